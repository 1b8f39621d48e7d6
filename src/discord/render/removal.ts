// Not drawn yet.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderRemoval(_reply: Extract<Reply, { kind: 'removal' }>, _view: View): Payload {
  return payload('…');
}
