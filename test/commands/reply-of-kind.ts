// Narrows a reply to the kind that a test expects, and says what came instead.
import type { Reply } from '../../src/reply.js';

export function ofKind<K extends Reply['kind']>(reply: Reply, kind: K): Extract<Reply, { kind: K }> {
  if (reply.kind !== kind) throw new Error(`expected ${kind}, got ${JSON.stringify(reply)}`);
  return reply as Extract<Reply, { kind: K }>;
}
