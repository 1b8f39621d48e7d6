// Kutip's own application: its commands, its servers.
import { invalidBody, missingAccess } from '../discord-error.js';
import { isObject, type Json, objectsIn } from '../json.js';
import { ownServerPayload, userPayload } from '../payloads.js';
import { serverPermissions } from '../permissions.js';
import type { RegisteredCommand } from '../records.js';
import { newId } from '../twin.js';
import type { World } from '../world.js';
import { bodyOf, done, ok, type Place, type Route } from './route.js';

export const applicationRoutes: readonly Route[] = [
  ...commandRoutes('/applications/:application/commands', () => null),
  ...commandRoutes('/applications/:application/guilds/:guild/commands', (parameters) => parameters[1] ?? ''),
  {
    method: 'GET',
    path: '/users/@me/guilds',
    run: ({ world }) =>
      ok([...world.servers.values()].map((each) => ownServerPayload(each, serverPermissions(each, world.botId)))),
  },
  ...['/oauth2/applications/@me', '/applications/@me'].map((path): Route => {
    return { method: 'GET', path, run: ({ world }) => ok(applicationPayload(world)) };
  }),
];

/** No privileged intent is granted (`flags`). */
function applicationPayload(world: World): Json {
  return {
    id: world.botId,
    name: world.user(world.botId).name,
    icon: null,
    description: '',
    type: null,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userPayload({ id: '1', name: 'Pemilik', bot: false }),
    approximate_guild_count: world.servers.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
    bot_public: true,
    bot_require_code_grant: false,
  };
}

/** The same routes for all servers and for one. */
function commandRoutes(path: string, serverOf: (parameters: readonly string[]) => string | null): Route[] {
  const own = (world: World, serverId: string | null) => world.commands.filter((each) => each.serverId === serverId);
  const scope = ({ world }: Place, parameters: readonly string[]) => {
    const serverId = serverOf(parameters);
    if (serverId !== null && !world.servers.has(serverId)) throw missingAccess();
    return serverId;
  };
  return [
    {
      method: 'PUT',
      path,
      run(place, call, ...parameters) {
        const serverId = scope(place, parameters);
        const before = own(place.world, serverId);
        const registered = objectsIn(call.body).map((definition) => register(before, serverId, definition));
        place.world.commands = [...place.world.commands.filter((each) => each.serverId !== serverId), ...registered];
        place.world.changed();
        return ok(registered.map((each) => commandPayload(place.world, each)));
      },
    },
    {
      method: 'GET',
      path,
      run: (place, _, ...parameters) =>
        ok(own(place.world, scope(place, parameters)).map((each) => commandPayload(place.world, each))),
    },
    {
      method: 'POST',
      path,
      run(place, call, ...parameters) {
        const serverId = scope(place, parameters);
        if (!isObject(call.body)) throw invalidBody(['a command is an object']);
        const made = register(own(place.world, serverId), serverId, bodyOf(call));
        place.world.commands = [...place.world.commands.filter((each) => each.id !== made.id), made];
        place.world.changed();
        return { status: 201, body: commandPayload(place.world, made) };
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      run(place, _, ...parameters) {
        place.world.commands = place.world.commands.filter((each) => each.id !== parameters.at(-1));
        place.world.changed();
        return done;
      },
    },
  ];
}

/** A command of the same name and type keeps its id. */
function register(before: readonly RegisteredCommand[], serverId: string | null, definition: Json): RegisteredCommand {
  const typeOf = (each: Json) => each['type'] ?? 1;
  const same = before.find(
    (each) => each.definition['name'] === definition['name'] && typeOf(each.definition) === typeOf(definition),
  );
  return { id: same?.id ?? newId(), serverId, definition };
}

function commandPayload(world: World, { id, serverId, definition }: RegisteredCommand): Json {
  return {
    type: 1,
    description: '',
    default_member_permissions: null,
    nsfw: false,
    ...definition,
    id,
    application_id: world.botId,
    version: id,
    ...(serverId === null ? {} : { guild_id: serverId }),
  };
}
