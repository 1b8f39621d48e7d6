// Which rules beside the specification hold for which request.
import { isObject, type Json, numberOf } from '../json.js';
import { choicesProblems, formProblems } from './callback-body.js';
import { commandBodyProblems } from './command-body.js';
import { eventBodyProblems } from './event-body.js';
import { messageBodyProblems } from './message-body.js';

export interface Finding {
  readonly what: string;
  /** True when Discord would refuse the request; else it would let it pass. */
  readonly refused: boolean;
}

const MESSAGES = new Set([
  'create_message',
  'update_message',
  'execute_webhook',
  'update_webhook_message',
  'update_original_webhook_message',
]);
const COMMANDS = new Set(['bulk_set_application_commands', 'bulk_set_guild_application_commands']);
/** Ephemeral and loading are for answers to interactions; what else Discord sets itself. */
const ALLOWED_FLAGS = { message: 4 | 4096 | 32768, interaction: 4 | 64 | 4096 | 32768 };

/** What a request breaks of the rules that the specification does not know. `operation`: the specification's name. */
export function ruleFindings(operation: string | null, body: unknown): Finding[] {
  const refused = (problems: readonly string[]) => problems.map((what) => ({ what, refused: true }));
  if (operation !== null && COMMANDS.has(operation)) return commandBodyProblems(body);
  if (operation === 'create_application_command' || operation === 'create_guild_application_command')
    return commandBodyProblems([body]);
  if (!isObject(body)) return [];
  if (operation !== null && MESSAGES.has(operation)) {
    const viaToken = operation !== 'create_message' && operation !== 'update_message';
    return refused([...messageBodyProblems(body), ...flagProblems(body, viaToken)]);
  }
  if (operation === 'create_thread' && isObject(body['message'])) return refused(messageBodyProblems(body['message']));
  if (operation === 'create_guild_scheduled_event') return refused(eventBodyProblems(body, true));
  if (operation === 'update_guild_scheduled_event') return refused(eventBodyProblems(body, false));
  if (operation === 'create_interaction_response') return refused(callbackProblems(body));
  return [];
}

function callbackProblems(body: Json): string[] {
  const data = isObject(body['data']) ? body['data'] : {};
  switch (body['type']) {
    case 4:
    case 7:
      return [...messageBodyProblems(data), ...flagProblems(data, true)];
    case 8:
      return choicesProblems(data);
    case 9:
      return formProblems(data);
    default:
      return [];
  }
}

function flagProblems(body: Json, viaToken: boolean): string[] {
  const unknown = numberOf(body['flags']) & ~(viaToken ? ALLOWED_FLAGS.interaction : ALLOWED_FLAGS.message);
  return unknown === 0 ? [] : [`flags ${unknown} cannot be set here`];
}
