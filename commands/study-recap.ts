// What a study session came to: shown to everybody, ended with it, and as a file to keep.
import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { guides, notice, openSession, sessionById, sessionHere } from './study-meant.js';
import { guidesOnly, sessionOver, sessionUnknown } from './study-refusals.js';

/** Names of the files that a recap comes with end so. */
const FILE_TYPES = ['md', 'html'];

export const recap = defineCommand({
  name: { id: 'rekap', en: 'recap' },
  help: { id: 'Rangkum sesi ini dengan kutipan-kutipannya', en: 'Show what this session read and asked so far' },
  access: 'everyone',
  discordOnly: true,
  options: {},
  acknowledge: () => 'public',
  run: async (context) => showRecap(context, (await sessionHere(context)).session.id),
});

export const end = defineCommand({
  name: { id: 'selesai', en: 'end' },
  help: { id: 'Tutup sesi ini dan kirim rekapnya', en: 'End this session and post its recap' },
  access: 'everyone',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: async (context) => endSession(context, (await sessionHere(context)).session.id),
});

/** `SESSIONID`; also of a session that has ended. */
const showAll: Action = {
  name: 'study-recap',
  label: { id: 'Rekap', en: 'Recap' },
  access: 'everyone',
  acknowledgement: 'public',
  counted: true,
  run: (context, { argument }) => showRecap(context, argument.split('.')[0] ?? ''),
};

/** `SESSIONID`. */
const endNow: Action = {
  name: 'study-end',
  label: { id: 'Selesaikan', en: 'End' },
  access: 'everyone',
  acknowledgement: 'private',
  run: (context, { argument }) => endSession(context, argument.split('.')[0] ?? ''),
};

/** `SESSIONID.md` or `SESSIONID.html`; also of a session that has ended. */
const file: Action = {
  name: 'study-file',
  label: { id: 'Berkas', en: 'File' },
  access: 'everyone',
  acknowledgement: 'private',
  counted: true,
  async run(context, { argument }) {
    const [id = '', type = ''] = argument.split('.');
    const { language, owner, services, fileLimit } = context;
    const { session } = await sessionById(context, id);
    const found = FILE_TYPES.includes(type) ? (await services.study.show.recap(owner, session.id))?.files : undefined;
    const wanted = found?.find(({ name }) => name.endsWith(`.${type}`));
    if (wanted === undefined) throw sessionUnknown();
    if (wanted.bytes.length > fileLimit) throw tooLarge();
    return { kind: 'file', language, ...wanted, sentence: FILE_SENTENCE[language] };
  },
};

export const recapActions: readonly Action[] = [showAll, endNow, file];

/** At most once within a minute, whoever asks. */
async function showRecap(context: CommandContext, id: string): Promise<Reply> {
  const { services, owner, sharing } = context;
  const { session } = await sessionById(context, id);
  const reply = await services.study.show.recap(owner, session.id);
  if (reply === null) throw sessionUnknown();
  if (!sharing.begin(`recap ${owner} ${session.id}`)) throw justShown();
  return reply;
}

/** The recap is posted in the thread. */
async function endSession(context: CommandContext, id: string): Promise<Reply> {
  const { session } = await openSession(context, id);
  if (!guides(context, session)) throw guidesOnly();
  if (!(await context.services.study.end(session.owner, session.id, 'guide'))) throw sessionOver();
  return notice(context, ENDED);
}

const ENDED: Localized = {
  id: 'Sesi ini ditutup. Rekapnya ada di utasnya.',
  en: 'This session has ended. Its recap is in its thread.',
};

const FILE_SENTENCE: Localized = {
  id: 'Rekap sesi belajar ini, untuk disimpan.',
  en: 'The recap of this study session, to keep.',
};

function justShown(): UserError {
  return new UserError('just-posted', {
    id: 'Rekapnya baru saja ditampilkan. Tunggu satu menit sebelum menampilkannya lagi.',
    en: 'The recap has just been shown. Wait a minute before showing it again.',
  });
}

function tooLarge(): UserError {
  return new UserError('file-too-large', {
    id: 'Berkas rekap ini terlalu besar untuk server ini. Salin kutipannya dari rekap di utasnya.',
    en: 'The file of this recap is too large for this server. Copy the quotes from the recap in the thread.',
  });
}
