// What keeps a message from being posted twice when it is sent again after a lost answer.
import { createHash, randomBytes } from 'node:crypto';

/** Discord remembers them for some minutes and takes at most 25 characters. */
export function newNonce(): string {
  return randomBytes(12).toString('hex');
}

/** The same for every try of what bears this mark. */
export function nonceOf(mark: string): string {
  return createHash('sha256').update(mark).digest('hex').slice(0, 24);
}
