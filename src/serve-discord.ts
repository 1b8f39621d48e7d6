// Kutip on Discord, from the settings to the end: everything is opened once, in this order, and closed in the opposite one.

import { aboutKutip } from './about.js';
import type { Ending } from './cli/ending.js';
import { EXIT } from './cli/exit-codes.js';
import { commandServices } from './command-services.js';
import { databaseFile } from './corpus/library.js';
import { everyDay } from './daily.js';
import { createClient } from './discord/client.js';
import { connect, disconnect } from './discord/connect.js';
import { watchConnection } from './discord/connection.js';
import { gatewayState } from './discord/gateway-state.js';
import { introduction } from './discord/introduction.js';
import { logClient } from './discord/log-client.js';
import { type CommandIds, clearServers, registerCommands } from './discord/register-commands.js';
import { openSurface, type SurfacePorts } from './discord/surface.js';
import { allCommands, allMenus, createDispatcher, createTurns, type DispatchLog } from './dispatch.js';
import { newFailureId } from './failure-id.js';
import type { Log } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { openMetricsServer } from './metrics-server.js';
import { openSchedules } from './open-schedules.js';
import { operatorStatus, watchStatus } from './operator-status.js';
import { systemClock } from './ports.js';
import { residentBytes } from './process-memory.js';
import { openServices, type Services } from './services.js';
import type { Settings } from './settings.js';
import { tellReadings } from './tell-readings.js';
import type { Language, Localized } from './types.js';
import { warmUp } from './warm-up.js';

/** A token, and what surrounds the program. */
export interface Surroundings {
  readonly token: string;
  /** Of the terminal. */
  readonly language: Language;
  readonly log: Log;
  readonly ending: Ending;
  print(line: string): void;
}

/** Questions whose passages are searched while the models, which take one at a time, are busy with others. */
const QUESTIONS_AT_ONCE = 4;

const TEXTS = {
  waiting: {
    id: 'Discord belum bisa dihubungi; Kutip terus mencoba.',
    en: 'Discord cannot be reached yet; Kutip keeps trying.',
  },
  warming: { id: 'Menyiapkan model dan indeks …', en: 'Preparing models and indexes …' },
  ready: { id: 'Siap.', en: 'Ready.' },
  stopping: {
    id: 'Berhenti setelah yang sedang dijawab selesai …',
    en: 'Stopping when what is being answered is done …',
  },
} satisfies Record<string, Localized>;

/** What the steps below share. */
interface Run extends Surroundings {
  readonly settings: Settings;
  readonly metrics: Metrics;
  readonly health: { connected: () => boolean; serving: () => boolean };
  /** To be done at the end; what was opened last is closed first. */
  later(close: () => unknown): void;
}

/**
 * Resolves to the exit code when it was asked to end. Throws UserError for everything that whoever runs it can mend; see
 * `discord/refusals.ts`, and `cli/run-program.ts` for those with an exit code of their own.
 */
export async function serveDiscord(settings: Settings, around: Surroundings): Promise<number> {
  const { log, ending, print, language } = around;
  const closers: (() => unknown)[] = [];
  const health = { connected: () => false, serving: () => false };
  log.event('starting', { pid: process.pid });
  try {
    await serve({ ...around, settings, metrics: createMetrics(), health, later: (close) => closers.push(close) });
    await ending.reached;
  } catch (error) {
    if (!ending.signal.aborted) throw error;
    // Asked to end while it started, nothing has failed; else this rejects with what has.
    await ending.reached;
  } finally {
    health.serving = () => false;
    if (ending.signal.aborted) print(TEXTS.stopping[language]);
    for (const close of closers.reverse()) await attempt(close, log);
    log.event('stopped');
  }
  return EXIT.done;
}

