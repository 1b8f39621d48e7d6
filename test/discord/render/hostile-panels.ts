// Set-up, settings and /unanswered with any content, made of hostile texts.
import fc from 'fast-check';
import type { GroupSettings, OpenQuestion } from '../../../src/group-types.js';
import type { Reply } from '../../../src/reply.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { hostileText } from '../hostile-text.js';
import { quotes } from './hostile-replies.js';

export const ID = '123456789012345678';
export const STEPS = ['language', 'time-zone', 'managers', 'documents', 'digest'] as const;

export const DEFAULTS: GroupSettings = {
  language: null,
  timeZone: null,
  managersRole: null,
  keepUnanswered: true,
  quotesPerAnswer: 3,
  privateChannels: [],
  setUp: [],
};

const language = fc.constantFrom('id' as const, 'en' as const);
const channels = fc.uniqueArray(
  fc.integer({ min: 0, max: 99 }).map((at) => `1234567890123456${at + 10}`),
  {
    maxLength: 25,
  },
);
const settings: fc.Arbitrary<GroupSettings> = fc.record({
  language: fc.option(language, { nil: null }),
  timeZone: fc.constantFrom(null, 'Asia/Jakarta', 'America/Argentina/ComodRivadavia', 'Etc/GMT+10', 'UTC'),
  managersRole: fc.constantFrom(null, ID),
  keepUnanswered: fc.boolean(),
  quotesPerAnswer: fc.constantFrom(1 as const, 2 as const, 3 as const),
  privateChannels: channels,
  setUp: fc.uniqueArray(fc.constantFrom(...STEPS)),
});

export const setups: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('setup' as const),
  language,
  step: fc.constantFrom(null, ...STEPS),
  settings,
  collectionId: fc.constant(7),
  documents: fc.constantFrom(0, 1, 2000),
  sampleDocuments: fc.constantFrom(0, 12),
  digests: fc.array(
    fc.record({
      channel: fc.constant(ID),
      plan: fc.constant({ zone: 'Asia/Jakarta', time: '07:00', days: [1, 2, 3, 4, 5, 6, 7] }),
      state: fc.constantFrom('active' as const, 'paused' as const),
    }),
    { maxLength: 10 },
  ),
  example: fc.option(fc.constant('Mengapa Kazakhstan meminta bantuan CSTO?'), { nil: null }),
});

export const settingsPanels: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constant('settings' as const),
  language,
  settings,
  section: fc.constantFrom('group' as const, 'answers' as const),
  note: fc.option(hostileText(8), { nil: null }),
});

const id = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 8, maxLength: 8 });
const question: fc.Arbitrary<OpenQuestion> = fc.record({
  id,
  collectionId: fc.constant(7),
  question: fc.oneof(hostileText(), hostileText(300)).map((words) => `${words}?`),
  language,
  channel: fc.constant(ID),
  askedAt: fc.integer({ min: 1.6e12, max: 1.79e12 }),
  answeredBy: fc.option(id, { nil: null }),
});
const distinct = { selector: ({ id: each }: { readonly id: string }) => each };
const oneQuote = fc.option(
  quotes(1).map(([quote]) => quote ?? toyQuote('a', null)),
  { nil: null },
);
const reasons = fc.uniqueArray(
  fc.record({
    reason: fc.constantFrom(
      null,
      'wrong-passage' as const,
      'out-of-context' as const,
      'outdated' as const,
      'junk' as const,
    ),
    people: fc.integer({ min: 1, max: 99_999 }),
  }),
  { selector: ({ reason }) => reason },
);
const common = { kind: fc.constant('unanswered' as const), language, keeps: fc.boolean() };
const posted = fc.constantFrom(null, ID);
const page = { page: fc.nat(99), pages: fc.constantFrom(1, 100), postedTo: posted };
const totals = fc.record({ open: fc.nat(500), answered: fc.nat(500), complaints: fc.nat(500) });
const full = (section: 'open' | 'answered' | 'complaints') =>
  totals.map((each) => ({ ...each, [section]: each[section] + 1 }));

const openPage = fc.record({
  ...common,
  ...page,
  section: fc.constant('open' as const),
  totals: full('open'),
  open: fc
    .uniqueArray(question, { minLength: 1, maxLength: 5, ...distinct })
    .chain((all) => fc.tuple(fc.constant(all), fc.array(question, { maxLength: 3 })))
    .map(([all, alike]) => all.map((each) => ({ questions: [each, ...alike] }))),
  answered: fc.constant([]),
  complaints: fc.constant([]),
});
const answeredPage = fc.record({
  ...common,
  ...page,
  section: fc.constant('answered' as const),
  totals: full('answered'),
  open: fc.constant([]),
  answered: fc.uniqueArray(
    fc.tuple(question, oneQuote).map(([each, quote]) => ({ ...each, quote })),
    { minLength: 1, maxLength: 3, ...distinct },
  ),
  complaints: fc.constant([]),
});
const complaintsPage = fc.record({
  ...common,
  ...page,
  section: fc.constant('complaints' as const),
  totals: full('complaints'),
  open: fc.constant([]),
  answered: fc.constant([]),
  complaints: fc.uniqueArray(
    fc.record({
      quoteId: id,
      answerId: fc.oneof(id, fc.constant('-')),
      collectionId: fc.constant(7),
      reasons,
      blocked: fc.boolean(),
      latestAt: fc.integer({ min: 1.6e12, max: 1.79e12 }),
      quote: oneQuote,
    }),
    { minLength: 1, maxLength: 3, selector: ({ quoteId }) => quoteId },
  ),
});
export const unansweredPages = fc.oneof(openPage, answeredPage, complaintsPage);
