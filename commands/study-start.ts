// /study start, and Study together on a quote: a session here, of a topic, a document, or around that quote.
import { texts } from '../src/texts.js';
import { type Action, defineCommand } from './command.js';
import { quotedVersion } from './quoted-version.js';
import { beginSession } from './study-begin.js';
import { aboutTyped, paceTyped, passagesTyped, planTyped, studyOptions, topicOrDocument } from './study-options.js';

export const start = defineCommand({
  name: { id: 'mulai', en: 'start' },
  help: { id: 'Mulai sesi belajar bersama di sini', en: 'Start a study session here' },
  access: 'everyone',
  discordOnly: true,
  heavy: true,
  options: studyOptions,
  acknowledge: () => 'private',
  async run(context, input) {
    const pace = paceTyped(input.pace);
    const passages = passagesTyped(input.passages);
    const about = await aboutTyped(context, input);
    if (about === null) throw topicOrDocument();
    const plan = pace === 'daily' ? planTyped(context, input) : null;
    return beginSession(context, { collectionId: context.collectionId, about, pace, passages, plan });
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
    return beginSession(context, { collectionId, about, pace: 'live', passages: passagesTyped(), plan: null });
  },
};