async function serve(run: Run): Promise<void> {
  const { settings, metrics, health, log, print, language } = run;
  const startedAt = systemClock.now();
  await openMetrics(run);
  const { client, surface } = await joinDiscord(run);
  const services = await openWarmServices(run, [...client.guilds.cache.keys()]);

  const { waitingQuestions: waiting, questionsPerMinute: perMinute } = settings.limits;
  const turns = createTurns({ concurrent: QUESTIONS_AT_ONCE, waiting, perMinute });
  const { models, group } = services;
  const { version } = aboutKutip({ encoder: models.encoder.profile.id, reader: models.reader.modelId });
  const status = () =>
    operatorStatus({
      ...{ version, clock: systemClock, startedAt, turns, metrics, database: databaseFile(settings.dataDir) },
      discord: () => gatewayState(client),
      modelMemory: () => residentBytes(models.processId()),
    });
  watchStatus(metrics, status);
  const { messenger, attachments } = surface;
  const schedules = openSchedules({
    ...{ services, store: services.store, profile: models.encoder.profile, messenger, clock: systemClock },
    windowMs: settings.catchUpMs,
    owners: () => client.guilds.cache.filter(({ available }) => available).map(({ id }) => id),
    onFailure: (error) => logFailure(log, 'schedules', error),
  });
  const given = commandServices(services, {
    ...{ messenger, attachments, digests: schedules.digests },
    ...{ study: schedules.study, sessionSchedules: schedules.sessionSchedules },
    status: async () => status(),
  });
  const dispatcher = createDispatcher(given, dispatchLog(log, metrics), { turns, operators: settings.operatorIds });

  run.later(everyDay(group.forgetOld, (error) => logFailure(log, 'forget', error)));
  run.later(keepDocuments(run, services));
  run.later(everyDay(schedules.forgetOld, (error) => logFailure(log, 'schedules', error)));
  run.later(() => surface.stop(settings.stopMs));
  // Which servers Kutip is not in any more is noted when the new ones were greeted: what is noted is not new.
  surface
    .serve(dispatcher)
    .then(() => services.servers.reconcile([...client.guilds.cache.keys()], client.application.id))
    .then(() => log.event('servers noted'))
    .catch((error: unknown) => {
      if (!run.ending.signal.aborted) logFailure(log, 'servers', error);
    });
  run.later(schedules.stop);
  schedules.start();
  run.later(tellReadings({ documents: services.documents, dispatcher, messenger, log }));
  health.serving = () => models.processId() !== null;
  log.event('ready', { servers: client.guilds.cache.size, ms: systemClock.now() - startedAt });
  print(TEXTS.ready[language]);
}

async function openMetrics({ settings: { metricsPort }, metrics, health, log, later }: Run): Promise<void> {
  if (metricsPort === null) return;
  const server = await openMetricsServer(metricsPort, {
    metrics,
    health: () => ({ connected: health.connected(), serving: health.serving() }),
    onFailure: (error) => logFailure(log, 'metrics', error),
  });
  later(server.close);
}

/** Logged in, watched, commands registered; whoever calls one is told that Kutip is starting. */
async function joinDiscord(run: Run) {
  const { settings, metrics, health, log, ending, print, language } = run;
  let commandIds: CommandIds = new Map();
  const ports = { log, metrics, clock: systemClock, commandIds: () => commandIds };
  const joined = await logIn(run, ports);
  const { client } = joined;
  run.later(() => disconnect(client));
  const connection = watchConnection(client, { timeoutMs: settings.gatewayTimeoutMs, log, end: ending.fail });
  run.later(connection.release);
  health.connected = () => connection.connected;

  const only = settings.discordGuild;
  const onLimit = () =>
    log.warning('registration', 'Discord takes no more new commands today; it keeps those it knows');
  commandIds = await registerCommands(client, only, { commands: allCommands, menus: allMenus, onLimit });
  clearServers(client, only, onLimit).catch((error: unknown) => logFailure(log, 'registration', error));
  for (const line of introduction(client, language)) print(line);
  return joined;
}

function logIn({ settings, token, language, log, ending, print }: Run, ports: SurfacePorts) {
  let told = false;
  return connect({
    token,
    patienceMs: settings.gatewayTimeoutMs,
    signal: ending.signal,
    open() {
      const client = createClient({
        apiUrl: settings.discordApiUrl,
        watchdogMs: settings.watchdogMs,
        onGivenUp: () => log.event('session given up'),
      });
      logClient(client, log);
      return { client, surface: openSurface(client, ports) };
    },
    onFailure(cause) {
      log.warning('connect', cause);
      if (!told) print(TEXTS.waiting[language]);
      told = true;
    },
  });
}

/** `owners`: ids of the servers. */
async function openWarmServices({ settings, log, ending: { signal }, print, language, later }: Run, owners: string[]) {
  signal.throwIfAborted();
  print(TEXTS.warming[language]);
  const services = await openServices(settings, log);
  later(services.close);
  for (const { sentence } of services.notices) print(sentence[language]);
  await warmUp(services, owners, log, signal);
  return services;
}

/**
 * What was kept but not read when Kutip ended is read first; then what was removed, proposed or left long enough ago is
 * forgotten; so every day.
 */
function keepDocuments({ log, ending }: Run, { documents, proposals, servers }: Services): () => void {
  return everyDay(
    async () => {
      await proposals.forgetOld();
      await documents.forgetOld();
      await servers.forgetLeft();
    },
    (error) => {
      if (!ending.signal.aborted) logFailure(log, 'documents', error);
    },
  );
}

/** To the log, and counted. */
function dispatchLog(log: Log, metrics: Metrics): DispatchLog {
  return {
    failure: log.failure,
    handled(what, outcome, milliseconds, owner) {
      log.handled(what, outcome, milliseconds, owner);
      metrics.handled(what, outcome);
    },
  };
}

async function attempt(close: () => unknown, log: Log): Promise<void> {
  try {
    await close();
  } catch (error) {
    logFailure(log, 'stop', error);
  }
}

function logFailure(log: Log, where: string, error: unknown): void {
  log.failure(newFailureId(), where, error);
}
