// Not drawn yet.
import type { Reply } from '../../reply.js';
import { type Payload, payload } from './payload.js';

export function renderCollections(_reply: Extract<Reply, { kind: 'collections' }>): Payload {
  return payload('…');
}
