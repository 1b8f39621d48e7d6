// Asks Discord who a token belongs to, in which servers the bot is, and which permissions it lacks there.
import { DiscordAPIError, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Localized } from '../types.js';
import { inviteFor } from './invite.js';
import { missingFrom } from './permissions.js';

export interface MissingPermissions {
  readonly server: string;
  /** Names as people see them. */
  readonly permissions: readonly Localized[];
}

export type TokenCheck =
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly cause: string }
  | {
      readonly kind: 'accepted';
      readonly bot: string;
      readonly servers: number;
      /** Ids of the servers (the first 200). */
      readonly serverIds: readonly string[];
      readonly missing: readonly MissingPermissions[];
      /** Address that adds the bot to a server with what it needs. */
      readonly invite: string;
    };

const TIMEOUT_MS = 10_000;

const userShape = z.object({ id: z.string(), username: z.string() });
const serversShape = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string().regex(/^\d+$/u) }));

/** `apiUrl`: another base address than Discord's, for tests. Never throws for what Discord answers. */
export async function checkToken(token: string, apiUrl: string | null): Promise<TokenCheck> {
  const rest = new REST({ retries: 0, timeout: TIMEOUT_MS, ...(apiUrl === null ? {} : { api: apiUrl }) }).setToken(
    token,
  );
  try {
    const user = userShape.parse(await rest.get(Routes.user()));
    const servers = serversShape.parse(await rest.get(Routes.userGuilds()));
    return {
      kind: 'accepted',
      bot: user.username,
      servers: servers.length,
      serverIds: servers.map(({ id }) => id),
      missing: servers.flatMap(({ name, permissions }) => {
        const lacking = missingFrom(BigInt(permissions));
        return lacking.length === 0 ? [] : [{ server: name, permissions: lacking }];
      }),
      invite: inviteFor(user.id),
    };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) return { kind: 'refused' };
    return { kind: 'unreachable', cause: error instanceof Error ? error.message : String(error) };
  }
}
