// The option that names a collection: its choices while typing, and the one collection it means, among those in sight.
import type { CollectionInfo, Sight } from '../src/collection-types.js';
import type { Language, Localized } from '../src/types.js';
import { UserError } from '../src/user-error.js';
import type { Choice, CommandContext, Option } from './command.js';

/** Discord shows at most this many choices. */
const MOST_CHOICES = 25;
/** UTF-16 units of a choice's value on Discord. */
const LONGEST_NAME = 100;
/** Labels that a refusal names. */
const MOST_NAMED = 10;

const DEFAULT_LABEL: Localized = { id: 'Utama', en: 'Main' };
/** What the default collection answers to, unless another is called so. */
const DEFAULT_NAMES = ['utama', 'main', 'default'];

/** `collection`, the same wherever a collection can be named; the gate makes it the context's `collectionId`. */
export const collectionOption = {
  type: 'text',
  name: { id: 'koleksi', en: 'collection' },
  help: { id: 'Koleksi dokumen yang dimaksud', en: 'The collection of documents that is meant' },
  maxLength: LONGEST_NAME,
  complete: collectionChoices,
} as const satisfies Option;

/** As people read it; the default collection has no label of its own. */
export function collectionLabel({ label }: Pick<CollectionInfo, 'label'>, language: Language): string {
  return label ?? DEFAULT_LABEL[language];
}

/** Collections in sight whose label holds what was typed. */
async function collectionChoices({ sight, language }: CommandContext, typed: string): Promise<readonly Choice[]> {
  const wanted = folded(typed);
  const labelled = sight.collections.map((each) => ({ ...each, shown: collectionLabel(each, language) }));
  return labelled
    .filter(({ shown }) => folded(shown).includes(wanted))
    .slice(0, MOST_CHOICES)
    .map(({ shown, name }) => {
      const isOnly = labelled.every((other) => other.name === name || folded(other.shown) !== folded(shown));
      return { label: isOnly ? shown : `${shown} (${name})`, value: isOnly ? shown : name };
    });
}

/**
 * The collection with this label, or of the command line's name where that is none's label; case and accents apart. Throws
 * UserError `unknown-collection`, the same for one that the person may not know of as for one that does not exist.
 */
export function collectionNamed({ collections }: Pick<Sight, 'collections'>, typed: string): CollectionInfo {
  const wanted = folded(typed);
  const alike = collections.filter(({ label }) => label !== null && folded(label) === wanted);
  const found =
    alike.find(({ name }) => folded(name) === wanted) ??
    alike[0] ??
    collections.find(({ isDefault }) => isDefault && DEFAULT_NAMES.includes(wanted)) ??
    collections.find(({ name }) => folded(name) === wanted);
  if (found === undefined) throw unknownCollection(collections);
  return found;
}

function folded(text: string): string {
  return text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function unknownCollection(collections: readonly CollectionInfo[]): UserError {
  const names = (language: Language) => {
    const labels = collections.map((each) => collectionLabel(each, language));
    return labels.slice(0, MOST_NAMED).join(', ') + (labels.length > MOST_NAMED ? ', …' : '');
  };
  return new UserError('unknown-collection', {
    id: `Tidak ada koleksi dengan nama itu. Pilih salah satu: ${names('id')}.`,
    en: `There is no collection of that name. Choose one of: ${names('en')}.`,
  });
}
