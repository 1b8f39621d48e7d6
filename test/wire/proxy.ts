// The REST face of the local Discord: checks and records every request, plays scripted faults, answers by its own routes or the twin's.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordError, invalidBody, notFound, unauthorized } from './discord-error.js';
import { createFaults, type FaultList, type FaultOptions, faultAnswer } from './faults.js';
import { readMultipart, type UploadedFile } from './multipart.js';
import { completeAnswer } from './payloads.js';
import type { Answer, Call, Place, Route } from './routes/route.js';
import { findRoute } from './routes/route.js';
import { ruleFindings } from './rules/rules.js';
import type { SpecCheck } from './spec-check.js';

/** One request, as it came and as it was answered. */
export interface RequestRecord {
  readonly method: string;
  /** Without host and version. */
  readonly path: string;
  /** The specification's name, such as `create_message`; null when it knows no such route. */
  readonly operation: string | null;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** What is wrong with it; the same stands in `problems()`. */
  readonly problems: readonly string[];
  /** 0 when the connection was broken or left hanging. */
  status: number;
  answer: unknown;
  /** Where the answer itself departs from the specification: the local Discord's fault, for information. */
  answerNotes: readonly string[];
}

export interface RestFace {
  /** For `rest.api`. */
  readonly apiUrl: string;
  readonly requests: readonly RequestRecord[];
  readonly faults: FaultList;
  close(): Promise<void>;
}

const PREFIX = /^\/api(?:\/v\d+)?(?=\/)/;
/** Answers to interactions are authorised by their token alone. */
const WITHOUT_AUTHORIZATION = /^\/(?:interactions|webhooks)\//;
const RATE_LIMIT = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '49', 'x-ratelimit-reset-after': '60' };

export async function startProxy(place: Place, routes: readonly Route[], spec: SpecCheck): Promise<RestFace> {
  const faults = createFaults();
  const requests: RequestRecord[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      place.world.report(`${request.method} ${request.url}`, `the local Discord failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const call = await readCall(request, url, place);
    const { record, refused } = checked(place, spec, call);
    requests.push(record);
    const fault = faults.take(call.method, call.path);
    if (fault !== null) disturb(place, call);
    if (fault?.delayMs !== undefined) await wait(fault.delayMs);
    if (fault?.reset === 'before') return void request.socket.resetAndDestroy();
    if (fault?.hang === 'before') return;
    if (fault?.status !== undefined) return answerWithFault(record, response, fault);
    const answer = await carryOut(place, routes, call, refused, request.headers.authorization);
    record.answer = answer.body;
    record.answerNotes = spec.checkResponse(call.method, call.path, answer.status, answer.body);
    if (fault?.reset === 'after') return void request.socket.resetAndDestroy();
    if (fault?.hang === 'after') return;
    record.status = answer.status;
    send(response, answer, RATE_LIMIT);
    place.world.changed();
  }

  return {
    apiUrl: `${origin}/api`,
    requests,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage, url: URL, { world }: Place): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const method = request.method ?? 'GET';
  const path = decodeURIComponent(url.pathname.replace(PREFIX, ''));
  const base = { method, path, query: url.searchParams };
  if (type.startsWith('multipart/')) {
    const { body, files, problems } = await readMultipart(bytes, type);
    for (const what of problems) world.report(`${method} ${path}`, what);
    return { ...base, body, files };
  }
  return { ...base, body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8')), files: [] };
}

/** Holds the body against specification and rules; each problem is reported too. `refused`: what Discord refuses it for. */
function checked(
  { world }: Place,
  spec: SpecCheck,
  { method, path, body, files }: Call,
): { readonly record: RequestRecord; readonly refused: readonly string[] } {
  const operation = spec.operation(method, path);
  const bodiless = body === undefined && ['GET', 'DELETE'].includes(method);
  const wrong = bodiless && operation !== null ? [] : spec.checkRequest(method, path, body ?? null);
  const findings = [
    ...wrong.map((what) => ({ what, refused: !what.endsWith(' is unknown') })),
    ...ruleFindings(operation, body),
  ];
  const where = `${method} ${path.replace(/(\/(?:interactions\/\d+|webhooks\/\d+)\/)[^/]+/, '$1…')}`;
  for (const { what } of findings) world.report(where, what);
  const problems = findings.map(({ what }) => what);
  const record = { method, path, operation, body, files, problems, status: 0, answer: undefined, answerNotes: [] };
  return { record, refused: findings.filter(({ refused }) => refused).map(({ what }) => what) };
}

async function carryOut(
  place: Place,
  routes: readonly Route[],
  call: Call,
  refused: readonly string[],
  authorization: string | undefined,
): Promise<Answer> {
  try {
    if (!WITHOUT_AUTHORIZATION.test(call.path) && authorization !== `Bot ${place.twin.token}`) throw unauthorized();
    if (refused.length > 0) throw invalidBody(refused);
    const found = findRoute(routes, call.method, call.path);
    if (found !== null) return await found.route.run(place, call, ...found.parameters);
    return await askTwin(place, call);
  } catch (error) {
    if (error instanceof DiscordError) return { status: error.status, body: error.body() };
    throw error;
  }
}

async function askTwin({ twin, world }: Place, call: Call): Promise<Answer> {
  const query = call.query.size === 0 ? '' : `?${call.query}`;
  const { status, body } = await twin.rest(call.method, call.path + query, call.body);
  if (status !== 404 || typeof body === 'object') return { status, body: completeAnswer(world, body) };
  world.report(`${call.method} ${call.path}`, 'the local Discord has no such route');
  throw notFound();
}

/** An answer to an interaction that was disturbed may rightly come twice. */
function disturb({ world }: Place, { path }: Call): void {
  const id = /^\/interactions\/(\d+)\//.exec(path)?.[1];
  const interaction = id === undefined ? undefined : world.interactions.get(id);
  if (interaction !== undefined) interaction.disturbed = true;
}

function answerWithFault(record: RequestRecord, response: ServerResponse, fault: FaultOptions): void {
  const { status, body, headers } = faultAnswer(fault);
  record.status = status;
  record.answer = body;
  send(response, { status, body }, headers);
}

function send(response: ServerResponse, { status, body }: Answer, headers: Readonly<Record<string, string>>): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}
