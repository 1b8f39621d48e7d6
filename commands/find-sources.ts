// The menu "Find sources": passages that bear on a message, for the person who asked; never "for" or "against" what it says.
import type { Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import { answeringSentencesOf, answerMemory } from './answer-reply.js';
import type { MessageMenu } from './command.js';
import { plainText } from './message-text.js';
import { orWayToDocuments } from './no-documents.js';

const MOST_QUOTES = 3;

const NOTHING: Localized = {
  id: 'Di dokumen tidak ada bagian yang berkaitan dengan pesan ini.',
  en: 'Nothing in the documents bears on this message.',
};

export const findSourcesMenu: MessageMenu = {
  name: { id: 'Cari sumber', en: 'Find sources' },
  access: 'everyone',
  heavy: true,
  acknowledgement: 'private',
  async run(context, { content, isOwn }) {
    if (isOwn) throw ownMessage();
    const text = plainText(content);
    if (text === '') throw noText();
    const { owner, collectionId, language, services, sight } = context;
    const found = await orWayToDocuments(context, () =>
      services.answers.findSources({ text, owner, collectionId, quotes: MOST_QUOTES }),
    );
    if (!found.answered) return { kind: 'notice', language, sentence: NOTHING[language] };
    const answerId = await services.group.rememberAnswer({ ...answerMemory(context, found), kind: 'sources' });
    const { quotes } = found;
    const answeringSentences = answeringSentencesOf(quotes);
    const about = text;
    const shareable = sight.mayPost(collectionId);
    return { kind: 'passages', language, of: 'sources', quotes, answeringSentences, about, answerId, shareable };
  },
};

function ownMessage(): UserError {
  return new UserError('own-message', {
    id: 'Pesan ini dari Kutip; sumbernya sudah tertulis di bawah kutipannya. Pilih pesan orang lain.',
    en: 'This message is Kutip’s; its sources stand below its quotes. Choose a message by somebody else.',
  });
}

function noText(): UserError {
  return new UserError('no-words', {
    id: 'Di pesan ini tidak ada teks yang bisa dicarikan sumber.',
    en: 'There is no text in this message to find sources for.',
  });
}
