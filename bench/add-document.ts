// node dist/bench/add-document.js [--passages N] [--runs N] [--data DIR]
// A document of five pages comes into a large collection and goes again while questions are asked steadily: how soon it
// is answered from, what questions cost meanwhile, how soon it is found no more. DIR keeps the collection for another time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { CollectionPlace } from '../src/database/store.js';
import { openLog } from '../src/log.js';
import { openServices, type Services } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import { measureLag } from './measure-lag.js';
import { median, percentile } from './median.js';
import { printTable } from './print-table.js';
import { madeUpDocument, madeUpFact, markdownOf } from './synthetic-documents.js';

const PARAGRAPHS_PER_DOCUMENT = 50;
const PAGES = 5;
const PARAGRAPHS_PER_PAGE = 12;
/** From one question to the next, unless it takes longer: more than a large group asks at one time. */
const EVERY_MS = 500;
const QUESTIONS_BEFORE = 40;
const WANTED = { answerable: 8, slower: 2, removed: 1 };
/** A person; no daily limit holds the command line. */
const BY = null;

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '5' },
    data: { type: 'string' },
  },
});
const temporary = values.data === undefined ? mkdtempSync(join(tmpdir(), 'kutip-bench-')) : null;
const services = await openServices({ ...readSettings(), dataDir: resolve(temporary ?? values.data ?? '') }, openLog());

interface Asked {
  readonly seconds: number;
  /** By a quote of the document that was added. */
  readonly answered: boolean;
  /** Anything of it is shown. */
  readonly shown: boolean;
}

interface Run {
  readonly before: readonly number[];
  readonly meanwhile: readonly number[];
  readonly answerable: number;
  readonly read: number;
  readonly removed: number;
  readonly lag: number;
}

try {
  const { id: collectionId } = await services.library.collection('server');
  const place = { owner: 'server', collectionId };
  const passages = await fill(services, place, Number(values.passages));
  const runs: Run[] = [];
  for (let run = 0; run < Number(values.runs); run++) runs.push(await measure(services, place, run));
  process.stdout.write(`${passages} passages, ${runs.length} runs, a question every ${EVERY_MS} ms\n`);
  report(runs);
} finally {
  await services.close();
  if (temporary !== null) rmSync(temporary, { recursive: true });
}

/** Keeps and reads made-up documents until the collection has so many passages; returns how many it has. */
async function fill({ documents, library }: Services, place: CollectionPlace, wanted: number): Promise<number> {
  const count = async () => (await library.generation(place.collectionId))?.live ?? 0;
  for (let number = (await documents.files(place)).length; (await count()) < wanted; ) {
    for (let more = 0; more < 10; more++, number++) {
      const document = madeUpDocument(number + 1, PARAGRAPHS_PER_DOCUMENT, [madeUpFact(number)]);
      const bytes = new TextEncoder().encode(markdownOf(document));
      await documents.keep({ ...place, name: `catatan-${number}.md`, bytes, by: BY });
    }
    await documents.read(place);
  }
  return count();
}

async function measure(services: Services, place: CollectionPlace, run: number): Promise<Run> {
  const { documents } = services;
  // A document of its own each time: nothing of it was ever embedded.
  const number = 1_000_000 + (Date.now() % 1_000_000) + run;
  const fact = madeUpFact(number);
  const name = `bacaan-${number}.pdf`;
  const bytes = await pdfOf(madeUpDocument(number, PAGES * PARAGRAPHS_PER_PAGE, [fact]).paragraphs);
  // What is in the collection and what is to come, in turn.
  let turn = 0;
  const ask = () => askOne(services, place, { question: turn++ % 2 === 0 ? fact.question : known(turn), name });

  await ask();
  const before: number[] = [];
  for (let at = 0; at < QUESTIONS_BEFORE; at++) before.push((await steadily(ask)).seconds);

  const started = performance.now();
  const { file } = await documents.keep({ ...place, name, bytes, by: BY });
  const added = await measureLag(() =>
    askWhile(
      ask,
      documents.read(place).then(() => secondsSince(started)),
      started,
    ),
  );
  const removing = performance.now();
  await documents.remove(place.owner, file.id, BY);
  const again = askWhile(ask, documents.read(place), removing);
  const gone = await askOne(services, place, { question: fact.question, name });
  const removed = secondsSince(removing);
  const after = await again;
  if (gone.shown || after.shown) throw new Error('a removed document was quoted');
  if (added.result.answered === null) throw new Error('the document was not answered from');
  const meanwhile = [...added.result.seconds, ...after.seconds];
  return { before, meanwhile, answerable: added.result.answered, read: added.result.value, removed, lag: added.max };
}

