// Questions that nothing answered, and complaints as a message.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderUnanswered(reply: Extract<Reply, { kind: 'unanswered' }>, view: View): Payload {
  return payload(view.mention(reply.kind));
}
