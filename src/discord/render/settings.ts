// The settings of a server as a message.
import type { Reply } from '../../reply.js';
import { type Payload, payload, type View } from './payload.js';

export function renderSettings(reply: Extract<Reply, { kind: 'settings' }>, view: View): Payload {
  return payload(view.mention(reply.kind));
}
