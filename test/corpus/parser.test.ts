// Files are read in a process of their own: a bad one costs only itself, whatever it does to that process.
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultParseLimits, type ParseLimits } from '../../src/corpus/parse-limits.js';
import { openParser, type Parser } from '../../src/corpus/parser.js';
import { packageRoot } from '../../src/package-root.js';

const MISBEHAVING = join(packageRoot(), 'test', 'corpus', 'parser-child.mjs');
const TEXT = new TextEncoder().encode('Sebuah catatan\n\nAir sungai itu jernih sekali pada musim semi.');
const open: Parser[] = [];

function opened(limits: Partial<ParseLimits> = {}, entry?: string): Parser {
  const parser = openParser({ ...defaultParseLimits, ...limits }, entry);
  open.push(parser);
  return parser;
}

async function processOf(parser: Parser): Promise<{ pid: number; environment: string }> {
  const { text } = await parser.parse(TEXT, 'lingkungan.txt');
  return { pid: Number(text.split(' ')[0]), environment: text };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((parser) => parser.close()));
  vi.unstubAllEnvs();
});

describe('the parser process', () => {
  it('reads documents, several at once as well, each with its sentences', async () => {
    const parser = opened();
    const documents = await Promise.all(['a.txt', 'b.md', 'c.txt'].map((name) => parser.parse(TEXT, name)));
    expect(documents.map((document) => document.format)).toEqual(['txt', 'md', 'txt']);
    const [first] = documents;
    expect(first?.sentences.map((span) => first.text.slice(span.start, span.end))).toContain(
      'Air sungai itu jernih sekali pada musim semi.',
    );
  });

  it('hands back refusals with code and sentence', async () => {
    const parser = opened({ fileBytes: 1_000 });
    await expect(parser.parse(new Uint8Array([0, 1, 2, 3, 255, 254]), 'biner.txt')).rejects.toMatchObject({
      code: 'not-text',
      sentence: { id: expect.stringContaining('"biner.txt"') },
    });
    await expect(parser.parse(new Uint8Array(0), 'kosong.txt')).rejects.toMatchObject({ code: 'empty-file' });
    await expect(parser.parse(new Uint8Array(1_001), 'besar.txt')).rejects.toMatchObject({ code: 'file-too-large' });
    expect((await parser.parse(TEXT, 'baik.txt')).paragraphs).toHaveLength(2);
  });

  it('keeps the limits it was given while inflating', async () => {
    const parser = opened({ textUnits: 20 });
    await expect(parser.parse(TEXT, 'panjang.txt')).rejects.toMatchObject({ code: 'too-much-text' });
  });

  it('sees nothing secret of our environment and is used for one file after the other', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'sangat-rahasia');
    const parser = opened({}, MISBEHAVING);
    const first = await processOf(parser);
    expect(first.environment).not.toContain('sangat-rahasia');
    expect((await processOf(parser)).pid).toBe(first.pid);
  });

  it.each([
    ['takes too long', 'lambat.txt', 'parse-timeout', { timeMs: 3_000 }],
    ['ends the process', 'tumbang.txt', 'parse-crash', {}],
    ['meets a bug', 'cacat.txt', 'parse-crash', {}],
    ['fills the heap', 'tumpukan.txt', 'parse-memory', { heapMegabytes: 40 }],
    ['fills native memory', 'rakus.txt', 'parse-memory', { residentMegabytes: 200 }],
  ])('is replaced when a file %s; the next file is read', async (_, name, code, limits) => {
    const parser = opened(limits, MISBEHAVING);
    const bad = parser.parse(TEXT, name);
    const next = parser.parse(TEXT, 'baik.txt');
    await expect(bad).rejects.toMatchObject({
      code,
      sentence: { id: expect.stringContaining(`"${name}"`), en: expect.stringContaining(name) },
    });
    expect((await next).paragraphs).toHaveLength(2);
  });

  it('is replaced after a file that has swollen it, so that the next one is not blamed', async () => {
    const parser = opened({ residentMegabytes: 400 }, MISBEHAVING);
    const before = (await processOf(parser)).pid;
    expect((await parser.parse(TEXT, 'bengkak.txt')).paragraphs).toHaveLength(2);
    expect((await processOf(parser)).pid).not.toBe(before);
  });

  it('is replaced when somebody else has ended it', async () => {
    const parser = opened({}, MISBEHAVING);
    const { pid } = await processOf(parser);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
    await vi.waitFor(async () => expect((await processOf(parser)).pid).not.toBe(pid));
  });

  it('leaves the end to its parent when Ctrl+C or a service manager reaches it too', async () => {
    const parser = opened({}, MISBEHAVING);
    const { pid } = await processOf(parser);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(pid, signal);
    expect((await processOf(parser)).pid).toBe(pid);
    expect((await processOf(parser)).pid).toBe(pid);
  });

  it('is gone after closing, also in the middle of a file', async () => {
    const parser = opened({}, MISBEHAVING);
    const { pid } = await processOf(parser);
    const reading = parser.parse(TEXT, 'lambat.txt');
    const outcome = expect(reading).rejects.toThrow('closed');
    await parser.close();
    await outcome;
    expect(() => process.kill(pid, 0)).toThrow();
  });
});
