// A server of people who read in different languages, and Kutip with all its commands and toy documents in it.
import { expect, vi } from 'vitest';
import type { Asked } from './asked.js';
import { type KutipWithCommands, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord } from './local-discord.js';
import type { Person } from './person.js';
import { DOCUMENTS, PEOPLE, type Reader } from './readers.js';
import type { SeenMessage } from './seen.js';
import type { ChannelOptions } from './server-options.js';

export interface ReadingGroup {
  readonly discord: LocalDiscord;
  readonly server: LocalServer;
  /** Another one after `restart`. */
  readonly kutip: KutipWithCommands;
  person(reader: Reader): Person;
  /** Calls `/ask` in this person's language, in `umum` when no channel is said; `options` by the names that the person reads. */
  ask(reader: Reader, question: string, options?: Readonly<Record<string, string | boolean>>, channel?: string): Asked;
  /** Opens the first quote of an answer. */
  open(reader: Reader, answer: SeenMessage): Promise<SeenMessage>;
  restart(): Promise<void>;
  /** Everything is answered, nothing failed, and nothing was sent that Discord or the rules forbid. */
  expectSound(): Promise<void>;
  close(): Promise<void>;
}

/** `runBy`: the person who runs this Kutip. */
export async function openReadingGroup(
  channels: readonly ChannelOptions[] = [{ name: 'umum' }],
  runBy?: string,
): Promise<ReadingGroup> {
  const discord = await startLocalDiscord({ servers: [{ name: 'Kelompok baca', channels, people: PEOPLE }] });
  const server = discord.server();
  const operators = runBy === undefined ? [] : [server.person(runBy).id];
  let kutip = await startKutipWithCommands(discord, { operators });
  await kutip.read(server, DOCUMENTS);
  const person = ({ name }: Reader) => server.person(name);
  return {
    discord,
    server,
    get kutip() {
      return kutip;
    },
    person,
    ask: (reader, question, options = {}, channel = 'umum') =>
      person(reader).slash(server.channel(channel), reader.commands.ask, {
        ...{ [reader.options.question]: question },
        ...options,
      }),
    open: (reader, answer) => person(reader).press(answer, firstOpen(reader, answer)).reply(),
    async restart() {
      kutip = await kutip.restart();
    },
    async expectSound() {
      await vi.waitFor(() => expect(kutip.pending).toBe(0));
      expect(kutip.failures).toEqual([]);
      expect(discord.problems()).toEqual([]);
    },
    async close() {
      await kutip.stop();
      await discord.close();
    },
  };
}

function firstOpen({ buttons: { open } }: Reader, answer: SeenMessage): string {
  const found = answer.buttons.find(({ label }) => label === open || label === `${open} 1`);
  if (found === undefined) throw new Error('nothing can be opened');
  return found.label;
}
