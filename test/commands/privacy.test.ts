// A private question leaves nothing behind but a count: no word of it in any file that Kutip writes, and none in the log.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '../../src/database/sqlite.js';
import { createDispatcher, createTurns, type Dispatcher } from '../../src/dispatch.js';
import { openLog } from '../../src/log.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
const log: string[] = [];
beforeAll(async () => {
  toy = await openToyServices();
  server = await toy.server();
  gate = createDispatcher(toy.services, openLog({ level: 'debug', write: (line) => void log.push(line) }), {
    turns: createTurns({ concurrent: 1, waiting: 5, perMinute: 100 }),
  });
});
afterAll(() => toy.close());

/** Names of files under the data folder that hold the word in any of its usual encodings, and lines of the log. */
function placesOf(word: string): string[] {
  const files = readdirSync(toy.toy.data, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(toy.toy.data, name)).isFile(),
  );
  const holding = files.filter((name) => {
    const bytes = readFileSync(join(toy.toy.data, name));
    return [word, word.toUpperCase()].some(
      (each) => bytes.includes(each) || bytes.includes(Buffer.from(each, 'utf16le')),
    );
  });
  return [...holding, ...log.filter((line) => line.toLowerCase().includes(word))];
}

const ask = (question: string, onlyMe: boolean) =>
  gate.run(server.caller(), { command: 'ask', options: { question, 'only-me': onlyMe } });

async function counts(): Promise<string[]> {
  const file = openSqlite(join(toy.toy.data, 'kutip.sqlite'));
  const rows = await file.read((sql) =>
    sql.all<{ visibility: string; outcome: string; questions: number }>(
      'SELECT visibility, outcome, questions FROM question_counts WHERE owner = ? ORDER BY visibility, outcome',
      server.owner,
    ),
  );
  file.close();
  return rows.map(({ visibility, outcome, questions }) => `${visibility} ${outcome}: ${questions}`);
}

it('is only counted, whatever becomes of it and whatever is pressed afterwards', async () => {
  const unanswered = ofKind(await ask('Siapa presiden zirbanuwa sekarang?', true), 'answer');
  const answered = ofKind(await ask('Perahu ulin wexalora dibuat dari kayu apa?', true), 'answer');
  await ask('lalu kapan wexalora?', true);
  await ask(`Terlalu panjang qophimel ${'a '.repeat(600)}?`, true);
  await gate.run(server.caller(), {
    command: 'ask',
    options: { question: 'Apa?', since: 'hrunovak', 'only-me': true },
  });
  const [nearest, more] = [unanswered.frame.id ?? '', answered.frame.id ?? ''];
  await gate.act(server.caller(), 'nearest', press(nearest));
  await gate.act(server.caller(), 'more', press(more));
  await gate.act(server.caller(), 'open', press(`${answered.answer.quotes[0]?.id}.${more}`));
  await gate.act(server.caller(), 'discuss', press(`${answered.answer.quotes[0]?.id}.${more}`));
  await gate.act(server.caller({ questionShown: 'Siapa presiden zirbanuwa sekarang?' }), 'share', press(nearest));
  await gate.act(server.caller(), 'delete', press(nearest));

  const words = ['zirbanuwa', 'wexalora', 'qophimel', 'hrunovak'];
  expect(words.flatMap(placesOf)).toEqual([]);
  expect(log.length).toBeGreaterThan(0);
  expect(await counts()).toEqual(['private abstained: 1', 'private perhaps: 1', 'private sure: 1']);
  expect(JSON.stringify(toy.messenger.threads)).not.toMatch(/zirbanuwa|wexalora/);
  expect(await toy.services.group.openQuestions(server.owner)).toEqual([]);
});

it('neither do a message that sources are found for, or a text that is checked', async () => {
  const message = { channel: 'umum', message: '1', author: 'budi', isOwn: false };
  await gate.menu(server.caller(), 'Find sources', { ...message, content: 'Perahu ulin jivoskari itu keras sekali.' });
  await gate.menu(server.caller(), 'Check quote', { ...message, content: '> Perahu jivoskari dibuat dari kayu.' });
  await gate.run(server.caller(), { command: 'check', options: { text: 'Rakit jivoskari dibuat dari bambu.' } });
  expect(placesOf('jivoskari')).toEqual([]);
});

it('while a public one is kept only as long as nothing answers it', async () => {
  await ask('Siapa presiden vantribol sekarang?', false);
  expect(placesOf('vantribol').length).toBeGreaterThan(0);
  await ask('Perahu ulin drasselik dibuat dari kayu apa?', false);
  expect(placesOf('drasselik')).toEqual([]);
});
