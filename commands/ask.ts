// /ask, /tanya: a question answered with quotes.
import { answeringSentence } from '../src/answer/answering-sentence.js';
import { defineCommand } from './command.js';
import { documentChoices } from './document-option.js';

export const ask = defineCommand({
  name: { id: 'tanya', en: 'ask' },
  help: { id: 'Tanyakan sesuatu kepada dokumen', en: 'Ask the documents something' },
  access: 'everyone',
  heavy: true,
  options: {
    question: {
      type: 'text',
      name: { id: 'pertanyaan', en: 'question' },
      help: { id: 'Pertanyaanmu, dengan kata-katamu sendiri', en: 'Your question, in your own words' },
      required: true,
    },
    document: {
      type: 'text',
      name: { id: 'dokumen', en: 'document' },
      help: { id: 'Cari di dokumen ini saja', en: 'Look in this document only' },
      complete: documentChoices,
    },
    since: {
      type: 'date',
      name: { id: 'sejak', en: 'since' },
      help: {
        id: 'Dokumen sejak tanggal ini (2022, 2022-01, 2022-01-07)',
        en: 'Documents since this date (2022-01-07)',
      },
    },
    until: {
      type: 'date',
      name: { id: 'sampai', en: 'until' },
      help: {
        id: 'Dokumen sampai tanggal ini (2022, 2022-01, 2022-01-07)',
        en: 'Documents until this date (2022-01-07)',
      },
    },
    'only-me': {
      type: 'boolean',
      name: { id: 'hanya-saya', en: 'only-me' },
      help: { id: 'Jawabannya hanya kamu yang lihat', en: 'Only you see the answer' },
    },
  },
  acknowledge: (input) => (input['only-me'] === true ? 'private' : 'public'),
  async run(context, input) {
    const { question, document, since, until } = input;
    const answer = await context.services.answers.ask({
      question,
      collectionId: context.collectionId,
      owner: context.owner,
      ...(document !== undefined && { document }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
      ...(context.previousQuestion !== null && { previousQuestion: context.previousQuestion }),
    });
    const { entries, services } = context;
    if (answer.kind === 'help') return { kind: 'help', language: answer.language, entries, about: services.about };
    const answeringSentences = Object.fromEntries(
      [...answer.quotes, ...answer.nearest].map((quote) => [quote.id, answeringSentence(quote)]),
    );
    const frame = { id: null, visibility: context.visibility, hasMore: false, undated: 0, first: false };
    return { kind: 'answer', language: answer.language, answer, answeringSentences, frame };
  },
});
