// Replies of every kind, made of hostile texts.
import fc from 'fast-check';
import type { Reply } from '../../../src/reply.js';
import type { CheckResult, Place, Quote } from '../../../src/types.js';
import { toyAnswer, toyQuote } from '../../commands/toy-answer.js';
import { hostileText } from '../hostile-text.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const id = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
const language = fc.constantFrom('id' as const, 'en' as const);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** Some much longer than a message. */
const text = fc.oneof({ weight: 5, arbitrary: hostileText() }, { weight: 1, arbitrary: hostileText(900) });
const url = fc.oneof(
  hostileText(5).map((part) => `https://example.org/${part}`),
  hostileText(3),
  fc.webUrl(),
);

/** Has at least one letter, as every quote has. */
const quote: fc.Arbitrary<Quote> = fc
  .record({
    text,
    title: perhaps(text),
    author: perhaps(text),
    publisher: perhaps(text),
    section: perhaps(text),
    url: perhaps(url),
    document: hostileText(10).map((name) => `${name}.md`),
    emphasis: perhaps(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))),
  })
  .map(({ emphasis, text: words, ...citation }) => {
    const whole = `a${words}`;
    const at = (part: number) => 100 + Math.round(part * whole.length);
    const bold = emphasis === null ? null : ([...emphasis].sort((a, b) => a - b).map(at) as [number, number]);
    return toyQuote(whole, null, { ...citation, emphasis: bold });
  });

export const quotes = (most: number): fc.Arbitrary<Quote[]> =>
  fc
    .tuple(fc.array(quote, { minLength: 1, maxLength: most }), fc.uniqueArray(id, { minLength: most, maxLength: most }))
    .map(([all, ids]) => all.map((each, index) => ({ ...each, id: ids[index] ?? '' })));

const frame = fc.record({
  id: perhaps(id),
  visibility: fc.constantFrom('public' as const, 'private' as const),
  hasMore: fc.boolean(),
  undated: fc.nat(2000),
  first: fc.boolean(),
});

export const answers = fc
  .record({
    language,
    frame,
    quotes: quotes(3),
    nearest: quotes(3),
    change: fc.record({
      question: hostileText(60).map((words) => `${words}?`),
      readAs: perhaps(text),
      kind: fc.constantFrom('question' as const, 'search' as const, 'overview' as const),
      answered: fc.boolean(),
      sure: fc.boolean(),
      figuresDiffer: fc.boolean(),
    }),
    others: fc.array(text),
    linked: fc.nat(3),
  })
  .map(({ language: tongue, frame: around, quotes: some, nearest, change, others, linked }) => {
    const alsoIn = { [some[0]?.id ?? '']: others };
    const answer = toyAnswer({ ...change, quotes: change.answered ? some : [], nearest, alsoIn });
    const titles = Object.fromEntries(others.slice(1).map((path) => [path, `${path}*`]));
    const answeringSentences = Object.fromEntries(
      some
        .slice(1)
        .map(({ id: quoteId, start, end }) => [quoteId, { start: start + 1, end: Math.max(start + 2, end - 1) }]),
    );
    const at = { server: '1', channel: '22', message: '333' };
    const shownBefore = Object.fromEntries(some.slice(0, linked).map(({ id: quoteId }) => [quoteId, at]));
    const framed = { ...around, ...(linked > 0 && { shownBefore }) };
    return { kind: 'answer' as const, language: tongue, answer, answeringSentences, titles, frame: framed };
  });

const document = fc.record({
  path: text,
  metadata: fc.record({
    title: perhaps(text),
    author: perhaps(text),
    publisher: perhaps(text),
    date: fc.constantFrom(null, '2022', '2022-01-07'),
    url: perhaps(url),
    language: fc.constant(null),
  }),
  notices: fc.array(
    text.map((sentence) => ({ code: 'x', sentence: { id: sentence, en: sentence } })),
    { maxLength: 4 },
  ),
  pages: perhaps(fc.nat(900)),
  passages: fc.nat(9000),
});

const place: fc.Arbitrary<Place> = fc
  .tuple(quotes(1), fc.boolean())
  .map(([[one], known]) => ({ ...(one ?? toyQuote('a', null)), id: known ? (one?.id ?? null) : null }));

