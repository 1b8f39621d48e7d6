// A program that runs on and on ends when asked, at once when asked again, and with what it cannot go on with.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createEnding, listenForEnd } from '../../src/cli/ending.js';

function listening() {
  const ending = createEnding();
  const clock = { time: 0, now: () => clock.time };
  const exits: number[] = [];
  const events = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  listenForEnd(ending, events, clock);
  return { ending, clock, exits, events };
}

test('a signal asks it to end, and nothing has failed', async () => {
  const { ending, exits, events } = listening();
  expect(ending.signal.aborted).toBe(false);
  events.emit('SIGTERM');
  await expect(ending.reached).resolves.toBeUndefined();
  expect(ending.signal.aborted).toBe(true);
  expect(exits).toEqual([]);
});

test('a second signal ends it at once', () => {
  const { clock, exits, events } = listening();
  events.emit('SIGINT');
  clock.time = 3000;
  events.emit('SIGTERM');
  expect(exits).toEqual([130]);
});

test('Ctrl+C that npm repeats is one wish', () => {
  const { clock, exits, events } = listening();
  events.emit('SIGINT');
  clock.time = 20;
  events.emit('SIGINT');
  expect(exits).toEqual([]);
});

test.each(['uncaughtException', 'unhandledRejection'])('%s makes it fail with that', async (event) => {
  const { ending, events } = listening();
  const error = new Error('broken');
  events.emit(event, error);
  await expect(ending.reached).rejects.toBe(error);
});

test('the first reason counts', async () => {
  const ending = createEnding();
  ending.stop();
  ending.fail(new Error('while stopping'));
  await expect(ending.reached).resolves.toBeUndefined();
});
