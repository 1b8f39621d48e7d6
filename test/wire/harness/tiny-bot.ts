// The unmodified discord.js client with the settings that Kutip uses, for tests of the local Discord itself.
import { Client, type ClientOptions, DiscordAPIError, GatewayIntentBits, type Interaction, Routes } from 'discord.js';
import type { LocalDiscord } from '../local-discord.js';

export interface TinyBot {
  readonly client: Client<true>;
  /** Runs for every interaction; replace it in a test. Its failures are kept in `failures`. */
  onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void;
  readonly failures: unknown[];
  stop(): Promise<void>;
}

/** What it registers where a test says nothing else. */
export const tinyCommands = [
  {
    name: 'ask',
    name_localizations: { id: 'tanya' },
    description: 'Ask the documents',
    description_localizations: { id: 'Tanya dokumen' },
    integration_types: [0],
    contexts: [0],
    options: [
      {
        type: 3,
        name: 'question',
        name_localizations: { id: 'pertanyaan' },
        description: 'What to ask',
        required: true,
        max_length: 1000,
      },
      { type: 3, name: 'document', description: 'Which document', autocomplete: true },
      { type: 5, name: 'only-me', description: 'Only I see it' },
      { type: 7, name: 'where', description: 'In which channel', channel_types: [0, 15] },
      { type: 8, name: 'whom', description: 'Which role' },
    ],
  },
  {
    name: 'documents',
    description: 'Documents',
    integration_types: [0],
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'show',
        name_localizations: { id: 'lihat' },
        description: 'Shows one',
        options: [{ type: 3, name: 'document', description: 'Which', required: true }],
      },
    ],
  },
  {
    name: 'Check quote',
    name_localizations: { id: 'Periksa kutipan' },
    type: 3,
    integration_types: [0],
    contexts: [0],
  },
];

export async function startTinyBot(
  discord: LocalDiscord,
  options: Partial<ClientOptions> & { readonly commands?: readonly unknown[] } = {},
): Promise<TinyBot> {
  const { commands = tinyCommands, rest, ...others } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: discord.apiUrl, ...rest },
    ...others,
  });
  const failures: unknown[] = [];
  let handle: (interaction: Interaction) => Promise<unknown> = async () => {};
  client.on('interactionCreate', (interaction) => {
    handle(interaction).catch((error: unknown) => failures.push(error));
  });
  client.on('error', (error) => failures.push(error));
  await client.login(discord.token);
  if (!client.isReady()) await new Promise((resolve) => client.once('clientReady', resolve));
  if (commands.length > 0) await client.rest.put(Routes.applicationCommands(discord.applicationId), { body: commands });
  await discord.ready({ commands: commands.length > 0 });
  return {
    client: client as Client<true>,
    onInteraction(next) {
      handle = next;
    },
    failures,
    stop: () => client.destroy(),
  };
}

/** The code with which Discord refused a request, null when it passed; and the problems that were found in it. */
export async function attempt(
  discord: LocalDiscord,
  request: Promise<unknown>,
): Promise<{ readonly code: number | string | null; readonly problems: readonly string[] }> {
  const code = await request.then(
    () => null,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );
  return { code, problems: discord.takeProblems().map(({ what }) => what) };
}
