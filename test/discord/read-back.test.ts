// Reading back ends: where nothing newer follows, where it is older than asked for, and where there is too much.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { archivedSince, messagesSince, type Reading, TooMuchToRead } from '../../src/discord/read-back.js';

const CHANNEL = '110000000000000001';
const HOUR = 3_600_000;
const SINCE = Date.parse('2024-05-01T07:00:00Z');

let server: Server;
let asked: URLSearchParams[];
/** What Discord answers to a query. */
let answer: (query: URLSearchParams) => unknown;
let reading: Reading;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(searchParams);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(searchParams)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  reading = { rest: new REST({ api }).setToken('x'), since: SINCE, signal: AbortSignal.timeout(20_000) };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Discord shows the newest of a page first. */
const pageAfter = (query: URLSearchParams, length: number) =>
  Array.from({ length }, (_, at) => ({ id: String(BigInt(query.get('after') ?? '0') + BigInt(length - at)) }));

async function read(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of messagesSince(CHANNEL, reading)) ids.push(id);
  return ids;
}

it('messages are read from the moment on, oldest first, to the last page', async () => {
  answer = (query) => pageAfter(query, asked.length === 3 ? 7 : 100);
  const ids = await read();
  const first = (BigInt(SINCE - Date.parse('2015-01-01T00:00:00Z')) << 22n) + 1n;
  expect(ids).toEqual(Array.from({ length: 207 }, (_, at) => String(first + BigInt(at))));
});

it('more messages than can be read are too many', async () => {
  answer = (query) => pageAfter(query, 100);
  await expect(read()).rejects.toBeInstanceOf(TooMuchToRead);
  expect(asked).toHaveLength(20);
});

const archivedAt = (milliseconds: number) => ({
  thread_metadata: { archive_timestamp: new Date(milliseconds).toISOString() },
});

it('archived posts are read until those archived before the moment', async () => {
  answer = () => ({ threads: [archivedAt(SINCE + (3 - asked.length) * HOUR)], has_more: true });
  expect(await archivedSince(CHANNEL, reading)).toHaveLength(4);
  expect(asked.map((query) => query.get('before'))).toEqual([
    null,
    '2024-05-01T09:00:00.000Z',
    '2024-05-01T08:00:00.000Z',
    '2024-05-01T07:00:00.000Z',
  ]);
});

it('more archived posts than can be read are too many', async () => {
  answer = () => ({ threads: [archivedAt(SINCE + HOUR)], has_more: true });
  await expect(archivedSince(CHANNEL, reading)).rejects.toBeInstanceOf(TooMuchToRead);
});
