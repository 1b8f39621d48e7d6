// Documents that people gave, proposals and collections with any content, made of hostile texts.
import fc from 'fast-check';
import type { CollectionInfo } from '../../../src/collection-types.js';
import type { CollectionSummary, GivenDocument, Reply } from '../../../src/reply.js';
import { hostileText } from '../hostile-text.js';

export const CHANNEL = '123456789012345678';
/** None that a hostile text holds. */
export const PERSON = '222222222222222222';
export const MOMENT = 1.6e12;
/** What Kutip writes itself in these messages. */
export const SIGNS =
  /(?<!\\)(?:<\/(?:ask|documents (?:list|show)):\d{18}>|<#1234567890123456\d\d>|<@222222222222222222>|<t:16000\d{5}:[fR]>)/g;

const language = fc.constantFrom('id' as const, 'en' as const);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.oneof({ weight: 5, arbitrary: hostileText() }, { weight: 1, arbitrary: hostileText(300) });
const localized = text.map((words) => ({ id: words, en: words }));
const id = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 8, maxLength: 8 });
const channels = fc.uniqueArray(
  fc.integer({ min: 10, max: 99 }).map((end) => `1234567890123456${end}`),
  { maxLength: 40 },
);
/** Long labels are refused before they are kept. */
const label = hostileText(12).map((words) => words.slice(0, 50));

export const given: fc.Arbitrary<GivenDocument> = fc.record({
  id,
  name: text,
  state: fc.constantFrom('read', 'waiting', 'refused', 'known', 'rejected', 'removed'),
  metadata: perhaps(
    fc.record({
      title: perhaps(text),
      author: perhaps(text),
      publisher: perhaps(text),
      date: fc.constantFrom(null, '2022', '2022-01-07'),
      url: perhaps(fc.oneof(hostileText(3), fc.webUrl())),
      language: fc.constant(null),
    }),
  ),
  pages: perhaps(fc.nat(900)),
  passages: fc.nat(9000),
  leftOut: fc.array(
    fc.record({
      reason: fc.constantFrom('spam', 'related', 'byline', 'subscription', 'navigation', 'running-head'),
      share: fc.double({ min: 0, max: 0.2, noNaN: true }),
    }),
    { maxLength: 5 },
  ),
  notices: fc.array(
    localized.map((sentence) => ({ code: 'x', sentence })),
    { maxLength: 4 },
  ),
  refusal: perhaps(localized),
  undoUntil: fc.constantFrom(null, MOMENT),
});
export const givens = (most: number) => fc.uniqueArray(given, { maxLength: most, selector: (each) => each.id });

const info: fc.Arbitrary<CollectionInfo> = fc.record({
  id: fc.nat(9_999_999),
  owner: fc.constant(CHANNEL),
  label: perhaps(label),
  name: label.map((words) => `x${words}`),
  isDefault: fc.boolean(),
  tiedTo: channels,
  usedIn: channels,
  removedAt: fc.constantFrom(null, MOMENT),
});
const summary: fc.Arbitrary<CollectionSummary> = fc
  .tuple(info, fc.nat(2000))
  .map(([each, documents]) => ({ ...each, documents }));

export const givenReplies = fc.record({
  kind: fc.constant('given' as const),
  language,
  collection: info,
  documents: givens(14),
  going: fc.boolean(),
  told: fc.boolean(),
  late: fc.boolean(),
});

export const removals: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('removal' as const),
  language,
  stage: fc.constantFrom('asked' as const, 'removed' as const, 'restored' as const),
  document: given,
});

export const proposalReplies = fc.record({
  kind: fc.constant('proposals' as const),
  language,
  collection: info,
  posted: fc.boolean(),
  proposals: fc.uniqueArray(
    fc.record({
      id,
      name: text,
      bytes: fc.nat(50_000_000),
      by: fc.constantFrom(null, PERSON),
      proposedAt: fc.constant(MOMENT),
    }),
    { maxLength: 14, selector: (each) => each.id },
  ),
});

export const collectionPanels: fc.Arbitrary<Reply> = fc
  .record({
    language,
    collections: fc.uniqueArray(summary, { minLength: 1, maxLength: 30, selector: (each) => each.id }),
    at: fc.integer({ min: -1, max: 29 }),
    stage: fc.constantFrom('shown' as const, 'removal-asked' as const, 'removed' as const),
    note: perhaps(text),
  })
  .map(({ at, ...rest }) => ({
    kind: 'collections' as const,
    ...rest,
    chosen: rest.collections[at % rest.collections.length] ?? null,
  }));

const document = given.map(({ name, metadata, notices, pages, passages }) => ({
  path: name,
  metadata: metadata ?? { title: null, author: null, publisher: null, date: null, url: null, language: null },
  ...{ notices, pages, passages },
}));

/** Of which the longest search fits into a button's id. */
export const documentLists: fc.Arbitrary<Reply> = fc
  .record({
    language,
    documents: fc.array(document, { maxLength: 8 }),
    page: fc.nat(9),
    pages: fc.integer({ min: 1, max: 10 }),
    total: fc.nat(5000),
    passages: fc.nat(100_000),
    search: perhaps(hostileText(12)),
    collection: info,
    collections: fc.integer({ min: 1, max: 30 }),
    unread: givens(30),
    proposals: fc.option(fc.nat(40), { nil: undefined }),
  })
  .map(({ proposals, ...rest }) => ({
    kind: 'documents' as const,
    ...rest,
    ...(proposals !== undefined && { proposals }),
  }));

export const files: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('file' as const),
  language,
  name: fc.constant('kutip.zip'),
  bytes: fc.uint8Array({ maxLength: 8 }),
  sentence: text.map((words) => `x${words}`),
});
