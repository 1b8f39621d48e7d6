// Evaluation files: rows to search and questions with known answers, as JSON Lines.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../user-error.js';

const row = z.object({ id: z.string(), title: z.string(), text: z.string() });

const question = z.object({
  id: z.string(),
  lang: z.enum(['id', 'en']),
  question: z.string(),
  answerable: z.boolean(),
  gold_passage_ids: z.array(z.string()).default([]),
  answer_texts: z.array(z.string()).default([]),
  /** For questions on a folder of documents. */
  gold: z.array(z.object({ document: z.string(), contains: z.string() })).default([]),
});

export type EvalRow = z.infer<typeof row>;
export type EvalQuestion = z.infer<typeof question>;

/** Throws UserError when the file is missing or a line is not a row. */
export function readRows(file: string): Promise<EvalRow[]> {
  return readLines(file, row);
}

export function readQuestions(file: string): Promise<EvalQuestion[]> {
  return readLines(file, question);
}

/** Whether a row stays in the pool when gold passages are removed: the first byte of SHA-1 of "keep" + text is odd. */
export function stays({ text }: Pick<EvalRow, 'text'>): boolean {
  return (createHash('sha1').update(`keep${text}`, 'utf8').digest()[0] ?? 0) % 2 === 1;
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UserError('file-missing', {
      id: `Berkas ${file} tidak bisa dibaca. Periksa letaknya.`,
      en: `The file ${file} cannot be read. Check where it is.`,
    });
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(jsonOf(line));
    if (parsed.success) return [parsed.data];
    throw new UserError('bad-line', {
      id: `Baris ${index + 1} di ${file} bukan baris evaluasi: ${z.prettifyError(parsed.error)}`,
      en: `Line ${index + 1} of ${file} is not an evaluation row: ${z.prettifyError(parsed.error)}`,
    });
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
