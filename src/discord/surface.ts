// Discord as Kutip's surface: what people do there reaches the dispatcher, and its replies reach them.
import { type Client, Events, REST } from 'discord.js';
import type { Dispatcher } from '../dispatch.js';
import type { Attachments, Clock, Messenger } from '../ports.js';
import type { Localized } from '../types.js';
import { ATTACHMENT_HOSTS, createAttachments } from './attachments.js';
import { refuseInteraction, serveInteraction } from './interactions.js';
import { answerWithSentence, isToKutip, serveMention } from './mentions.js';
import { createMessenger } from './messenger.js';
import { serveChannelDeletion, serveThreadDeletion, serveThreadUpdate } from './place-events.js';
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
import { serveJoin, serveLeaving } from './welcome.js';

export interface DiscordSurface {
  readonly messenger: Messenger;
  readonly attachments: Attachments;
  /**
   * From now on commands are served; before, they are told politely that Kutip is starting. Resolves when the servers that
   * Kutip was added to meanwhile were greeted.
   */
  serve(dispatcher: Dispatcher): Promise<void>;
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
  /** Where attachments are, as `https://host`; Discord's own hosts when they are not said. */
  readonly attachmentHosts?: readonly string[];
}

/** To be opened before the client logs in, so that nothing is missed. */
export function openSurface(client: Client, ports: SurfacePorts): DiscordSurface {
  const tools = createTools(client, ports);
  const messenger = createMessenger(client, tools);
  const { fileWithinMs: withinMs, retryPausesMs: pausesMs } = tools.timing;
  const desk: Desk = { tools, requests: createRequests(), serving: null, refusal: sentences.starting };
  listen(client, desk);
  return {
    messenger,
    attachments: createAttachments({ hosts: ports.attachmentHosts ?? ATTACHMENT_HOSTS, withinMs, pausesMs }),
    get pending() {
      return desk.requests.pending;
    },
    async serve(dispatcher) {
      desk.serving = { ...tools, dispatcher, messenger };
      const present = client.guilds.cache.filter(({ available }) => available);
      await Promise.all(present.map((guild) => whenServing(desk, (serving) => serveJoin(guild, serving))));
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
  // Of a server that is merely away for a while discord.js tells in other events; and what happens while nobody can be
  // asked is found out when somebody can: whoever calls `serve` compares the servers that Kutip is in.
  client.on(Events.GuildCreate, (guild) => whenServing(desk, (serving) => serveJoin(guild, serving)));
  client.on(Events.GuildDelete, (guild) => whenServing(desk, (serving) => serveLeaving(guild, serving)));
  client.on(Events.ThreadDelete, (thread) => whenServing(desk, (serving) => serveThreadDeletion(thread, serving)));
  client.on(Events.ThreadUpdate, (before, after) =>
    whenServing(desk, (serving) => serveThreadUpdate(before, after, serving)),
  );
  client.on(Events.ChannelDelete, (channel) => whenServing(desk, (serving) => serveChannelDeletion(channel, serving)));
}

async function whenServing(desk: Desk, work: (serving: Serving) => Promise<void>): Promise<void> {
  const { serving } = desk;
  if (serving !== null) await handle(desk, () => work(serving));
}

/** Never rejects. */
async function handle({ requests, tools }: Desk, work: (request: Request) => Promise<void>): Promise<void> {
  await requests.run(work).catch((error: unknown) => tellLog(error, 'surface', tools));
}

function createTools(client: Client, { log, clock, commandIds, metrics = UNMEASURED, timing }: SurfacePorts): Tools {
  const mention = (command: string) => {
    const [name = ''] = command.split(' ');
    const id = commandIds().get(name);
    return id === undefined ? `/${command}` : `</${command}:${id}>`;
  };
  const given = { ...usualTiming, ...timing };
  return {
    log,
    clock,
    metrics,
    timing: given,
    once: new REST({ ...client.rest.options, retries: 0 }),
    postings: new REST({
      ...client.rest.options,
      ...{ retries: 0, timeout: given.postWithinMs, rejectOnRateLimit: () => true },
    }),
    uploads: new REST({ ...client.rest.options, timeout: given.fileWithinMs }),
    render: (reply) => renderReply(reply, { language: reply.language, mention }),
    mention,
  };
}

const UNMEASURED: SurfaceMetrics = { acknowledged: () => {}, answered: () => {} };