const result: fc.Arbitrary<CheckResult> = fc.oneof(
  place.map((found) => ({ verdict: 'same' as const, place: found, differences: ['spaces', 'hyphenation'] as const })),
  fc
    .tuple(
      place,
      fc.array(fc.record({ in: fc.constantFrom('both' as const, 'text' as const, 'source' as const), words: text }), {
        minLength: 1,
        maxLength: 20,
      }),
    )
    .map(([found, comparison]) => ({ verdict: 'nearly' as const, place: found, comparison })),
  fc
    .tuple(place, perhaps(place))
    .map(([found, now]) => ({ verdict: 'changed' as const, place: found, readAt: 1.7e12, now })),
  perhaps(text).map((title) => ({ verdict: 'withdrawn' as const, title, retiredAt: 1.7e12 })),
  fc.array(place, { maxLength: 3 }).map((nearest) => ({ verdict: 'not-found' as const, nearest })),
);

const short = hostileText(4).map((words) => `x${words}`);
const about = fc.record({ version: short, encoder: short, reader: short, licence: short });
const help = text.map((words) => ({ id: words, en: words }));
const entry = fc.record({
  name: fc.constantFrom({ id: 'tanya', en: 'ask' }, { id: 'dokumen lihat', en: 'documents show' }),
  help,
  options: fc.constant([]),
  access: fc.constantFrom('everyone' as const, 'managers' as const, 'operators' as const),
  discordOnly: fc.boolean(),
});

/** Every kind that this folder's owner renders; setting up, settings and unanswered questions have tests of their own. */
export const replies: fc.Arbitrary<Reply> = fc.oneof(
  answers,
  fc.record({
    kind: fc.constant('passages' as const),
    language,
    of: fc.constantFrom('more' as const, 'nearest' as const, 'sources' as const),
    quotes: quotes(8),
    answerId: perhaps(id),
    shareable: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('documents' as const),
    language,
    documents: fc.array(document, { maxLength: 8 }),
    page: fc.nat(9),
    pages: fc.integer({ min: 1, max: 10 }),
    total: fc.nat(5000),
    passages: fc.nat(100_000),
    search: perhaps(hostileText(12)),
  }),
  fc.record({ kind: fc.constant('document' as const), language, document, opening: fc.array(text, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('check' as const),
    language,
    checked: fc.array(fc.record({ text: perhaps(text), result }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('context' as const),
    language,
    changedSince: perhaps(fc.constant(1.7e12)),
    answerId: perhaps(id),
    discussable: fc.boolean(),
    context: fc
      .tuple(quotes(1), fc.constantFrom(-1, 0, 1), fc.boolean(), fc.boolean(), text, text)
      .map(([[one], at, earlier, later, before, after]) => ({
        ...(one ?? toyQuote('a', null)),
        ...{ at, earlier, later },
        parts: [
          { text: before, quoted: false },
          ...(at === 0
            ? [
                { text: one?.text ?? '', quoted: true },
                { text: after, quoted: false },
              ]
            : []),
        ],
      })),
  }),
  fc.record({
    kind: fc.constant('reference' as const),
    language,
    quote: text.map((words) => `a${words}`),
    reference: fc.record({
      plain: text.map((words) => `a${words}`),
      html: text,
      inText: text.map((words) => `(a${words})`),
    }),
    changedSince: perhaps(fc.constant(1.7e12)),
  }),
  fc.record({
    kind: fc.constant('discussion' as const),
    language,
    thread: fc.constant('123456789012345678'),
    existed: fc.boolean(),
    here: fc.boolean(),
  }),
  fc
    .record({ language, question: perhaps(hostileText()), quotes: quotes(1), answerId: perhaps(id) })
    .map(({ quotes: [one], ...rest }) => ({
      kind: 'discussion-opening' as const,
      quote: one ?? toyQuote('a', null),
      ...rest,
    })),
  fc.record({ kind: fc.constant('help' as const), language, entries: fc.array(entry, { maxLength: 25 }), about }),
  fc.record({ kind: fc.constant('welcome' as const), language }),
  fc.record({ kind: fc.constant('complaint' as const), language, answerId: id, quotes: quotes(3) }),
  fc.record({
    kind: fc.constant('my-data' as const),
    language,
    stage: fc.constantFrom('shown' as const, 'asked' as const, 'deleted' as const),
    data: fc.record({
      answers: fc.nat(50),
      openQuestions: fc.array(text, { maxLength: 30 }),
      thumbsUp: fc.nat(9),
      thumbsDown: fc.nat(9),
      documents: fc.nat(9),
      proposals: fc.nat(9),
      sessions: fc.nat(9),
      unnamed: fc.boolean(),
      since: perhaps(fc.constant(1.7e12)),
    }),
  }),
  fc.record({ kind: fc.constant('progress' as const), language, done: fc.nat(50), total: fc.nat(40), label: text }),
  fc.record({ kind: fc.constantFrom('notice' as const), language, sentence: text }),
  fc.record({ kind: fc.constant('refusal' as const), language, code: fc.constant('x'), sentence: text }),
  fc.record({ kind: fc.constant('failure' as const), language, id: text }),
);
