// Steps of setting up as a message.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderSetup(reply: Extract<Reply, { kind: 'setup' }>, view: View): Payload {
  return payload(view.mention(reply.kind));
}
