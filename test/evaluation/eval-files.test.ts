// Evaluation files: read line by line, and a bad line is named.
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { readQuestions, readRows, stays } from '../../src/evaluation/eval-files.js';
import { temporaryFolder } from '../corpus/toy-library.js';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('rows and questions', () => {
  it('are one a line; empty lines do not count', async () => {
    folder.write('rows.jsonl', '{"id":"a","title":"","text":"Rakit."}\n\n{"id":"b","title":"Garam","text":"Asin."}\n');
    expect((await readRows(folder.path('rows.jsonl'))).map(({ id }) => id)).toEqual(['a', 'b']);
    folder.write('questions.jsonl', '{"id":"q","lang":"id","question":"Apa?","answerable":true}\n');
    expect(await readQuestions(folder.path('questions.jsonl'))).toEqual([
      { id: 'q', lang: 'id', question: 'Apa?', answerable: true, gold_passage_ids: [], answer_texts: [], gold: [] },
    ]);
  });

  it('that are not such lines are refused by number', async () => {
    folder.write('bad.jsonl', '{"id":"a","title":"","text":"Rakit."}\n{"id":1}\n');
    await expect(readRows(folder.path('bad.jsonl'))).rejects.toMatchObject({
      code: 'bad-line',
      sentence: { id: expect.stringContaining('Baris 2'), en: expect.stringContaining('Line 2') },
    });
    folder.write('broken.jsonl', 'bukan json\n');
    await expect(readRows(folder.path('broken.jsonl'))).rejects.toMatchObject({ code: 'bad-line' });
    await expect(readRows(folder.path('tidak-ada.jsonl'))).rejects.toMatchObject({ code: 'file-missing' });
  });
});

describe('a row stays in the pool', () => {
  it('when the first byte of SHA-1 of "keep" and its text is odd', () => {
    const texts = Array.from({ length: 200 }, (_, at) => `Rakit nomor ${at} é`);
    for (const text of texts) {
      const hex = createHash('sha1')
        .update(Buffer.from(`keep${text}`, 'utf8'))
        .digest('hex');
      expect(stays({ text })).toBe(Number.parseInt(hex.slice(0, 2), 16) % 2 === 1);
    }
    const share = texts.filter((text) => stays({ text })).length / texts.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });
});
