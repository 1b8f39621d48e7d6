// Messages of study sessions with any content, made of hostile texts.
import fc from 'fast-check';
import type { Reply, SessionInfo, ShownPrompt } from '../../../src/reply.js';
import type { Quote } from '../../../src/types.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { hostileText } from '../hostile-text.js';
import { quotes } from './hostile-replies.js';

export const PERSON = '444444444444444444';
export const PLACE = '222222222222222222';
const MOMENT = 1.6e12;
/** What Kutip writes itself in these messages. */
export const SIGNS =
  /(?<!\\)(?:<@444444444444444444>|<#222222222222222222>|<t:16000\d{5}:[fR]>|<t:1700000000:D>|\[(?:tautan|link)\]\(<https:\/\/discord\.com\/channels\/[\d/]+>\))/g;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
const language = fc.constantFrom('id' as const, 'en' as const);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.oneof({ weight: 5, arbitrary: hostileText() }, { weight: 1, arbitrary: hostileText(900) });
const person = fc.constantFrom(null, PERSON);
const count = fc.constantFrom(0, 1, 2, 99_999);
const changed = fc.constantFrom({}, { readAt: 1.7e12 });

export const sessions: fc.Arbitrary<SessionInfo> = fc.record({
  owner: fc.constant(PLACE),
  id,
  collectionId: fc.constant(7),
  title: text,
  about: fc.constantFrom('topic' as const, 'document' as const, 'quote' as const),
  pace: fc.constantFrom('live' as const, 'daily' as const),
  guide: person,
  thread: fc.constantFrom(null, PLACE),
  passages: fc.integer({ min: 1, max: 14 }),
  joined: count,
  nextAt: fc.constantFrom(null, MOMENT),
  ended: fc.boolean(),
});

/** Stands nowhere but where it is hidden, unless a text repeats it. */
export const HIDDEN = 'Kalisari 77';

/** A quote with `HIDDEN` in it, and its offsets. */
const hiding: fc.Arbitrary<{ readonly quote: Quote; readonly hidden: readonly [number, number] }> = fc
  .tuple(text, text, quotes(1), changed, fc.boolean())
  .map(([before, after, [one], change, isTold]) => {
    const words = `a${before} ${HIDDEN} ${after}`;
    const told = isTold ? { title: `Di ${HIDDEN}`, section: HIDDEN, url: 'https://example.org/kalisari-77' } : {};
    const quote = { ...toyQuote(words, null, { ...one, ...told, ...change }), text: words, start: 100 };
    const from = quote.start + `a${before} `.length;
    const sliced = { ...quote, end: quote.start + words.length, emphasis: null };
    return { quote: sliced, hidden: [from, from + HIDDEN.length] as const };
  });

const withPrompt = fc
  .tuple(hiding, hiding, fc.constantFrom('none', 'recall', 'comparison'), fc.boolean())
  .map(([{ quote, hidden }, earlier, kind, isThere]): { quote: Quote; prompt: ShownPrompt | null } => {
    if (kind === 'none') return { quote, prompt: null };
    if (kind === 'recall') return { quote, prompt: { kind: 'recall', hidden } };
    const address = isThere ? { channel: PLACE, message: PLACE } : null;
    const other = { quote: earlier.quote, there: earlier.hidden, address };
    return { quote, prompt: { kind: 'comparison', here: hidden, earlier: other } };
  });

export const passages: fc.Arbitrary<Extract<Reply, { kind: 'study-passage' }>> = fc
  .tuple(
    fc.record({
      kind: fc.constant('study-passage' as const),
      language,
      session: sessions,
      mark: perhaps(id),
      step: fc.integer({ min: 0, max: 13 }),
      ready: count,
      state: fc.constantFrom('now' as const, 'past' as const),
    }),
    withPrompt,
  )
  .map(([passage, shown]) => ({ ...passage, ...shown }));

const choice = hostileText(12).map((words) => `x${words}`);

export const rounds: fc.Arbitrary<Extract<Reply, { kind: 'study-round' }>> = fc
  .tuple(
    fc.record({
      kind: fc.constant('study-round' as const),
      language,
      session: sessions,
      id,
      number: fc.integer({ min: 0, max: 9 }),
      of: fc.integer({ min: 1, max: 10 }),
      choices: fc.array(choice, { minLength: 4, maxLength: 4 }),
      answered: count,
      state: fc.constantFrom('open' as const, 'closed' as const, 'dropped' as const),
    }),
    hiding,
    fc.nat(3),
  )
  .map(([round, shown, right]) => ({ ...round, ...shown, right: round.state === 'open' ? null : right }));

const score = fc.record({ person, right: fc.nat(10), answered: fc.nat(10) });
const question = fc.record({ question: text, answered: fc.boolean() });

export const recaps: fc.Arbitrary<Extract<Reply, { kind: 'study-recap' }>> = fc.record({
  kind: fc.constant('study-recap' as const),
  language,
  session: sessions,
  endedBy: fc.constantFrom(null, 'finished', 'guide', 'idle', 'thread-gone', 'thread-archived', 'thread-locked'),
  quotes: fc.oneof(fc.constant([]), quotes(14)),
  questions: fc.array(question, { maxLength: 12 }),
  scores: fc.array(score, { maxLength: 30 }),
  people: count,
  files: fc.constantFrom([], [{ name: 'rekap.md', bytes: new Uint8Array([1]) }]),
});

const posting = fc.record({
  owner: fc.constant(PLACE),
  id,
  scheduleId: id,
  date: fc.constantFrom(null, '2022-03-07'),
  zone: fc.constant('Asia/Jakarta'),
  dueAt: fc.constant(MOMENT),
  state: fc.constantFrom('sent' as const, 'failed' as const),
  tries: fc.constant(1),
  tryAt: fc.constant(null),
  sentAt: fc.constant(null),
  reason: perhaps(text.map((words) => ({ code: 'x', sentence: { id: words, en: words } }))),
  content: fc.constant(null),
  address: fc.constantFrom(null, { channel: PLACE, message: PLACE }),
  settledAt: fc.constant(null),
});

const schedules: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('study-schedule' as const),
  language,
  id,
  collectionId: fc.constant(7),
  title: text,
  channel: fc.constant(PLACE),
  plan: fc.record({
    zone: fc.constantFrom('Asia/Jakarta', 'UTC'),
    time: fc.constant('19:30'),
    days: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [1, 3, 5]),
  }),
  once: fc.constantFrom(null, '2022-03-07'),
  pace: fc.constantFrom('live' as const, 'daily' as const),
  passages: fc.integer({ min: 2, max: 14 }),
  reminder: fc.constantFrom(null, 5, 60, 1440),
  event: fc.constantFrom('made' as const, 'none' as const, 'refused' as const),
  nextAt: fc.constantFrom(null, MOMENT),
  stopped: fc.boolean(),
  results: fc.array(posting, { maxLength: 7 }),
  note: perhaps(text),
});

/** Every kind. */
export const studyReplies: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    kind: fc.constant('study-opening' as const),
    language,
    session: sessions,
    documents: count,
    mark: perhaps(id),
  }),
  fc.record({
    kind: fc.constant('study-opened' as const),
    language,
    session: sessions,
    thread: fc.constant(PLACE),
    existed: fc.boolean(),
  }),
  passages,
  rounds,
  fc.record({
    kind: fc.constant('study-choice' as const),
    language,
    choice,
    right: choice,
    first: fc.boolean(),
    quote: fc.oneof(
      fc.constant(null),
      hiding.map(({ quote }) => quote),
    ),
  }),
  fc.record({
    kind: fc.constant('study-scores' as const),
    language,
    session: sessions,
    rounds: fc.nat(10),
    scores: fc.array(score, { maxLength: 30 }),
    people: count,
  }),
  recaps,
  schedules,
  fc.record({
    kind: fc.constant('study-reminder' as const),
    language,
    collectionId: fc.constant(7),
    title: text,
    at: fc.constant(MOMENT),
    mark: perhaps(id),
  }),
);
