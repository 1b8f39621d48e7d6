// The prompt as somebody uses it: questions, commands in two languages, numbers, follow-ups, completion, leaving.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { parseLine } from '../../src/console/parse-line.js';
import { runPrompt } from '../../src/console/prompt.js';
import { createSession } from '../../src/console/session.js';
import { createStyles } from '../../src/console/styles.js';
import { createDispatcher } from '../../src/dispatch.js';
import type { Answer } from '../../src/types.js';
import { COLLECTION, memoryLibrary, OWNER } from '../answer/memory-library.js';
import { toyAnswer, toyQuote } from '../commands/toy-answer.js';

function prompt(answers: Partial<Answer> = {}) {
  const library = memoryLibrary();
  library.put('rakit.md', 'Rakit dibuat dari bambu. Ia mengapung.', { title: 'Rakit bambu' });
  library.put('dua kata.md', 'Perahu dibuat dari kayu ulin.', {});
  const id = library.show('rakit.md', 'Ia mengapung.');
  const asked: (string | undefined)[] = [];
  const dispatcher = createDispatcher(
    {
      library,
      answers: {
        ask: async ({ question, previousQuestion }) => {
          asked.push(previousQuestion);
          const readAs = question.startsWith('lalu') && previousQuestion ? `${previousQuestion} ${question}` : null;
          return toyAnswer({ question, readAs, quotes: [toyQuote('Ia mengapung.', null, { id })], ...answers });
        },
      },
    },
    {
      failure: (_id, _where, error) => {
        throw error;
      },
    },
  );
  return { session: createSession(dispatcher, { owner: OWNER, collectionId: COLLECTION }, 'id'), asked };
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
    await session.enter('Apakah rakit mengapung?');
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

  it('speaks the language of the command, then that of the answer', async () => {
    const { session } = prompt({ language: 'en' });
    expect((await session.enter('/dokumen daftar'))?.language).toBe('id');
    expect((await session.enter('/documents list'))?.language).toBe('en');
    await session.enter('/bantuan');
    await session.enter('Does it float?');
    expect((await session.enter('1'))?.language).toBe('en');
  });

  it('passes on the question before, and through follow-ups the one they follow', async () => {
    const { session, asked } = prompt();
    for (const line of ['Dari apa rakit?', 'lalu kapan?', 'lalu siapa?', 'Apa itu perahu?', 'lalu kapan?']) {
      await session.enter(line);
    }
    expect(asked).toEqual([undefined, 'Dari apa rakit?', 'Dari apa rakit?', 'Dari apa rakit?', 'Apa itu perahu?']);
  });

  it('completes commands and documents', async () => {
    const { session } = prompt();
    expect(await session.complete('/dok')).toEqual(['/dokumen daftar ', '/dokumen lihat ']);
    expect(await session.complete('/documents show rak')).toEqual(['/documents show rakit.md ']);
    expect(await session.complete('/tanya dokumen:dua')).toEqual(['/tanya dokumen:"dua kata.md" ']);
    expect(await session.complete('Dari apa')).toEqual([]);
  });

  it('answers pasted lines in their order and leaves at the end of input', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = runPrompt(prompt().session, { input, output, terminal: false }, () => ({
      width: 80,
      styles: createStyles(false),
      command: null,
    }));
    input.end('Pertama?\n\nKedua?\n1\n');
    await done;
    const text = String(output.read());
    expect(text.indexOf('Pertama?')).toBeLessThan(text.indexOf('Kedua?'));
    expect(text.lastIndexOf('Rakit dibuat dari bambu.')).toBeGreaterThan(text.indexOf('Kedua?'));
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
