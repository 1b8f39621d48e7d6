// Which scores others may see.
import type { StudyPorts } from './session-ports.js';

/** Of those who agreed to be shown, without whoever does not want to be named. */
export async function namedScores<S extends { readonly person: string; readonly showsScore: boolean }>(
  { store }: Pick<StudyPorts, 'store'>,
  owner: string,
  scores: readonly S[],
): Promise<S[]> {
  const named: S[] = [];
  for (const score of scores) {
    if (score.showsScore && !(await store.isUnnamed(owner, score.person))) named.push(score);
  }
  return named;
}
