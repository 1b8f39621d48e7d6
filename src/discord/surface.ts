// Discord as Kutip's surface: what people do there reaches the dispatcher, and its replies reach them.
import { type Client, Events, type Guild, REST } from 'discord.js';
import type { Dispatcher } from '../dispatch.js';
import type { Clock, Messenger } from '../ports.js';
import type { Localized } from '../types.js';
import { refuseInteraction, serveInteraction } from './interactions.js';
import { answerWithSentence, isToKutip, serveMention } from './mentions.js';
import { createMessenger } from './messenger.js';
import type { CommandIds } from './register-commands.js';
import { renderReply } from './render/index.js';
import { createRequests, type Request } from './requests.js';
import { sentences } from './sentences.js';
import { tellLog } from './serve-request.js';
import {
  type Serving,
  type SurfaceLog,
  type SurfaceMetrics,
  type SurfaceTiming,
  type Tools,
  usualTiming,
} from './tools.js';
import { serveChannelDeletion, serveJoin, serveThreadDeletion } from './welcome.js';

export interface DiscordSurface {
  readonly messenger: Messenger;
  /** From now on commands are served; before, they are told politely that Kutip is starting. */
  serve(dispatcher: Dispatcher): void;
  /** No new work is taken (a polite sentence instead); resolves when what runs has finished, or after `graceMs`, having apologised for the rest. */
  stop(graceMs: number): Promise<void>;
  /** Requests that are being worked on. */
  readonly pending: number;
}

export interface SurfacePorts {
  readonly log: SurfaceLog;
  readonly clock: Clock;
  /** Ids of the registered commands by English name; empty before they are registered. */
  commandIds(): CommandIds;
  readonly metrics?: SurfaceMetrics;
  readonly timing?: Partial<SurfaceTiming>;
}

/** To be opened before the client logs in, so that nothing is missed. */
export function openSurface(client: Client, ports: SurfacePorts): DiscordSurface {
  const tools = createTools(client, ports);
  const messenger = createMessenger(client, tools);
  const requests = createRequests();
  /** Servers joined while nobody could say hello yet. */
  const joined: Guild[] = [];
  let serving: Serving | null = null;
  let refusal: Localized = sentences.starting;

  const handle = (work: (request: Request) => Promise<void>) => {
    requests.run(work).catch((error: unknown) => tellLog(error, 'surface', tools));
  };
  const whenServing = (work: (serving: Serving) => Promise<void>) => {
    const now = serving;
    if (now !== null) handle(() => work(now));
  };

  client.on(Events.InteractionCreate, (interaction) => {
    const now = serving;
    if (now === null) handle(() => refuseInteraction(interaction, refusal, tools));
    else handle((request) => serveInteraction(interaction, request, now));
  });
  client.on(Events.MessageCreate, (message) => {
    if (!isToKutip(message)) return;
    const now = serving;
    if (now === null) handle(() => answerWithSentence(message, refusal, tools));
    else handle((request) => serveMention(message, request, now));
  });
  // Of a server that was merely away for a while discord.js tells in another event.
  client.on(Events.GuildCreate, (guild) => {
    if (serving === null) joined.push(guild);
    else whenServing((now) => serveJoin(guild, now));
  });
  client.on(Events.ThreadDelete, (thread) => whenServing((now) => serveThreadDeletion(thread, now)));
  client.on(Events.ChannelDelete, (channel) => whenServing((now) => serveChannelDeletion(channel, now)));

  return {
    messenger,
    get pending() {
      return requests.pending;
    },
    serve(dispatcher) {
      serving = { ...tools, dispatcher, messenger };
      for (const guild of joined.splice(0)) whenServing((now) => serveJoin(guild, now));
    },
    async stop(graceMs) {
      serving = null;
      refusal = sentences.stopping;
      await requests.settle(graceMs);
    },
  };
}

function createTools(client: Client, { log, clock, commandIds, metrics = UNMEASURED, timing }: SurfacePorts): Tools {
  const mention = (command: string) => {
    const [name = ''] = command.split(' ');
    const id = commandIds().get(name);
    return id === undefined ? `/${command}` : `</${command}:${id}>`;
  };
  return {
    log,
    clock,
    metrics,
    timing: { ...usualTiming, ...timing },
    once: new REST({ ...client.rest.options, retries: 0 }),
    render: (reply) => renderReply(reply, { language: reply.language, mention }),
    mention,
  };
}

const UNMEASURED: SurfaceMetrics = { acknowledged: () => {}, answered: () => {} };
