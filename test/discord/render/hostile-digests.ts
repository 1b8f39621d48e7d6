// Digests and their panels with any content, made of hostile texts.
import fc from 'fast-check';
import type { DigestSummary, Reply } from '../../../src/reply.js';
import type { Posting } from '../../../src/schedule-types.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { hostileText } from '../hostile-text.js';
import { quotes } from './hostile-replies.js';

export const CHANNEL = '222222222222222222';
export const ROLE = '333333333333333333';
const MOMENT = 1.6e12;
/** What Kutip writes itself in these messages. */
export const SIGNS =
  /(?<!\\)(?:<\/digest set:\d{18}>|<#222222222222222222>|<@&333333333333333333>|<t:16000\d{5}:[fR]>|<t:1700000000:D>)/g;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
const language = fc.constantFrom('id' as const, 'en' as const);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.oneof({ weight: 5, arbitrary: hostileText() }, { weight: 1, arbitrary: hostileText(300) });
const DATE = '2022-03-07';

export type Digest = Extract<Reply, { kind: 'digest' }>;

const question = hostileText(60).map((words) => ({
  ...{ id: '7K2M9QXA', collectionId: 7, question: `${words}?`, language: 'id' as const },
  ...{ channel: CHANNEL, askedAt: MOMENT, answeredBy: null },
}));

/** Also what a restart left behind: a quote of another version is named so. */
const changed = fc.constantFrom({}, { readAt: 1.7e12 });

const recall = fc.tuple(hostileText(12), hostileText(6), hostileText(12)).map(([before, hidden, after]) => {
  const quote = toyQuote(`${before} a${hidden}b ${after}`, null, { id: 'RECA11AA' });
  const start = quote.start + before.length + 1;
  return { quote, hidden: [start, start + hidden.length + 2] as const };
});

export const digests: fc.Arbitrary<Digest> = fc.record({
  kind: fc.constant('digest' as const),
  language,
  mark: perhaps(id),
  date: fc.constant(DATE),
  topic: perhaps(text),
  quotes: fc
    .tuple(quotes(5), changed, fc.boolean())
    .map(([all, change, isNew]) => all.map((quote) => ({ quote: { ...quote, ...change }, isNew }))),
  recall: perhaps(recall),
  asked: fc.constantFrom(0, 1, 99_999),
  answered: fc.constantFrom(0, 1, 99_999),
  open: fc.array(question, { maxLength: 3 }),
  discussable: fc.boolean(),
});

const reason = text.map((words) => ({ code: 'x', sentence: { id: words, en: words } }));

const posting: fc.Arbitrary<Posting> = fc.record({
  owner: fc.constant(CHANNEL),
  id,
  scheduleId: id,
  date: fc.constantFrom(null, DATE),
  zone: fc.constant('Asia/Jakarta'),
  dueAt: fc.constant(MOMENT),
  state: fc.constantFrom('waiting', 'sending', 'sent', 'skipped', 'missed', 'failed', 'uncertain'),
  tries: fc.constant(1),
  tryAt: fc.constant(null),
  sentAt: fc.constant(null),
  reason: perhaps(reason),
  content: fc.constant(null),
  address: fc.constantFrom(null, { channel: CHANNEL, message: CHANNEL }),
  settledAt: fc.constant(null),
});

const summary: fc.Arbitrary<DigestSummary> = fc.record({
  id,
  channel: fc.constant(CHANNEL),
  plan: fc.record({
    zone: fc.constantFrom('Asia/Jakarta', 'America/Argentina/ComodRivadavia', 'UTC'),
    time: fc.constantFrom('07:00', '23:59'),
    days: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [1, 3, 5], [7]),
  }),
  state: fc.constantFrom('active' as const, 'paused' as const),
  pausedFor: perhaps(reason),
  nextAt: fc.constantFrom(null, MOMENT),
  collection: perhaps(
    fc.record({
      id: fc.nat(99),
      owner: fc.constant(CHANNEL),
      label: perhaps(hostileText(12).map((words) => words.slice(0, 50))),
      name: fc.constant('x'),
      isDefault: fc.boolean(),
      tiedTo: fc.constant([]),
      usedIn: fc.constant([]),
      removedAt: fc.constant(null),
    }),
  ),
  quotes: fc.integer({ min: 1, max: 5 }),
  topic: perhaps(text),
  role: fc.constantFrom(null, ROLE),
  repeat: fc.boolean(),
  results: fc.array(posting, { maxLength: 8 }),
  worthy: fc.nat(99_999),
  used: fc.nat(99_999),
});

export const digestPanels: fc.Arbitrary<Extract<Reply, { kind: 'digests' }>> = fc
  .record({
    language,
    digests: fc.uniqueArray(summary, { maxLength: 10, selector: (each) => each.id }),
    at: fc.integer({ min: -1, max: 9 }),
    note: perhaps(text),
  })
  .map(({ at, ...rest }) => ({ kind: 'digests' as const, ...rest, chosen: rest.digests[at] ?? null }));

export const digestRoles: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('digest-role' as const),
  language,
  digest: summary,
  role: fc.constant(ROLE),
});
