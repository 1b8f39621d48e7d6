// node dist/bench/study.js PASSAGES QUESTIONS [--passages N] [--sessions N] [--data DIR]
// From /study start to the first passage, one session after the other in a collection of N passages: real models, the real gate, a real
// database; Discord is made up and answers at once. Questions serve as topics. DIR keeps the collection for another time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { commandServices } from '../src/command-services.js';
import { renderReply } from '../src/discord/render/index.js';
import { type Caller, createDispatcher } from '../src/dispatch.js';
import { readQuestions, readRows } from '../src/evaluation/eval-files.js';
import { openLog } from '../src/log.js';
import { openSchedules } from '../src/open-schedules.js';
import { systemClock } from '../src/ports.js';
import { openServices } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import { warmUp } from '../src/warm-up.js';
import { measureLag } from './measure-lag.js';
import { median } from './median.js';
import { printTable } from './print-table.js';
import { type SaidInStudy, studyMessenger } from './study-messenger.js';

const CHANNEL = '1000000000000000001';
/** How late a passage may be posted; as by default. */
const WINDOW_MS = 6 * 3_600_000;
const WANTED = { first: 2_000, held: 50 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string', default: '3300' },
    sessions: { type: 'string', default: '20' },
    data: { type: 'string' },
  },
});
const [passagesFile, questionsFile] = positionals;
if (passagesFile === undefined || questionsFile === undefined) throw new Error('name a passages and a questions file');

/** Milliseconds since it was asked for. */
interface Begun {
  readonly opening: number;
  readonly passage: number;
  readonly passages: number;
}

const temporary = values.data === undefined ? mkdtempSync(join(tmpdir(), 'kutip-bench-')) : null;
const log = openLog();
const services = await openServices({ ...readSettings(), dataDir: resolve(temporary ?? values.data ?? '') }, log);
try {
  const rows = (await readRows(passagesFile)).slice(0, Number(values.passages));
  const { collection, passages } = await services.library.syncRows(rows, 'study');
  const { owner, id: collectionId } = collection;
  await warmUp(services, [owner], log, new AbortController().signal);
  const start = openStarts({ owner, collectionId });
  const topics = (await readQuestions(questionsFile)).map(({ question }) => question);
  const begun: Begun[] = [];
  const lag = await measureLag(async () => {
    for (const topic of topics) {
      if (begun.length === Number(values.sessions)) break;
      const made = await start(topic);
      if (made !== null) begun.push(made);
    }
  });
  report(passages, begun, lag);
} finally {
  await services.close();
  if (temporary !== null) rmSync(temporary, { recursive: true });
}

/** Begins sessions, and ends each; null where nothing bears on the topic. */
function openStarts({ owner, collectionId }: { readonly owner: string; readonly collectionId: number }) {
  const said: SaidInStudy[] = [];
  const messenger = studyMessenger(owner, (reply) => {
    renderReply(reply, { language: reply.language, mention: (name) => name });
    said.push({ kind: reply.kind, at: performance.now() });
  });
  const fail = (error: unknown) => {
    throw error;
  };
  const schedules = openSchedules({
    ...{ services, store: services.store, profile: services.models.encoder.profile, messenger, clock: systemClock },
    ...{ windowMs: WINDOW_MS, owners: () => [owner], onFailure: fail },
  });
  const attachments = { open: () => Promise.reject(new Error('nothing is attached')) };
  const status = () => Promise.reject(new Error('nobody asks for it'));
  const given = commandServices(services, { messenger, attachments, ...schedules, status });
  const dispatcher = createDispatcher(given, { ...log, failure: (_id, _where, error) => fail(error) });
  const place = { surface: 'discord', owner, person: 'ani', language: 'id', roles: [], channels: [CHANNEL] } as const;
  const caller: Caller = { ...place, managesServer: true, collectionId, sees: () => true };
  return async (topic: string): Promise<Begun | null> => {
    const from = performance.now();
    said.length = 0;
    const reply = await dispatcher.run(caller, { command: 'study', subcommand: 'start', options: { topic } });
    if (reply.kind === 'refusal' && reply.code === 'nothing-to-study') return null;
    if (reply.kind !== 'study-opened') throw new Error(`the session was not opened: ${JSON.stringify(reply)}`);
    const after = (kind: SaidInStudy['kind']) => (said.find((each) => each.kind === kind)?.at ?? Number.NaN) - from;
    const made = { opening: after('study-opening'), passage: after('study-passage'), passages: reply.session.passages };
    await schedules.study.end(owner, reply.session.id, 'guide');
    return made;
  };
}

function report(passages: number, begun: readonly Begun[], lag: { readonly max: number; readonly p99: number }): void {
  const shown = (milliseconds: number) => `${Math.round(milliseconds)} ms`;
  const row = (name: string, figures: readonly number[], wanted: string) => [
    name,
    shown(median(figures)),
    shown(Math.max(...figures)),
    shown(figures[0] ?? Number.NaN),
    wanted,
  ];
  const planned = median(begun.map((each) => each.passages));
  process.stdout.write(`${passages} passages, ${begun.length} sessions of ${planned} passages\n`);
  printTable(
    ['from the command until', 'median', 'slowest', 'the first of all', 'wanted'],
    [
      row(
        'the opening is posted',
        begun.map(({ opening }) => opening),
        '-',
      ),
      row(
        'the first passage is posted',
        begun.map(({ passage }) => passage),
        shown(WANTED.first),
      ),
    ],
  );
  process.stdout.write(`main thread held: at most ${lag.max} ms, 99th percentile ${lag.p99} ms (${WANTED.held} ms)\n`);
}
