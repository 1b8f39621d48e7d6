// The terminal as a place to ask from: who is asking, which commands have a meaning there, and that nothing can be posted.
import type { Caller, Command } from '../dispatch.js';
import { isGroup, type Runnable } from '../dispatch.js';
import type { Attachments, Messenger } from '../ports.js';
import type { Reason } from '../schedule-types.js';
import type { Language } from '../types.js';
import { UserError } from '../user-error.js';

/** Whoever sits at the terminal may do everything. */
export function terminalCaller(
  place: { readonly owner: string; readonly collectionId: number },
  language: Language,
  previousQuestion: string | null,
): Caller {
  return {
    surface: 'console',
    owner: place.owner,
    collectionId: place.collectionId,
    person: 'console',
    language,
    roles: [],
    managesServer: true,
    channels: [],
    fixedVisibility: 'private',
    ...(previousQuestion !== null && { previousQuestion }),
  };
}

/** Commands without those that only mean something on Discord. */
export function terminalCommands(commands: readonly Command[]): Command[] {
  const remains = (runnable: Runnable) => runnable.discordOnly !== true;
  return commands.flatMap((command): Command[] => {
    if (!isGroup(command)) return remains(command) ? [command] : [];
    const subcommands = command.subcommands.filter(remains);
    return subcommands.length === 0 ? [] : [{ ...command, subcommands }];
  });
}

/** There is no channel to write in. */
export const noMessenger: Messenger = {
  send: () => Promise.reject(nowhere()),
  openThread: () => Promise.reject(nowhere()),
  threadIsUsable: async () => false,
  abilities: async () => ({ canSend: false, canOpenThread: false, isThread: false, isForum: false }),
  questionShown: async () => null,
  postingPlace: async () => null,
  refusalToMention: async () => nowhereReason(),
  post: async () => ({ kind: 'refused', passing: false, reason: nowhereReason() }),
  findPost: async () => ({ kind: 'unreadable', passing: false }),
  isSeenByReadersOf: async () => false,
  notify: async () => false,
  threadOn: () => Promise.reject(nowhere()),
  edit: async () => false,
  closeThread: async () => {},
  saveEvent: async () => null,
  deleteEvent: async () => {},
};

/** Nothing can be attached: files are named on the command line. */
export const noAttachments: Attachments = { open: () => Promise.reject(nowhere()) };

function nowhereReason(): Reason {
  const { code, sentence } = nowhere();
  return { code, sentence };
}

function nowhere(): UserError {
  return new UserError('no-channel', {
    id: 'Di terminal tidak ada kanal. Pakai Kutip di Discord untuk ini.',
    en: 'A terminal has no channels. Use Kutip on Discord for this.',
  });
}
