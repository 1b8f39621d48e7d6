// The quotes of one digest: of what the group studies next, of documents that are new here, then of the passages whose turn it is.
import type { DigestDetails } from './details.js';
import type { DigestPorts } from './digest-ports.js';
import { candidatesOf, type Picker } from './picker.js';
import { bestPassages, documentsIn, type Pool } from './pool.js';
import type { Used } from './used-keys.js';

/** Passages among which is chosen: enough to be diverse, few enough to compare all in milliseconds. */
const CONSIDERED = 200;
/** The same of one new document. */
const CONSIDERED_OF_NEW = 40;
/** Quotes of a document that is the only new one. */
const OF_ONLY_NEW = 2;
/** Milliseconds for which a document that was never quoted here is called new: a month. */
const NEW_MS = 30 * 86_400_000;

export interface Wanted extends Pick<DigestDetails, 'quotes' | 'newAfter'> {
  /** Documents that were quoted here before. */
  readonly quoted: Used['documents'];
  /** How much the passage of an ordinal matters; null where it is not wanted. */
  readonly relevanceOf: (ordinal: number) => number | null;
  /** The same for what the group studies next; null where that is nothing. */
  readonly bearsOnSession: ((ordinal: number) => number | null) | null;
}

/** The picker then holds as many quotes as are wanted, or all there are. */
export async function pickQuotes(
  ports: Pick<DigestPorts, 'store' | 'clock'>,
  pool: Pool,
  picker: Picker,
  wanted: Wanted,
): Promise<void> {
  await pickForSession(ports, pool, picker, wanted);
  await pickNew(ports, pool, picker, wanted);
  while (picker.picked.length < wanted.quotes) {
    const passages = await bestPassages(pool, wanted.relevanceOf, CONSIDERED);
    const candidates = await candidatesOf(ports, pool, passages);
    const before = picker.groups.length;
    while (picker.picked.length < wanted.quotes && (await picker.pick(candidates, 'turn')) !== null);
    // What may not be shown is taken by now, and makes room for others among those that are considered.
    if (picker.groups.length === before) return;
  }
}

/** Half of the quotes at most, so that there is room for what is new. */
async function pickForSession(
  ports: Pick<DigestPorts, 'store'>,
  pool: Pool,
  picker: Picker,
  { quotes, relevanceOf, bearsOnSession }: Wanted,
): Promise<void> {
  if (bearsOnSession === null) return;
  const bearing = (ordinal: number) => (relevanceOf(ordinal) === null ? null : bearsOnSession(ordinal));
  const passages = await bestPassages(pool, bearing, CONSIDERED_OF_NEW);
  const candidates = await candidatesOf(ports, pool, passages);
  for (let left = Math.ceil(quotes / 2); left > 0 && (await picker.pick(candidates, 'session')) !== null; left--);
}

/** Those that came last are quoted first. */
async function pickNew(
  ports: Pick<DigestPorts, 'store' | 'clock'>,
  pool: Pool,
  picker: Picker,
  wanted: Wanted,
): Promise<void> {
  const { documentIds } = pool.generation;
  const isLater = (id: number, ordinal: number) =>
    id > wanted.newAfter && !wanted.quoted.has(id) && wanted.relevanceOf(ordinal) !== null;
  const later = [...(await documentsIn(pool, isLater))].sort((a, b) => b - a);
  const fresh: number[] = [];
  for (const id of later) {
    if (picker.picked.length + fresh.length >= wanted.quotes) break;
    const document = await ports.store.document(id);
    if (document === null) continue;
    if (ports.clock.now() - document.addedAt > NEW_MS) break; // those before it came earlier
    fresh.push(id);
  }
  const each = fresh.length === 1 ? Math.min(OF_ONLY_NEW, wanted.quotes) : 1;
  for (const id of fresh) {
    if (picker.picked.length >= wanted.quotes) return;
    const relevanceOf = (ordinal: number) => (documentIds[ordinal] === id ? wanted.relevanceOf(ordinal) : null);
    const passages = await bestPassages(pool, relevanceOf, CONSIDERED_OF_NEW);
    const candidates = await candidatesOf(ports, pool, passages);
    for (let left = Math.min(each, wanted.quotes - picker.picked.length); left > 0; left--) {
      if ((await picker.pick(candidates, 'new')) === null) break;
    }
  }
}
