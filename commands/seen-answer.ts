// A remembered answer for somebody who presses its buttons: what one person alone saw is nobody else's, whoever knows its id.
import { outdated } from '../src/group/outdated.js';
import type { ShownAnswer } from '../src/group-types.js';
import type { CommandContext } from './command.js';

/** Throws UserError('outdated') for what is no longer kept, and for a private answer to somebody else. */
export async function seenAnswer({ services, owner, person }: CommandContext, id: string): Promise<ShownAnswer> {
  const answer = await services.group.shownAnswer(owner, id);
  if (answer.visibility === 'private' && answer.asker !== person) throw outdated();
  return answer;
}
