// /setup, /siapkan: the first minutes in a server, step by step on one message.
import type { SetupStep } from '../src/group-types.js';
import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { askAgain } from './ask-again.js';
import { type Action, type CommandContext, defineCommand } from './command.js';
import { setDigest } from './digest-setting.js';
import { EXAMPLE, finishStep, firstOpenStep, leaveStep, SETUP_STEPS, setupPanel } from './panels.js';

const READY: Localized = {
  id: `Dokumen contoh sudah bisa dikutip. Coba: /tanya ${EXAMPLE.id}`,
  en: `The sample documents can be quoted now. Try: /ask ${EXAMPLE.en}`,
};

export const setup = defineCommand({
  name: { id: 'siapkan', en: 'setup' },
  help: { id: 'Siapkan Kutip di server ini', en: 'Set Kutip up in this server' },
  access: 'managers',
  discordOnly: true,
  options: {},
  acknowledge: () => 'private',
  run: (context) => openSetup(context, ''),
});

/** `STEP` or empty: the first step that is not done. */
const open: Action = {
  name: 'setup',
  label: setup.name,
  access: 'managers',
  acknowledgement: 'private',
  run: (context, { argument }) => openSetup(context, argument),
};

/** `STEP[.BEHIND]`: goes to a step, or to the summary with `done`; `BEHIND` was left without a choice and counts as done. */
const step: Action = {
  name: 'setup-step',
  label: setup.name,
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const [to = '', behind] = argument.split('.');
    if (behind !== undefined) await leaveStep(context, stepNamed(behind));
    return setupPanel(context, to === 'done' ? null : stepNamed(to));
  },
};

/** `setup`: stays on that panel. Empty: says that the documents are there. */
const sampleDocuments: Action = {
  name: 'sample-documents',
  label: { id: 'Tambahkan dokumen contoh', en: 'Add the sample documents' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { argument }) {
    const { services, owner, progress, language } = context;
    const { id } = await services.library.collection(owner);
    const before = await services.library.documents(id);
    if (before.length === 0) {
      await services.samplePack.add(owner, progress);
      await askAgain(context);
    }
    await leaveStep(context, 'documents');
    return argument === 'setup'
      ? setupPanel(context, 'documents')
      : { kind: 'notice', language, sentence: READY[language] };
  },
};

/** The digest of the channel that was chosen, as usual: every day at seven. */
const digest: Action = {
  name: 'setup-digest',
  label: { id: 'Pilih kanal kutipan harian', en: 'Choose the channel of the daily digest' },
  access: 'managers',
  acknowledgement: 'update',
  async run(context, { values: [channel = null] }) {
    await setDigest(context, channel).catch((error: unknown) => {
      throw error instanceof UserError && error.code === 'digest-zone-missing' ? zoneFirst() : error;
    });
    return finishStep(context, 'digest');
  },
};

export const setupActions: readonly Action[] = [open, step, sampleDocuments, digest];

async function openSetup(context: CommandContext, argument: string): Promise<Reply> {
  return setupPanel(context, argument === '' ? firstOpenStep(context.settings.setUp) : stepNamed(argument));
}

function stepNamed(name: string): SetupStep {
  const found = SETUP_STEPS.find((each) => each === name);
  if (found !== undefined) return found;
  throw new UserError('outdated', {
    id: 'Tombol ini dari Kutip versi lain. Ketik /siapkan lagi.',
    en: 'This button is from another version of Kutip. Call /setup again.',
  });
}

function zoneFirst(): UserError {
  return new UserError('digest-zone-missing', {
    id: 'Kutip belum tahu pukul 07.00 di zona waktu mana. Tekan “‹ Kembali” sampai langkah Zona waktu, pilih zonanya, lalu pilih kanal ini lagi.',
    en: 'Kutip does not know yet in which time zone 07:00 is meant. Press “‹ Back” until the step Time zone, choose it, then choose this channel again.',
  });
}
