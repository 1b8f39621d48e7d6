// Work on many texts is cut into jobs so small that a question can slip in between.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COUNTED_UNITS_PER_JOB, countingJobs, embeddingJobs, PASSAGES_PER_JOB } from '../../embeddings/model-jobs.js';

const texts = fc.array(fc.string({ maxLength: 40 }), { maxLength: 30 });

test('every text is embedded once, at most two to a job, neighbours in length together', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const jobs = embeddingJobs(all);
      expect(jobs.every((job) => job.length <= PASSAGES_PER_JOB)).toBe(true);
      const flat = jobs.flat();
      expect(flat.map(({ text }) => text.length)).toEqual(all.map((text) => text.length).sort((a, b) => b - a));
      expect(new Set(flat.map(({ index }) => index)).size).toBe(all.length);
      expect(flat.every(({ text, index }) => all[index] === text)).toBe(true);
    }),
  );
});

test('counting jobs hold every text in order', () => {
  fc.assert(
    fc.property(texts, (all) => {
      expect(countingJobs(all).flat()).toEqual(all.map((text, index) => ({ text, index })));
    }),
  );
});

test('a text of a megabyte is counted in parts that lose nothing, cut at white space', () => {
  const long = 'sungai besar '.repeat(80_000);
  const jobs = countingJobs(['pendek', long]);
  const parts = jobs.flat().filter(({ index }) => index === 1);
  expect(parts.map(({ text }) => text).join('')).toBe(long);
  expect(jobs.every((job) => job.reduce((sum, { text }) => sum + text.length, 0) <= COUNTED_UNITS_PER_JOB)).toBe(true);
  expect(parts.slice(1).every(({ text }) => text.startsWith(' '))).toBe(true);
});

test('a megabyte without a space is cut all the same', () => {
  const parts = countingJobs(['x'.repeat(1_000_000)]).flat();
  expect(parts.length).toBe(1_000_000 / COUNTED_UNITS_PER_JOB);
});