/** Asks steadily until the work is done and, of what is added, answered from. */
async function askWhile<T>(ask: () => Promise<Asked>, work: Promise<T>, started: number) {
  let done = false;
  const value = work.finally(() => {
    done = true;
  });
  const seconds: number[] = [];
  let answered: number | null = null;
  let shown = false;
  // Two begin after the end: one of them is about the document.
  for (let left = 2; left > 0; ) {
    if (done) left -= 1;
    const began = secondsSince(started);
    const asked = await steadily(ask);
    seconds.push(asked.seconds);
    shown ||= asked.shown;
    if (asked.answered) answered ??= began + asked.seconds;
  }
  return { value: await value, seconds, answered, shown };
}

async function steadily(ask: () => Promise<Asked>): Promise<Asked> {
  const next = new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  const asked = await ask();
  await next;
  return asked;
}

async function askOne(
  { answers }: Services,
  { owner, collectionId }: CollectionPlace,
  { question, name }: { readonly question: string; readonly name: string },
): Promise<Asked> {
  const started = performance.now();
  const answer = await answers.ask({ question, owner, collectionId });
  const quoted = answer.quotes.some(({ document }) => document === name);
  const near = answer.nearest.some(({ document }) => document === name);
  return { seconds: secondsSince(started), answered: answer.answered && quoted, shown: quoted || near };
}

function known(turn: number): string {
  return madeUpFact(turn % 20).question;
}

async function pdfOf(paragraphs: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 0; page < PAGES; page++) {
    const text = paragraphs.slice(page * PARAGRAPHS_PER_PAGE, (page + 1) * PARAGRAPHS_PER_PAGE);
    pdf
      .addPage([595, 842])
      .drawText(text.join('\n \n'), { x: 50, y: 780, size: 9, font, maxWidth: 490, lineHeight: 13 });
  }
  return pdf.save();
}

function report(runs: readonly Run[]): void {
  const row = (name: string, figures: readonly number[], unit: string, wanted: string) => {
    const shown = (value: number) => (unit === 'ms' ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} ${unit}`);
    return [name, shown(median(figures)), shown(Math.max(...figures)), wanted];
  };
  const share = (of: (seconds: readonly number[]) => number) =>
    runs.map(({ before, meanwhile }) => of(meanwhile) / of(before));
  const p95 = (seconds: readonly number[]) => percentile(seconds, 0.95);
  printTable(
    ['figure, by run', 'median', 'worst', 'wanted'],
    [
      row(
        'kept to answered from',
        runs.map(({ answerable }) => answerable),
        's',
        `${WANTED.answerable} s`,
      ),
      row(
        'kept to read',
        runs.map(({ read }) => read),
        's',
        '-',
      ),
      row(
        'question before: median',
        runs.map(({ before }) => median(before)),
        'ms',
        '-',
      ),
      row(
        'question before: 95th percentile',
        runs.map(({ before }) => p95(before)),
        'ms',
        '-',
      ),
      row(
        'question meanwhile: median',
        runs.map(({ meanwhile }) => median(meanwhile)),
        'ms',
        '-',
      ),
      row(
        'question meanwhile: 95th percentile',
        runs.map(({ meanwhile }) => p95(meanwhile)),
        'ms',
        '-',
      ),
      row('meanwhile / before: median', share(median), 'times', `${WANTED.slower} times`),
      row('meanwhile / before: 95th percentile', share(p95), 'times', '-'),
      row(
        'removed to an answer without it',
        runs.map(({ removed }) => removed),
        's',
        `${WANTED.removed} s`,
      ),
      row(
        'main thread held',
        runs.map(({ lag }) => lag / 1000),
        'ms',
        '50 ms',
      ),
    ],
  );
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
