// What was decided for one digest, as it is stored in the ledger: JSON, checked when it is read.
import { z } from 'zod';
import { unpackDecided } from '../schedule/decided-content.js';
import type { Posting } from '../schedule-types.js';
import { parsed } from './details.js';
import type { DigestContent } from './digest-keeper.js';

const QUOTE_ID = z.string().min(1).max(20);
const OFFSET = z.number().int().nonnegative();

const written = z.object({
  version: z.literal(1),
  date: z.iso.date(),
  quotes: z.array(z.object({ id: QUOTE_ID, because: z.enum(['session', 'new', 'turn']) })),
  recall: z.object({ id: QUOTE_ID, hidden: z.tuple([OFFSET, OFFSET]) }).nullable(),
  asked: OFFSET,
  answered: OFFSET,
  open: z.array(z.string().min(1).max(20)),
});

/** Null for what is damaged or was written by another version of Kutip. */
export function readContent(json: string): DigestContent | null {
  const read = written.safeParse(parsed(json));
  if (!read.success) return null;
  const { version: _version, ...content } = read.data;
  return content;
}

export function writtenContent({ date, quotes, recall, asked, answered, open }: DigestContent): string {
  return JSON.stringify({ version: 1, date, quotes, recall, asked, answered, open });
}

/** Keys of what a posting uses; none where nothing was decided, or what was decided cannot be read. */
export function usedBy({ content }: Posting): readonly string[] {
  if (content === null || parsed(content) === undefined) return [];
  return unpackDecided(content).used;
}
