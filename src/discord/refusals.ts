// Why Kutip cannot be on Discord, each with its remedy; programs end with the exit code of the error's code.
import { GatewayCloseCodes } from 'discord.js';
import { UserError } from '../user-error.js';

export function tokenRefused(): UserError {
  return new UserError('discord-token', {
    id: 'Discord menolak DISCORD_TOKEN. Buat token baru di discord.com/developers (Bot > Reset Token) dan tulis di .env.',
    en: 'Discord refuses DISCORD_TOKEN. Make a new token at discord.com/developers (Bot > Reset Token) and write it into .env.',
  });
}

export function intentsRefused(): UserError {
  return new UserError('discord-intents', {
    id: 'Discord menolak intent yang diminta Kutip (Guilds dan Guild Messages; tidak satu pun yang istimewa). Periksa di discord.com/developers apakah aplikasinya dibatasi, lalu jalankan lagi.',
    en: 'Discord refuses the intents that Kutip asks for (Guilds and Guild Messages; none of them privileged). Check at discord.com/developers whether the application is restricted, then start again.',
  });
}

/** `cause`: short and technical, such as `ECONNREFUSED`. */
export function unreachable(cause: string): UserError {
  return new UserError('discord-unreachable', {
    id: `Discord tidak bisa dihubungi (${cause}). Periksa sambungan internet dan DISCORD_API_URL, lalu jalankan lagi.`,
    en: `Discord cannot be reached (${cause}). Check the internet connection and DISCORD_API_URL, then start again.`,
  });
}

export function gatewayLost(milliseconds: number): UserError {
  const seconds = Math.round(milliseconds / 1000);
  return new UserError('gateway-lost', {
    id: `Sudah ${seconds} detik tidak tersambung ke Discord. Periksa sambungan internet dan discordstatus.com, lalu jalankan lagi.`,
    en: `There has been no connection to Discord for ${seconds} second${seconds === 1 ? '' : 's'}. Check the internet connection and discordstatus.com, then start again.`,
  });
}

/** Discord closed the connection with a code after which it takes no other. */
export function gatewayClosed(closeCode: number): UserError {
  return new UserError('gateway-lost', {
    id: `Discord menutup sambungan dan tidak menerima yang baru (kode ${closeCode}). Perbarui Kutip, lalu jalankan lagi.`,
    en: `Discord closed the connection and takes no other (code ${closeCode}). Update Kutip, then start again.`,
  });
}

/** After which connecting again is of no use; null for all others. */
export function refusalOf(closeCode: number): UserError | null {
  if (closeCode === GatewayCloseCodes.AuthenticationFailed) return tokenRefused();
  const ofIntents: readonly number[] = [GatewayCloseCodes.InvalidIntents, GatewayCloseCodes.DisallowedIntents];
  return ofIntents.includes(closeCode) ? intentsRefused() : null;
}
