// A server in which two people manage and two do not, each pair in two languages, and Kutip with all its commands in it.
import { expect, vi } from 'vitest';
import type { KeptFile } from '../../src/corpus/document-keeper.js';
import type { Asked } from './asked.js';
import { type KutipWithCommands, type StartOptions, startKutipWithCommands } from './kutip-with-commands.js';
import { type LocalChannel, type LocalDiscord, type LocalServer, startLocalDiscord } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import type { ChannelOptions, PersonOptions } from './server-options.js';

export interface ManagedServer {
  readonly discord: LocalDiscord;
  readonly server: LocalServer;
  readonly kutip: KutipWithCommands;
  /** Those who manage, and those who do not: each the one who reads Indonesian, then the one who reads English. */
  readonly managers: Readonly<Record<Language, Person>>;
  readonly members: Readonly<Record<Language, Person>>;
  readonly umum: LocalChannel;
  /** Keeps these files as a manager's and reads them, in the default collection or this one. */
  give(files: Readonly<Record<string, string>>, collectionId?: number): Promise<KeptFile[]>;
  /** Only what this person alone sees: the private answer to `/tanya`. */
  ask(person: Person, question: string, options?: Readonly<Record<string, string>>): Promise<SeenMessage>;
  /** Everything is answered, nothing failed, and nothing was sent that Discord or the rules forbid. */
  expectSound(): Promise<void>;
  close(): Promise<void>;
}

export type Language = 'id' | 'en';
export const LANGUAGES: readonly Language[] = ['id', 'en'];

interface Options extends StartOptions {
  readonly channels?: readonly ChannelOptions[];
  readonly people?: readonly PersonOptions[];
  /** Bytes that bots may attach. */
  readonly fileLimit?: number;
}

/** Budi and Grace manage; Sari and Tono do not. */
const PEOPLE: readonly PersonOptions[] = [
  { name: 'Budi', locale: 'id', permissions: ['ManageGuild'] },
  { name: 'Grace', locale: 'en-GB', permissions: ['ManageGuild'] },
  { name: 'Sari', locale: 'id' },
  { name: 'Tono', locale: 'en-US' },
];

export async function openManagedServer(options: Options = {}): Promise<ManagedServer> {
  const { channels = [{ name: 'umum' }], people = PEOPLE, fileLimit, ...start } = options;
  const made = { name: 'Kelas sungai', channels, people, ...(fileLimit !== undefined && { fileLimit }) };
  // Other tests hold the three seconds; these do much at once, and a busy machine is no fault of Kutip's.
  const discord = await startLocalDiscord({ servers: [made], acknowledgeWithinMs: 10_000 });
  const server = discord.server();
  const kutip = await startKutipWithCommands(discord, start);
  const { documents, library } = kutip.services;
  const umum = server.channel('umum');
  return {
    discord,
    server,
    kutip,
    managers: { id: server.person('Budi'), en: server.person('Grace') },
    members: { id: server.person('Sari'), en: server.person('Tono') },
    umum,
    async give(files, collectionId) {
      const place = { owner: server.id, collectionId: collectionId ?? (await library.collection(server.id)).id };
      const kept: KeptFile[] = [];
      for (const [name, text] of Object.entries(files)) {
        kept.push((await documents.keep({ ...place, name, bytes: Buffer.from(text), by: 'budi' })).file);
      }
      await documents.read(place);
      return kept;
    },
    ask: (person, question, given = {}) => person.slash(umum, 'ask', { question, 'only-me': true, ...given }).reply(),
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

/** Without the marks that keep Discord from taking words for Markdown. */
export function plain({ content }: Pick<SeenMessage, 'content'>): string {
  return content.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('**', '');
}

/** The reply behind the progress of reading. */
export function whenRead(asked: Asked): Promise<SeenMessage> {
  return asked.replyThat(({ content }) => !/[▱▰]/.test(content));
}
