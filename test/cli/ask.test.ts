// What `npm run ask` takes and gives: arguments checked together, and JSON lines exactly as the contract has them.
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAskArguments } from '../../src/cli/ask-arguments.js';
import { askInJson } from '../../src/cli/ask-json.js';
import { inputLines } from '../../src/cli/input-lines.js';
import { terminalLanguage } from '../../src/cli/terminal-language.js';
import type { Answer } from '../../src/types.js';
import { UserError } from '../../src/user-error.js';
import { toyAnswer, toyQuote } from '../commands/toy-answer.js';

async function json(questions: Iterable<string> | AsyncIterable<string>, ask: (question: string) => Promise<Answer>) {
  const output = new PassThrough();
  const failures: unknown[] = [];
  const log = { failure: (_id: string, _where: string, error: unknown) => failures.push(error) };
  const result = await askInJson(ask, questions, output, { language: 'id', log });
  const written = String(output.read() ?? '');
  const lines = written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...result, lines, failures };
}

describe('a JSON line', () => {
  it('has the fields of the contract, in its order, and no others', async () => {
    const { lines } = await json(['Apa?'], async () => toyAnswer({ quotes: [toyQuote('Ia mengapung.', 'mengapung')] }));
    const [line = {}] = lines;
    expect(Object.keys(line).join()).toBe(
      'question,language,kind,answered,sure,confidence,quotes,nearest,alsoIn,figuresDiffer,timings',
    );
    const [quote] = line['quotes'] as Record<string, unknown>[];
    expect(Object.keys(quote ?? {}).join()).toBe(
      'id,text,start,end,before,after,emphasis,document,title,author,publisher,date,url,page,section,paragraph,score',
    );
    expect(quote).toMatchObject({ emphasis: [103, 112], page: null });
  });

  it('names what is wrong with a question, and the next ones go on', async () => {
    const { lines, served, failed, failures } = await json(['', 'Apa?', 'rusak'], async (question) => {
      if (question === '') throw new UserError('empty-question', { id: 'Kosong.', en: 'Empty.' });
      if (question === 'rusak') throw new Error('broken');
      return toyAnswer({ question });
    });
    expect(lines[0]).toEqual({ question: '', error: { code: 'empty-question', message: 'Kosong.' } });
    expect(lines[1]).toMatchObject({ question: 'Apa?', answered: true });
    expect(lines[2]).toMatchObject({ question: 'rusak', error: { code: 'failure' } });
    expect({ served, failed, logged: failures.length }).toEqual({ served: 1, failed: 2, logged: 1 });
  });

  it('is written for each of thousands of questions, in order, no faster than it is read', async () => {
    const questions = Array.from({ length: 3000 }, (_, number) => `Pertanyaan ${number}?`);
    const received: string[] = [];
    let waiting = 0;
    const slow = new Writable({
      highWaterMark: 64,
      write(chunk: Buffer, _encoding, done) {
        waiting = Math.max(waiting, slow.writableLength);
        received.push(String((JSON.parse(String(chunk)) as { question: string }).question));
        setImmediate(done);
      },
    });
    const ask = async (question: string) => toyAnswer({ question });
    const lines = inputLines(Readable.from([Buffer.from(`${questions.join('\n')}\n`)]));
    await askInJson(ask, lines, slow, { language: 'id', log: { failure: () => {} } });
    await new Promise((done) => slow.end(done));
    expect(received).toEqual(questions);
    expect(waiting).toBeLessThan(1000);
  });
});

describe('lines of standard input', () => {
  const lines = async (...chunks: (string | Buffer)[]) => {
    const found: string[] = [];
    for await (const line of inputLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))))) found.push(line);
    return found;
  };

  it('end at line feeds alone, whatever else stands in them', async () => {
    expect(await lines('\ufeffsatu\r\ndu', 'a\u2028b\n\n', 'tiga')).toEqual(['satu', 'dua\u2028b', '', 'tiga']);
    expect(await lines('')).toEqual([]);
  });

  it('may be cut anywhere, also inside a character', async () => {
    const bytes = Buffer.from('é語?\nya');
    for (let at = 0; at <= bytes.length; at++) {
      expect(await lines(bytes.subarray(0, at), bytes.subarray(at))).toEqual(['é語?', 'ya']);
    }
  });
});

describe('the arguments', () => {
  it('are a question and its filters', () => {
    expect(readAskArguments(['Apa itu rakit?', '--since', '2020', '--document', 'rakit'])).toMatchObject({
      question: 'Apa itu rakit?',
      json: false,
      filter: { since: '2020', document: 'rakit' },
      action: null,
    });
    expect(readAskArguments(['apa', 'itu']).question).toBe('apa itu');
    expect(readAskArguments(['--json']).question).toBeNull();
    expect(readAskArguments(['--cite', '7K2M9QXA']).action).toEqual({ name: 'cite', quoteId: '7K2M9QXA' });
  });

  it.each([[[]], [['--colour', 'red', 'Apa?']], [['Apa?', '--since', 'kemarin']], [['Apa?', '--corpus']]])(
    '%j are wrong usage, and the right one is shown',
    (words: string[]) => {
      expect(() => readAskArguments(words)).toThrow(expect.objectContaining({ code: 'usage' }));
      expect(() => readAskArguments(words)).toThrow(/npm run ask/);
    },
  );
});

describe('the language of the terminal', () => {
  it('is Indonesian unless it is set to English', () => {
    expect(terminalLanguage({})).toBe('id');
    expect(terminalLanguage({ LANG: 'id_ID.UTF-8' })).toBe('id');
    expect(terminalLanguage({ LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(terminalLanguage({ LANG: 'en_GB.UTF-8', LC_ALL: 'id_ID' })).toBe('id');
  });
});
