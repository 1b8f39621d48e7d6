// /documents edit, and the form "Correct": what holds of a document now, to be put right by whoever manages.

import type { KeptFile } from '../src/corpus/document-keeper.js';
import { plainLine } from '../src/corpus/plain-line.js';
import type { Statement } from '../src/corpus/stated.js';
import type { Reply } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import { collectionOption } from './collection-option.js';
import { type Action, type ActionInput, type CommandContext, defineCommand, type Form } from './command.js';
import { documentOption } from './document-option.js';
import { formFirst } from './form-first.js';
import { givenDocuments } from './given-documents.js';
import { collectionInSight, fileInSight, fileNamed } from './in-sight.js';
import { readDocuments } from './read-documents.js';
import { checkedStatement, STATED_KEYS, statedField } from './stated-fields.js';

/** UTF-16 units of a field; what was read of a file may be longer than what may be stated. */
const LONGEST_FIELD = 4_000;
const LONGEST_STATED = 300;

type Values = { readonly [Key in (typeof STATED_KEYS)[number]]: string };

export const edit = defineCommand({
  name: { id: 'ubah', en: 'edit' },
  help: { id: 'Betulkan judul, penulis, tanggal dokumen', en: 'Correct a document’s title, author, date' },
  access: 'managers',
  discordOnly: true,
  options: {
    document: documentOption,
    collection: collectionOption,
  },
  acknowledge: () => 'form',
  form: async (context, { document }) => ({
    action: correctDocument.name,
    argument: (await fileNamed(context, document)).id,
  }),
  run: formFirst,
});

/** `FILEID`, or chosen from a menu. Only what is written otherwise than it was shown is stated. */
const correctDocument: Action = {
  name: 'correct-document',
  label: { id: 'Betulkan', en: 'Correct' },
  access: 'managers',
  acknowledgement: 'private',
  async form(context, input): Promise<Form> {
    const { language } = context;
    const file = await fileToCorrect(context, input);
    const values = await valuesOf(context, file);
    const fields = STATED_KEYS.map((key) => {
      const maxLength = Math.max(LONGEST_STATED, values[key].length, key === 'url' ? 2_000 : 0);
      return statedField(key, language, { value: values[key], maxLength });
    });
    return { title: TITLE[language], argument: file.id, fields };
  },
  async run(context, input): Promise<Reply> {
    const { services, owner, language } = context;
    const file = await fileToCorrect(context, input);
    const { statement, problems } = checkedStatement(changes(input.fields, await valuesOf(context, file)));
    const collection = await collectionInSight(context, String(file.collectionId));
    let reading = { going: false, told: false };
    const corrected = Object.keys(statement).length > 0;
    if (corrected) {
      const { state } = await services.documents.edit(owner, file.id, statement);
      if (state === 'waiting') reading = await readDocuments(context, collection, [file.id]);
    }
    const now = await fileInSight(context, file.id);
    const documents = (await givenDocuments(services, owner, [now])).map((document) => ({
      ...document,
      notices: [...problems, ...document.notices],
    }));
    return { kind: 'given', language, collection, documents, ...reading, late: false, corrected };
  },
};

export const editDocumentActions: readonly Action[] = [correctDocument];

function fileToCorrect(context: CommandContext, { argument, values }: Pick<ActionInput, 'argument' | 'values'>) {
  return fileInSight(context, values[0] ?? argument);
}

/** What stands in citations now: what was stated over what was read; of a file that waits only what was stated. */
async function valuesOf({ services }: CommandContext, { documentId, given }: KeptFile): Promise<Values> {
  const read = documentId === null ? null : ((await services.library.document(documentId))?.metadata ?? null);
  const [title, author, publisher, date, url] = STATED_KEYS.map((key) => oneLine(given[key] ?? read?.[key] ?? ''));
  return { title: title ?? '', author: author ?? '', publisher: publisher ?? '', date: date ?? '', url: url ?? '' };
}

/** An emptied field takes back what was stated. */
function changes(fields: ActionInput['fields'], shown: Values): Statement {
  const changed = STATED_KEYS.flatMap((key) => {
    const typed = fields[key];
    return typed === undefined || oneLine(typed) === shown[key] ? [] : [[key, oneLine(typed)] as const];
  });
  return Object.fromEntries(changed);
}

/** As a field of a form shows it, so that what nobody touched comes back the same. */
function oneLine(text: string): string {
  return plainLine(text).slice(0, LONGEST_FIELD).trimEnd();
}

const TITLE: Localized = { id: 'Betulkan keterangan', en: 'Correct what is stated' };
