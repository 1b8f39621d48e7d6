// SHA-256 of bytes, in another thread, so that a large file does not hold this one.
import { webcrypto } from 'node:crypto';

/** Hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
