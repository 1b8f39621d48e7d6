// What keeps a message from being posted twice when it is sent again after a lost answer.
import { randomBytes } from 'node:crypto';

/** Discord remembers them for some minutes and takes at most 25 characters. */
export function newNonce(): string {
  return randomBytes(12).toString('hex');
}
