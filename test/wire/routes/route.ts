// One REST route of the local Discord: what it is called with, what it may touch, how it answers.

import type { LocalGateway } from '../gateway.js';
import type { Json } from '../json.js';
import type { UploadedFile } from '../multipart.js';
import type { Twin } from '../twin.js';
import type { World } from '../world.js';

export interface Call {
  readonly method: string;
  /** Without host and version. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** JSON, or the `payload_json` of a multipart body. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What routes work on. */
export interface Place {
  readonly world: World;
  readonly twin: Twin;
  readonly gateway: LocalGateway;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages`; a parameter is one segment. */
  readonly path: string;
  /** Throws DiscordError for a refusal. `parameters` in the order of the path. */
  run(place: Place, call: Call, ...parameters: string[]): Answer | Promise<Answer>;
}

export const done: Answer = { status: 204 };
export const ok = (body: unknown): Answer => ({ status: 200, body });

/** The route for a request with the parameters in its path; null when there is none. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly parameters: readonly string[] } | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const match = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
    if (match !== null) return { route, parameters: match.slice(1).map(decodeURIComponent) };
  }
  return null;
}

export const bodyOf = (call: Call): Json => (call.body ?? {}) as Json;
