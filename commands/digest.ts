// /digest, /kutipan-harian: quotes worth reading, posted by themselves at the hour that managers set.
import { type CommandContext, type CommandGroup, defineCommand, type Runnable } from './command.js';
import { pauseDigest, postDigestNow, previewDigest, resumeDigest, stopDigest } from './digest-actions.js';
import { digestMeant, digestMeantIfAny, type OfChannel, ofChannel } from './digest-meant.js';
import { noteOfSetting } from './digest-notes.js';
import { changeTyped, digestOptions } from './digest-options.js';
import { digestPanel, digestSummary } from './digest-panel.js';
import { setDigest } from './digest-setting.js';

const PRIVATE = { access: 'managers', discordOnly: true, acknowledge: (): 'private' => 'private' } as const;

const set = defineCommand({
  ...PRIVATE,
  name: { id: 'atur', en: 'set' },
  help: { id: 'Kirim kutipan setiap hari ke satu kanal', en: 'Post quotes in a channel every day' },
  options: digestOptions,
  async run(context, input) {
    const { channel = context.channel, tag, role, collection } = input;
    const wanted = { change: changeTyped(input), tag, role, isCollectionNamed: collection !== undefined };
    const digest = await setDigest(context, channel, wanted);
    if (role === undefined || role === digest.role) return digestPanel(context, digest.id, noteOfSetting(digest));
    return { kind: 'digest-role', language: context.language, digest: await digestSummary(context, digest.id), role };
  },
});

const status = defineCommand({
  ...PRIVATE,
  name: { id: 'status', en: 'status' },
  help: {
    id: 'Kapan berikutnya, dan apa jadinya yang tujuh terakhir',
    en: 'When the next one comes, and what became of the last seven',
  },
  options: ofChannel,
  run: async (context, { channel }) => digestPanel(context, (await digestMeantIfAny(context, channel))?.id ?? null),
});

const preview = defineCommand({
  ...onDigest(previewDigest),
  name: { id: 'pratinjau', en: 'preview' },
  help: { id: 'Lihat yang akan dikirim; hanya kamu yang melihatnya', en: 'See what would be posted; only you see it' },
  heavy: true,
});

const now = defineCommand({
  ...onDigest(postDigestNow),
  name: { id: 'kirim-sekarang', en: 'now' },
  help: { id: 'Kirim satu sekarang, di luar jadwal', en: 'Post one now, besides the plan' },
  heavy: true,
});

const pause = defineCommand({
  ...onDigest(pauseDigest),
  name: { id: 'jeda', en: 'pause' },
  help: { id: 'Jeda kutipan harian', en: 'Pause the digest' },
});

const resume = defineCommand({
  ...onDigest(resumeDigest),
  name: { id: 'lanjutkan', en: 'resume' },
  help: { id: 'Lanjutkan kutipan harian yang dijeda', en: 'Resume a digest that is paused' },
});

const stop = defineCommand({
  ...onDigest(stopDigest),
  name: { id: 'hentikan', en: 'stop' },
  help: { id: 'Hentikan kutipan harian', en: 'Stop the digest' },
});

export const digest: CommandGroup = {
  name: { id: 'kutipan-harian', en: 'digest' },
  help: { id: 'Kutipan yang dikirim setiap hari', en: 'Quotes that are posted every day' },
  subcommands: [set, status, preview, now, pause, resume, stop],
};

/** A subcommand for the digest that is meant. */
function onDigest(
  act: (context: CommandContext, digest: Awaited<ReturnType<typeof digestMeant>>) => ReturnType<Runnable['run']>,
) {
  return {
    ...PRIVATE,
    options: ofChannel,
    run: async (context: CommandContext, { channel }: OfChannel) => act(context, await digestMeant(context, channel)),
  };
}
