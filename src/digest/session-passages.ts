// Passages that bear on what the group studies together next.
import type { Generation } from '../../embeddings/generation.js';
import type { NextReading } from '../study-types.js';
import { UserError } from '../user-error.js';
import type { DigestPorts } from './digest-ports.js';

const MOST = 60;

/** How much the passage of an ordinal bears on it; null where it does not. Null where nothing does. */
export async function bearingOn(
  { answers }: Pick<DigestPorts, 'answers'>,
  owner: string,
  collectionId: number,
  { about }: NextReading,
  { centrality, documentIds, passageIds }: Generation,
): Promise<((ordinal: number) => number | null) | null> {
  if (about.kind === 'document')
    return (ordinal) => (documentIds[ordinal] === about.documentId ? (centrality[ordinal] ?? 0) : null);
  const topic = about.kind === 'topic' ? about.topic : about.title;
  try {
    const passages = await answers.passagesAbout({ owner, collectionId, topic, most: MOST });
    const scores = new Map(passages.map(({ passageId, score }) => [passageId, score]));
    return scores.size === 0 ? null : (ordinal) => scores.get(passageIds[ordinal] ?? 0) ?? null;
  } catch (error) {
    // Without it there is a digest all the same.
    if (error instanceof UserError) return null;
    throw error;
  }
}
