// Changes a message of a session, as far as what it is to say may stand there.
import type { MessageAddress } from '../group-types.js';
import type { Reply } from '../reply.js';
import type { StudyPorts } from './session-ports.js';

/** Leaves it as it is where its collection has been tied to other channels since. Throws as `SessionMessenger.edit`. */
export async function changeMessage(
  { messenger, mayPost }: Pick<StudyPorts, 'messenger' | 'mayPost'>,
  owner: string,
  address: MessageAddress,
  reply: Reply,
): Promise<void> {
  if (await mayPost(owner, address.channel, reply)) await messenger.edit(address, reply);
}
