// Not drawn yet.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderGiven(_reply: Extract<Reply, { kind: 'given' }>, _view: View): Payload {
  return payload('…');
}
