// What the panel of digests offers for the digest on the screen; /digest offers the same for the one that is meant.
import type { Digest } from '../src/digest/digest-keeper.js';
import { digestGone } from '../src/digest/setting-errors.js';
import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Action, CommandContext } from './command.js';
import { digestById } from './digest-meant.js';
import { digestNotes, noteOfPosting } from './digest-notes.js';
import { digestPanel } from './digest-panel.js';
import { digestRole } from './digest-role.js';
import { postingPlaceAt, requirePostable, tagAt } from './place-to-post.js';

/** `DIGESTID`, or chosen from the menu. */
const choose = inPlace('choose-digest', { id: 'Pilih kutipan harian', en: 'Choose a digest' }, showDigest);
const status = inPlace('digest-status', { id: 'Keadaannya', en: 'Status' }, showDigest);
const pause = inPlace('digest-pause', { id: 'Jeda', en: 'Pause' }, pauseDigest);
const resume = inPlace('digest-resume', { id: 'Lanjutkan', en: 'Resume' }, resumeDigest);
const stop = inPlace('digest-stop', { id: 'Hentikan', en: 'Stop' }, stopDigest);
const preview = apart('digest-preview', { id: 'Pratinjau', en: 'Preview' }, previewDigest);
const now = apart('digest-now', { id: 'Kirim sekarang', en: 'Post now' }, postDigestNow);

export const digestActions: readonly Action[] = [choose, status, preview, now, pause, resume, stop, digestRole];

export async function pauseDigest(context: CommandContext, { id, state }: Digest): Promise<Reply> {
  const { services, owner } = context;
  if (state === 'active') await services.digests.pause(owner, id);
  return digestPanel(context, id, state === 'active' ? digestNotes.paused : digestNotes.pausedAlready);
}

async function showDigest(context: CommandContext, { id }: Digest): Promise<Reply> {
  return digestPanel(context, id);
}

/** Only where it can be posted: what paused it may still be so. */
export async function resumeDigest(context: CommandContext, { id, state, channel, tag }: Digest): Promise<Reply> {
  const { services, owner } = context;
  if (state === 'active') return digestPanel(context, id, digestNotes.activeAlready);
  const place = await postingPlaceAt(context, channel);
  requirePostable(place);
  tagAt(place, undefined, tag);
  await services.digests.resume(owner, id);
  return digestPanel(context, id, digestNotes.resumed);
}

export async function stopDigest(context: CommandContext, { id }: Digest): Promise<Reply> {
  await context.services.digests.stop(context.owner, id);
  return digestPanel(context, null, digestNotes.stopped);
}

export async function previewDigest({ services, owner, language }: CommandContext, { id }: Digest): Promise<Reply> {
  const content = await services.digests.preview(owner, id);
  const notice = ({ id: said, en }: Localized): Reply => {
    const sentence = {
      id: `Kalau waktunya sekarang, tidak ada yang dikirim. ${said}`,
      en: `If it were due now, nothing would be posted. ${en}`,
    };
    return { kind: 'notice', language, sentence: sentence[language] };
  };
  if ('skip' in content) return notice(content.skip.sentence);
  return (await services.digests.show(owner, id, content, { mark: null, language })) ?? notice(NOTHING_LEFT);
}

/** At most once within a minute, whoever presses. */
export async function postDigestNow(context: CommandContext, { id }: Digest): Promise<Reply> {
  const { services, owner, sharing } = context;
  if (!sharing.begin(`digest ${owner} ${id}`)) throw justPosted();
  const posting = await services.digests.postNow(owner, id);
  if (posting === null) throw digestGone();
  return digestPanel(context, id, noteOfPosting(posting));
}

type OnDigest = (context: CommandContext, digest: Digest) => Promise<Reply>;

/** An action that changes the panel. */
function inPlace(name: string, label: Localized, act: OnDigest): Action {
  return {
    ...{ name, label, access: 'managers', acknowledgement: 'update' },
    run: async (context, { argument, values: [chosen = argument] }) => act(context, await digestById(context, chosen)),
  };
}

/** An action whose reply stands beside the panel. */
function apart(name: string, label: Localized, act: OnDigest): Action {
  return {
    ...{ name, label, access: 'managers', acknowledgement: 'private', heavy: true },
    run: async (context, { argument }) => act(context, await digestById(context, argument)),
  };
}

const NOTHING_LEFT: Localized = {
  id: 'Kutipan yang dipilih baru saja dihapus; coba lagi.',
  en: 'The quotes that were chosen have just been removed; try again.',
};

function justPosted(): UserError {
  return new UserError('just-posted', {
    id: 'Baru saja ada yang mengirimnya. Tunggu satu menit sebelum mengirim lagi.',
    en: 'Somebody has just posted it. Wait a minute before posting again.',
  });
}
