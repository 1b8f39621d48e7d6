// A bot as a program of its own: registers /ping and answers it.
import { Client, GatewayIntentBits, Routes } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  allowedMentions: { parse: [] },
  rest: { api: process.env.DISCORD_API_URL },
});
client.on('interactionCreate', (interaction) => interaction.reply('pong'));
client.once('clientReady', () =>
  client.rest.put(Routes.applicationCommands(client.application.id), {
    body: [{ name: 'ping', description: 'Ping', integration_types: [0], contexts: [0] }],
  }),
);
process.once('SIGTERM', () => client.destroy());
await client.login(process.env.DISCORD_TOKEN);
