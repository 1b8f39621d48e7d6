// Cuts the work on many texts into jobs that are small enough for a question to slip in between. Pure.

/** A text, or a part of a long one, and the index of the text that it belongs to. */
export interface JobText {
  readonly text: string;
  readonly index: number;
}

/**
 * Texts of one embedding job. Measured (bench/encoder-speed.ts): two take about an eighth less time than one by one, four
 * no less than two. Dynamic int8 makes a vector depend a little on its neighbour (cosine about 0.998), so not more.
 */
export const PASSAGES_PER_JOB = 2;

/** UTF-16 units of one counting job: some ten milliseconds. */
export const COUNTED_UNITS_PER_JOB = 20_000;

/** Pairs of texts for the encoder, longest first and neighbours in length together, so that little is padded. */
export function embeddingJobs(texts: readonly string[]): JobText[][] {
  const byLength = texts.map((text, index) => ({ text, index })).sort((a, b) => b.text.length - a.text.length);
  const jobs: JobText[][] = [];
  for (let at = 0; at < byLength.length; at += PASSAGES_PER_JOB) jobs.push(byLength.slice(at, at + PASSAGES_PER_JOB));
  return jobs;
}

/** Texts in order, at most `COUNTED_UNITS_PER_JOB` units to a job; a longer text is cut, at white space where it has any. */
export function countingJobs(texts: readonly string[]): JobText[][] {
  const jobs: JobText[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const [index, text] of texts.entries()) {
    for (const part of partsOf(text)) {
      if (units + part.length > COUNTED_UNITS_PER_JOB) {
        jobs.push([]);
        units = 0;
      }
      jobs.at(-1)?.push({ text: part, index });
      units += part.length;
    }
  }
  return jobs;
}

function* partsOf(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > COUNTED_UNITS_PER_JOB) {
    const space = text.lastIndexOf(' ', start + COUNTED_UNITS_PER_JOB);
    const end = space > start ? space : start + COUNTED_UNITS_PER_JOB;
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}
