// The prompt as somebody uses it: questions, commands in two languages, numbers, follow-ups, completion, leaving.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLine } from '../../src/console/parse-line.js';
import { runPrompt } from '../../src/console/prompt.js';
import { createSession } from '../../src/console/session.js';
import { createStyles } from '../../src/console/styles.js';
import { noMessenger, terminalCommands } from '../../src/console/terminal.js';
import { allCommands, createDispatcher } from '../../src/dispatch.js';
import type { Language } from '../../src/types.js';
import { openToyServices, type ToyServices } from '../commands/toy-services.js';

const commands = terminalCommands(allCommands);
const RAFT = 'Rakit dibuat dari apa?';

let toy: ToyServices;
let place: { owner: string; collectionId: number };
beforeAll(async () => {
  toy = await openToyServices();
  const { owner } = await toy.server({
    'rakit.md': '---\ntitle: Rakit bambu\n---\n\nRakit dibuat dari bambu. Ia mengapung.',
    'dua kata.md': 'Perahu dibuat dari kayu ulin.',
  });
  place = { owner, collectionId: (await toy.services.library.collection(owner)).id };
});
afterAll(() => toy.close());

/** A session with real answers; `asked` are the questions before that went with each question. */
function prompt(language: Language = 'id') {
  const asked: (string | undefined)[] = [];
  const { answers } = toy.services;
  const services = {
    ...toy.services,
    messenger: noMessenger,
    answers: {
      ...answers,
      ask: (request: Parameters<typeof answers.ask>[0]) => {
        asked.push(request.previousQuestion);
        return answers.ask(request);
      },
    },
  };
  const failure = (_id: string, _where: string, error: unknown) => {
    throw error;
  };
  return { session: createSession(createDispatcher(services, { failure }, { commands }), place, language), asked };
}

describe('a line', () => {
  it('without a slash is a question', () => {
    expect(parseLine(' Dari apa rakit? ', commands).invocation).toEqual({
      command: 'ask',
      options: { question: 'Dari apa rakit?' },
    });
  });

  it('may hold options by name, in either language, anywhere', () => {
    expect(parseLine('/tanya sejak:2020 Dari apa rakit? dokumen:"dua kata.md"', commands)).toEqual({
      invocation: {
        command: 'tanya',
        options: { since: '2020', document: 'dua kata.md', question: 'Dari apa rakit?' },
      },
      language: 'id',
    });
    expect(parseLine('/documents show dua kata.md', commands)).toEqual({
      invocation: { command: 'documents', subcommand: 'show', options: { document: 'dua kata.md' } },
      language: 'en',
    });
  });

  it('keeps what only looks like an option', () => {
    expect(parseLine('/ask apa arti pasal:3?', commands).invocation.options).toEqual({ question: 'apa arti pasal:3?' });
  });
});

describe('the prompt', () => {
  it('opens a quote and gives its reference by number', async () => {
    const { session } = prompt();
    await session.enter(RAFT);
    expect((await session.enter('1'))?.kind).toBe('context');
    expect((await session.enter('1 rujukan'))?.kind).toBe('reference');
    expect((await session.enter('1 cite'))?.kind).toBe('reference');
    expect(await session.enter('4')).toMatchObject({ kind: 'refusal', code: 'no-such-number' });
  });

  it('takes a number for a question while no numbers are shown', async () => {
    const { session } = prompt();
    expect((await session.enter('1945'))?.kind).toBe('answer');
  });

  it('answers nothing to an empty line', async () => {
    expect(await prompt().session.enter('   ')).toBeNull();
  });

  it('speaks the language of the command, then that of the question', async () => {
    const { session } = prompt('en');
    expect((await session.enter('/dokumen daftar'))?.language).toBe('id');
    expect((await session.enter('/documents list'))?.language).toBe('en');
    await session.enter('/bantuan');
    expect((await session.enter('What is rakit made of in Indonesia?'))?.language).toBe('en');
    expect((await session.enter('1'))?.language).toBe('en');
  });

  it('passes on the question before, and through follow-ups what they were read as', async () => {
    const { session, asked } = prompt();
    const lines = ['Mengapa rakit dibuat?', 'lalu kapan?', 'terus di mana?', 'Apa itu perahu ulin?', 'lalu kapan?'];
    for (const line of lines) await session.enter(line);
    expect(asked).toEqual([
      undefined,
      'Mengapa rakit dibuat?',
      'Kapan rakit dibuat?',
      'Di mana rakit dibuat?',
      'Apa itu perahu ulin?',
    ]);
  });

  it('remembers no answer and counts no question: there is nobody to show them to', async () => {
    const { session } = prompt();
    expect(await session.enter(RAFT)).toMatchObject({ frame: { id: null, visibility: 'private', first: false } });
    expect(await session.enter('Siapa presiden Prancis sekarang?')).toMatchObject({ answer: { answered: false } });
    expect(await toy.services.group.openQuestions(place.owner)).toEqual([]);
    expect((await toy.services.group.personalData(place.owner, 'console')).answers).toBe(0);
  });

  it('completes commands and documents', async () => {
    const { session } = prompt();
    expect(await session.complete('/dok')).toEqual(['/dokumen daftar ', '/dokumen lihat ']);
    expect(await session.complete('/documents show rak')).toEqual(['/documents show rakit.md ']);
    expect(await session.complete('/tanya dokumen:dua')).toEqual(['/tanya dokumen:"dua kata.md" ']);
    expect(await session.complete('/documents list rak')).toEqual([]);
    expect(await session.complete('Dari apa')).toEqual([]);
  });

  it('searches the list of documents', async () => {
    const { session } = prompt();
    expect(await session.enter('/dokumen daftar bambu')).toMatchObject({ total: 1, search: 'bambu' });
  });

  it('has nothing that means something on Discord only', async () => {
    const { session } = prompt();
    for (const line of ['/status', '/setup', '/pengaturan', '/belum-terjawab', '/my-data show']) {
      expect(await session.enter(line), line).toMatchObject({ code: 'unknown-command' });
    }
    const help = await session.enter('/help');
    const names = help?.kind === 'help' ? help.entries.map(({ name }) => name.en) : [];
    expect(names).toEqual(['ask', 'documents list', 'documents show', 'check', 'help']);
    expect(await session.complete('/s')).toEqual([]);
  });

  it('answers pasted lines in their order and leaves at the end of input', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = runPrompt(prompt().session, { input, output, terminal: false }, () => ({
      width: 80,
      styles: createStyles(false),
      command: null,
    }));
    input.end('Perahu dibuat dari apa?\n\nRakit dibuat dari apa?\n1\n');
    await done;
    const text = String(output.read());
    expect(text.indexOf('Perahu dibuat dari apa?')).toBeLessThan(text.indexOf(RAFT));
    expect(text.lastIndexOf('┃ Rakit dibuat dari bambu.')).toBeGreaterThan(text.indexOf(RAFT));
  });

  it.each(['keluar', '/quit', 'exit'])('leaves at “%s”', async (word) => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = runPrompt(prompt().session, { input, output, terminal: false }, () => ({
      width: 80,
      styles: createStyles(false),
      command: null,
    }));
    input.write(`${word}\nApa?\n`);
    await done;
    expect(String(output.read())).not.toContain('Apa?');
  });
});
