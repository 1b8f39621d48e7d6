// Whether Discord takes the token and the bot may do in its servers what Kutip does. Online, and only where a token is set.
import type { Settings } from '../settings.js';
import type { Localized } from '../types.js';
import { type Finding, fail, ok, warn } from './finding.js';

export async function checkDiscord(settings: Settings): Promise<Finding[]> {
  if (settings.discordToken === null) {
    return [ok('discord', 'Tanpa token: Kutip dipakai di terminal.', 'No token: Kutip is used in the terminal.')];
  }
  // Takes a quarter of a second to load, so only where it is needed.
  const { checkToken } = await import('../discord/token-check.js');
  const result = await checkToken(settings.discordToken, settings.discordApiUrl);
  if (result.kind === 'refused') return [refused()];
  if (result.kind === 'unreachable') return [unreachable(result.cause)];

  const findings = [
    ok(
      'discord',
      `Discord menerima token bot ${result.bot}, yang ada di ${result.servers} server.`,
      `Discord accepts the token of ${result.bot}, which is in ${result.servers} servers.`,
    ),
  ];
  const guild = settings.discordGuild;
  if (result.servers === 0 || (guild !== null && !result.serverIds.includes(guild))) {
    findings.push(absent(guild, result.invite));
  }
  for (const { server, permissions } of result.missing) findings.push(lacks(server, permissions, result.invite));
  return findings;
}

function refused(): Finding {
  return fail(
    'discord-token',
    { id: 'Discord menolak DISCORD_TOKEN.', en: 'Discord refuses DISCORD_TOKEN.' },
    {
      id: 'Buat token baru di discord.com/developers (Bot > Reset Token) dan tulis di .env.',
      en: 'Make a new token at discord.com/developers (Bot > Reset Token) and write it into .env.',
    },
  );
}

function unreachable(cause: string): Finding {
  return fail(
    'discord',
    { id: `Discord tidak bisa dihubungi (${cause}).`, en: `Discord cannot be reached (${cause}).` },
    {
      id: 'Periksa sambungan internet dan DISCORD_API_URL, lalu coba lagi.',
      en: 'Check the internet connection and DISCORD_API_URL, then try again.',
    },
  );
}

function absent(guild: string | null, invite: string): Finding {
  const where =
    guild === null ? { id: 'server mana pun', en: 'any server' } : { id: `server ${guild}`, en: `the server ${guild}` };
  return warn(
    'discord-server',
    { id: `Bot belum ada di ${where.id}.`, en: `The bot is not in ${where.en} yet.` },
    { id: `Tambahkan lewat ${invite}`, en: `Add it with ${invite}` },
  );
}

function lacks(server: string, permissions: readonly Localized[], invite: string): Finding {
  const list = (language: keyof Localized) => permissions.map((name) => name[language]).join(', ');
  return warn(
    'discord-permissions',
    {
      id: `Di server "${server}" bot tidak punya izin ${list('id')}.`,
      en: `In the server "${server}" the bot lacks ${list('en')}.`,
    },
    {
      id: `Beri izin itu pada perannya, atau tambahkan ulang lewat ${invite}`,
      en: `Grant its role that, or add it again with ${invite}`,
    },
  );
}
