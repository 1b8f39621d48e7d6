// The address that adds Kutip to a server.
import { OAuth2Scopes } from 'discord.js';
import { NEEDED_BITS } from './permissions.js';

/** Asks for its commands and exactly the permissions that Kutip uses. `server`: chosen in advance. */
export function inviteFor(applicationId: string, server?: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: NEEDED_BITS.toString(),
    ...(server !== undefined && { guild_id: server }),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
