// The id that a person is given for a failure, and under which the log tells of it.
import { randomBytes } from 'node:crypto';

/** Eight hexadecimal characters. */
export function newFailureId(): string {
  return randomBytes(4).toString('hex');
}
