// /documents paste: a text that a manager pastes into a form, kept as a file of its own.
import type { Localized } from '../src/types.js';
import { collectionOption } from './collection-option.js';
import { type Action, defineCommand, type Form, type TextField } from './command.js';
import { formFirst } from './form-first.js';
import { collectionInSight } from './in-sight.js';
import { formTitle, statedField } from './stated-fields.js';
import { takeDocuments } from './take-documents.js';
import { textFile } from './text-file.js';

const PARTS = ['part1', 'part2', 'part3', 'part4'] as const;
/** UTF-16 units; Discord lets no more be typed into a field. */
const LONGEST_PART = 4_000;
/** What ends a sentence, and what may follow it. */
const SENTENCE_END = /[.!?…:;][\p{Pf}\p{Pe}"'”’*_]*$/u;

export const paste = defineCommand({
  name: { id: 'tempel', en: 'paste' },
  help: { id: 'Tempel teks sebagai dokumen', en: 'Paste a text as a document' },
  access: 'managers',
  discordOnly: true,
  options: { collection: collectionOption },
  acknowledge: () => 'form',
  form: async ({ collectionId }) => ({ action: pasteDocument.name, argument: String(collectionId) }),
  run: formFirst,
});

/** `COLLECTIONID`. */
const pasteDocument: Action = {
  name: 'paste-document',
  label: { id: 'Tempel teks', en: 'Paste a text' },
  access: 'managers',
  acknowledgement: 'private',
  async form(context, { argument }): Promise<Form> {
    const { language } = context;
    const { id, label } = await collectionInSight(context, argument);
    const title = { ...statedField('title', language), required: true };
    const parts = PARTS.map((name, at): TextField => {
      const words = at === 0 ? TEXTS.text[language] : `${TEXTS.more[language]} (${at + 1}/${PARTS.length})`;
      return { type: 'text', name, label: words, long: true, required: at === 0, maxLength: LONGEST_PART };
    });
    return { title: formTitle(TEXTS.title[language], label), argument: String(id), fields: [title, ...parts] };
  },
  async run(context, { argument, fields }) {
    const collection = await collectionInSight(context, argument);
    const title = fields['title'] ?? '';
    const text = joined(PARTS.map((name) => fields[name] ?? ''));
    return takeDocuments(context, collection, [textFile(text, { title })]);
  },
};

export const pasteDocumentActions: readonly Action[] = [pasteDocument];

/** A part that was cut within a sentence goes on in the next one; else a paragraph ends there. */
export function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .reduce((text, part) => (text === '' ? part : `${text}${SENTENCE_END.test(text) ? '\n\n' : ' '}${part}`), '');
}

const TEXTS = {
  title: { id: 'Tempel teks', en: 'Paste a text' },
  text: { id: 'Teks', en: 'Text' },
  more: { id: 'Sambungannya', en: 'What follows' },
} satisfies Record<string, Localized>;
