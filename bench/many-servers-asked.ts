// node --expose-gc dist/bench/many-servers-asked.js DATA SERVERS INDEX_MEGABYTES
// The part of many-servers.ts that is a process of its own: starts as `npm start` does, asks every server, prints JSON.
import { openLog } from '../src/log.js';
import { openServices, type Services } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import { warmUp } from '../src/warm-up.js';
import { residentMegabytes } from './resident-memory.js';
import { factOf, ownerOf } from './server-fixtures.js';
import { randomNumbers } from './synthetic.js';
import { madeUpDocument, markdownOf } from './synthetic-documents.js';

type Megabytes = ReturnType<typeof residentMegabytes>;

export interface AskedServers {
  /** From the start of the process until every server can ask. */
  readonly readySeconds: number;
  readonly warm: Megabytes;
  /** Milliseconds of the first question to each server; in the first round a few of them are open already. */
  readonly first: readonly number[];
  readonly asked: Megabytes;
  /** A minute later: whatever has no room rests. What is garbage by then is collected, which an idle process puts off. */
  readonly rested: Megabytes;
  /** Megabytes of the indexes that are open then, and whatever else of the main process lies outside its heap. */
  readonly restedBuffers: number;
  /** Each server's question once more, and at once a second time. */
  readonly again: readonly number[];
  readonly atOnce: readonly number[];
  /** After the round, and while a document is being read. */
  readonly end: Megabytes;
  /** Questions answered from the server's own document, of all asked. */
  readonly right: number;
}

/** Longer than a collection counts as in use. */
const REST_MS = 65_000;

const [dataDir = '', servers = '', megabytes = ''] = process.argv.slice(2);
// What Discord needs is in the memory of the real process, too.
await Promise.all([import('../src/discord/surface.js'), import('../src/dispatch.js')]);
const settings = readSettings();
const limits = { ...settings.limits, indexBytes: Number(megabytes) * 1_000_000 };
const log = openLog();
const services = await openServices({ ...settings, dataDir, limits }, log);
try {
  const numbers = Array.from({ length: Number(servers) }, (_, server) => server);
  await warmUp(services, numbers.map(ownerOf), log, new AbortController().signal);
  const readySeconds = process.uptime();
  const warm = residentMegabytes();
  let right = 0;
  const ask = async (server: number) => {
    const { milliseconds, isRight } = await askServer(services, server);
    right += Number(isRight);
    return milliseconds;
  };
  const first: number[] = [];
  for (const server of shuffled(numbers, 1)) first.push(await ask(server));
  const asked = residentMegabytes();
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  globalThis.gc?.();
  const rested = residentMegabytes();
  const restedBuffers = process.memoryUsage().arrayBuffers / 2 ** 20;
  const again: number[] = [];
  const atOnce: number[] = [];
  for (const server of shuffled(numbers, 2)) {
    again.push(await ask(server));
    atOnce.push(await ask(server));
  }
  const end = await addDocument(services);
  const result: AskedServers = { readySeconds, warm, first, asked, rested, restedBuffers, again, atOnce, end, right };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await services.close();
}

async function askServer({ answers, library }: Services, server: number) {
  const owner = ownerOf(server);
  const { question, answer } = factOf(server);
  const started = performance.now();
  const { id: collectionId } = await library.collection(owner);
  const { quotes } = await answers.ask({ question, owner, collectionId });
  const milliseconds = performance.now() - started;
  return { milliseconds, isRight: quotes[0]?.text.includes(answer) === true };
}

/** Starts the parser and the index builder, which a running Kutip has beside the rest. Memory afterwards. */
async function addDocument({ documents, library }: Services): Promise<Megabytes> {
  const { id: collectionId } = await library.collection('server-new');
  const place = { owner: 'server-new', collectionId };
  const bytes = new TextEncoder().encode(markdownOf(madeUpDocument(1_000_000, 60, [])));
  await documents.keep({ ...place, name: 'bacaan.md', bytes, by: null });
  await documents.read(place);
  return residentMegabytes();
}

/** Fisher and Yates. */
function shuffled(numbers: readonly number[], seed: number): number[] {
  const random = randomNumbers(seed);
  const left = [...numbers];
  return numbers.map(() => left.splice(Math.floor(random() * left.length), 1)[0] ?? 0);
}
