// /study start, and Study together on a quote: a session here, of a topic, a document, or around that quote.
import { texts } from '../src/texts.js';
import { UserError } from '../src/user-error.js';
import { collectionThere } from './collection-there.js';
import { type Action, defineCommand } from './command.js';
import { quotedVersion } from './quoted-version.js';
import { beginSession, placeToBegin } from './study-begin.js';
import { aboutTyped, paceTyped, passagesTyped, planTyped, studyOptions, topicOrDocument } from './study-options.js';
import { channelsAround } from './study-place.js';

export const start = defineCommand({
  name: { id: 'mulai', en: 'start' },
  help: { id: 'Mulai sesi belajar bersama di sini', en: 'Start a study session here' },
  access: 'everyone',
  discordOnly: true,
  heavy: true,
  options: {
    ...studyOptions,
    channel: {
      type: 'channel',
      name: { id: 'kanal', en: 'channel' },
      help: {
        id: 'Forum atau kanal lain tempatnya (untuk pengelola)',
        en: 'A forum or another channel (for managers)',
      },
    },
  },
  acknowledge: () => 'private',
  async run(context, input) {
    const pace = paceTyped(input.pace);
    const passages = passagesTyped(input.passages);
    const { channel = context.channel } = input;
    const place = await placeToBegin(context, channel);
    const isMeant = channel === context.channel || input.collection !== undefined;
    const named = isMeant ? context.collectionId : undefined;
    const collectionId = collectionThere(context, channelsAround(place), named);
    const about = await aboutTyped({ ...context, collectionId }, input);
    if (about === null) throw topicOrDocument();
    if (pace === 'live' && input.time !== undefined) throw timeOfLive();
    const plan = pace === 'daily' ? planTyped(context, input) : null;
    return beginSession(context, place, { collectionId, about, pace, passages, plan });
  },
});

/** `QUOTEID`. */
export const studyQuote: Action = {
  name: 'study-quote',
  label: texts.studyTogether,
  access: 'everyone',
  acknowledgement: 'private',
  heavy: true,
  async run(context, { argument }) {
    const { quote, document } = await quotedVersion(context, argument);
    const about = { kind: 'quote', quoteId: quote.id, title: document.metadata.title ?? document.path } as const;
    const { collectionId } = document;
    const place = await placeToBegin(context, context.channel);
    return beginSession(context, place, { collectionId, about, pace: 'live', passages: passagesTyped(), plan: null });
  },
};

/** Who says a time does not want a session that begins at once. */
function timeOfLive(): UserError {
  return new UserError('time-of-live', {
    id: 'Sesi langsung dimulai sekarang juga. Kosongkan “jam”, atau pilih tempo harian. Untuk memulai pada jam tertentu, pengelola memakai /belajar jadwalkan.',
    en: 'A live session begins at once. Leave “time” out, or choose the daily pace. To begin at a set time, managers use /study schedule.',
  });
}
