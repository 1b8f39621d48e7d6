// Not drawn yet.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderProposals(_reply: Extract<Reply, { kind: 'proposals' }>, _view: View): Payload {
  return payload('…');
}
