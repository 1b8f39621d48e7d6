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
import { createRequests, type Request, type Requests } from './requests.js';
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
  const desk: Desk = { tools, requests: createRequests(), serving: null, refusal: sentences.starting, joined: [] };
  listen(client, desk);
  return {
    messenger,
    get pending() {
      return desk.requests.pending;
    },
    serve(dispatcher) {
      desk.serving = { ...tools, dispatcher, messenger };
      for (const guild of desk.joined.splice(0)) whenServing(desk, (serving) => serveJoin(guild, serving));
    },
    async stop(graceMs) {
      desk.serving = null;
      desk.refusal = sentences.stopping;
      await desk.requests.settle(graceMs);
    },
  };
}

/** Where everything that happens is taken in. */
interface Desk {
  readonly tools: Tools;
  readonly requests: Requests;
  /** Null while nobody can be asked; then everything is answered by `refusal`. */
  serving: Serving | null;
  refusal: Localized;
  /** Servers joined while nobody could say hello yet. */
  readonly joined: Guild[];
}

function listen(client: Client, desk: Desk): void {
  client.on(Events.InteractionCreate, (interaction) => {
    const { serving, refusal, tools } = desk;
    if (serving === null) handle(desk, () => refuseInteraction(interaction, refusal, tools));
    else handle(desk, (request) => serveInteraction(interaction, request, serving));
  });
  client.on(Events.MessageCreate, (message) => {
    if (!isToKutip(message)) return;
    const { serving, refusal, tools } = desk;
    if (serving === null) handle(desk, () => answerWithSentence(message, refusal, tools));
    else handle(desk, (request) => serveMention(message, request, serving));
  });
  // Of a server that was merely away for a while discord.js tells in another event.
  client.on(Events.GuildCreate, (guild) => {
    if (desk.serving === null) desk.joined.push(guild);
    else whenServing(desk, (serving) => serveJoin(guild, serving));
  });
  client.on(Events.ThreadDelete, (thread) => whenServing(desk, (serving) => serveThreadDeletion(thread, serving)));
  client.on(Events.ChannelDelete, (channel) => whenServing(desk, (serving) => serveChannelDeletion(channel, serving)));
}

function whenServing(desk: Desk, work: (serving: Serving) => Promise<void>): void {
  const { serving } = desk;
  if (serving !== null) handle(desk, () => work(serving));
}

function handle({ requests, tools }: Desk, work: (request: Request) => Promise<void>): void {
  requests.run(work).catch((error: unknown) => tellLog(error, 'surface', tools));
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
