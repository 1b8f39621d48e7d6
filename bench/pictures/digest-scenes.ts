// Pictures of the daily digest: as it is posted, beforehand, and as those who manage see what became of it.
import { NOTHING_NEW } from '../../src/digest/reasons.js';
import type { DigestSummary, Reply } from '../../src/reply.js';
import { DISCORD_DOWN, UNREADABLE, WAS_OFF } from '../../src/schedule/reasons.js';
import type { Posting, Reason } from '../../src/schedule-types.js';
import type { Language } from '../../src/types.js';
import type { Scenes } from './scenes.js';
import { type Shown, type StudyGroup, shown } from './study-group.js';

const CHANNEL = '123456789012345678';
const ROLE = '223456789012345678';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Id of a posting. */
const MARK = 'P0ST1NG1';

/** What the sample documents do not say. */
const UNANSWERED = 'brp anggaran pertahanan Uzbekistan thn lalu?';

type Digest = Extract<Reply, { kind: 'digest' }>;
type Digests = Extract<Reply, { kind: 'digests' }>;

/** Real digests of the group's documents and its open questions; what needs weeks to come about is made by hand. */
export async function playDigestScenes(group: StudyGroup, scenes: Scenes): Promise<void> {
  await group.call('ask', { question: UNANSWERED });
  const three = await setAndLookedAt(group, scenes);
  scenes.set('digest', posted(three));
  scenes.set('digest-english', posted(await lookedAt(group, {}, 'en')));
  scenes.set('digest-new', posted({ ...three, quotes: three.quotes.map((each, at) => ({ ...each, isNew: at < 2 })) }));
  scenes.set('digest-two', posted(await lookedAt(group, { quotes: '2' })));
  const one = await lookedAt(group, { quotes: '1' });
  scenes.set('digest-one', posted({ ...one, asked: 0, answered: 0, open: [] }));
  scenes.set('digest-five', posted(await lookedAt(group, { quotes: '5' })));
  scenes.set('digest-five-english', posted(await lookedAt(group, { quotes: '5' }, 'en')));
  scenes.set('digest-topic', posted(await lookedAt(group, { quotes: '3', topic: 'pangkalan militer Rusia' })));
  await group.call('digest set', { topic: '-' });
  const asked = await group.call('digest set', { role: ROLE });
  scenes.set('digest-role', asked);
  playPanels(scenes);
  scenes.set('setup-digest-set', await group.press('setup-step', 'digest'));
}

async function setAndLookedAt(group: StudyGroup, scenes: Scenes): Promise<Digest> {
  scenes.set('digest-none', await group.call('digest status'));
  scenes.set('digest-set', await group.call('digest set', { zone: 'WIB', time: '06.30' }));
  const preview = await group.call('digest preview');
  scenes.set('digest-preview', preview);
  return digestIn(preview);
}

async function lookedAt(
  group: StudyGroup,
  change: Readonly<Record<string, string>>,
  language: Language = 'id',
): Promise<Digest> {
  if (Object.keys(change).length > 0) await group.call('digest set', change, language);
  return digestIn(await group.call('digest preview', {}, language));
}

function digestIn({ reply }: Shown): Digest {
  if (reply.kind !== 'digest') throw new Error(`a digest was expected: ${JSON.stringify(reply)}`);
  return reply;
}

function posted(digest: Digest): Shown {
  return shown({ ...digest, mark: MARK }, false, null);
}

function playPanels(scenes: Scenes): void {
  const { reply } = scenes.get('digest-set') ?? {};
  if (reply?.kind !== 'digests' || reply.chosen === null) throw new Error('no panel of a digest');
  const { chosen } = reply;
  const panel = (digest: Partial<DigestSummary>, language: Language = 'id', others: readonly DigestSummary[] = []) => {
    const all = { ...chosen, ...digest };
    return shown({ ...reply, language, note: null, digests: [all, ...others], chosen: all }, true, null);
  };
  const full = { results: RESULTS, used: 23, role: ROLE, repeat: true, topic: 'pangkalan militer Rusia' };
  scenes.set('digest-status', panel({ results: RESULTS.slice(0, 3), used: 23 }));
  scenes.set('digest-status-all', panel(full));
  scenes.set('digest-status-all-english', panel(full, 'en'));
  const pausedFor = MISSING;
  const failed = RESULTS.filter(({ state }) => state === 'failed');
  scenes.set('digest-paused-by-kutip', panel({ state: 'paused', nextAt: null, pausedFor, results: failed }));
  scenes.set('digest-paused', panel({ state: 'paused', nextAt: null, results: [] }));
  scenes.set('digest-several', panel({}, 'id', others(chosen)));
  const list: Digests = { ...reply, note: null, digests: [chosen, ...others(chosen)], chosen: null };
  scenes.set('digest-list', shown(list, true, null));
}

function others(digest: DigestSummary): DigestSummary[] {
  const weekly = { zone: 'Asia/Makassar', time: '19:00', days: [1, 3, 5] };
  return [
    { ...digest, id: 'D1GEST02', channel: '323456789012345678', plan: weekly, quotes: 1, topic: 'energi' },
    { ...digest, id: 'D1GEST03', channel: '423456789012345678', state: 'paused', nextAt: null, quotes: 5 },
  ];
}

const MISSING: Reason = {
  code: 'missing-permission',
  sentence: {
    id: 'Kutip belum punya izin Kirim Pesan di #diskusi. Minta pengelola server memberikannya.',
    en: 'Kutip lacks the permission Send Messages in #diskusi. Ask whoever manages the server to grant it.',
  },
};

const WHY: readonly (readonly [Posting['state'], Reason | null])[] = [
  ['waiting', DISCORD_DOWN],
  ['sent', null],
  ['skipped', NOTHING_NEW],
  ['missed', WAS_OFF],
  ['failed', MISSING],
  ['uncertain', UNREADABLE],
  ['sent', null],
];

const RESULTS: readonly Posting[] = WHY.map(([state, why], at) => ({
  ...{ owner: CHANNEL, id: `P0ST1NG${at}`, scheduleId: 'D1GEST01', zone: 'Asia/Jakarta', tries: 1, content: null },
  date: at === 6 ? null : new Date(Date.now() - at * DAY_MS).toISOString().slice(0, 10),
  dueAt: Date.now() - at * DAY_MS,
  state,
  ...{ tryAt: null, sentAt: null, settledAt: null },
  reason: why,
  address: state === 'sent' ? { channel: CHANNEL, message: CHANNEL } : null,
}));
