// A reply as a Discord message. One file for each kind.
import type { Reply } from '../../reply.js';
import { renderAnswer } from './answer.js';
import type { Payload, View } from './payload.js';
import { payload } from './payload.js';
import { renderSettings } from './settings.js';
import { renderSetup } from './setup.js';
import { renderUnanswered } from './unanswered.js';

export type { Payload, View } from './payload.js';

/** Within all of Discord's limits, whatever the reply holds. A `deletion` is an empty payload: there is nothing to send. */
export function renderReply(reply: Reply, surroundings: View): Payload {
  const view: View = { ...surroundings, language: reply.language };
  switch (reply.kind) {
    case 'answer':
      return renderAnswer(reply, view);
    case 'setup':
      return renderSetup(reply, view);
    case 'settings':
      return renderSettings(reply);
    case 'unanswered':
      return renderUnanswered(reply, view);
    default:
      return payload('');
  }
}
