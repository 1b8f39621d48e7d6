// What study sessions need of Discord: the thread of a message, messages that change, threads that end, events of the server.
import type { Client } from 'discord.js';
import type { SessionMessenger } from '../ports.js';
import { closeThread } from './close-thread.js';
import { editMessage } from './edit-message.js';
import { threadOn } from './message-thread.js';
import { deleteEvent, saveEvent } from './server-events.js';
import type { Tools } from './tools.js';

export function createSessionMessenger(client: Client, tools: Tools): SessionMessenger {
  const speaking = { client, tools };
  return {
    threadOn: (address, title) => threadOn(address, title, speaking),
    edit: (address, reply) => editMessage(address, reply, speaking),
    closeThread: (thread) => closeThread(thread, speaking),
    saveEvent: (owner, event, id) => saveEvent({ owner, event, id }, speaking),
    deleteEvent: (owner, id) => deleteEvent(owner, id, speaking),
  };
}
