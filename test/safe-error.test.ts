// Nothing that a person wrote, and no token, gets into the log with an error.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openLog } from '../src/log.js';
import { safeError, withoutSecrets } from '../src/safe-error.js';

const QUESTION = 'kenapa pacarku tidak mau belajar bersama lagi';
const INTERACTION_TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OnJhaGFzaWE';
const BOT_TOKEN = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GaBcDe', 'abcdefghijklmnopqrstuvwxyz0123456789AB'].join('.');
const body = { body: { content: `> ${QUESTION}` }, files: undefined };
const callback = `https://discord.com/api/v10/interactions/1234567890123456789/${INTERACTION_TOKEN}/callback?with_response=true`;

const refusedForm = new DiscordAPIError(
  {
    code: 50035,
    message: 'Invalid Form Body',
    errors: { content: { _errors: [{ code: 'BASE_TYPE_BAD', message: `Value "${QUESTION}" is not allowed.` }] } },
  },
  50035,
  400,
  'POST',
  callback,
  body,
);
const brokenServer = new HTTPError(
  502,
  'Bad Gateway',
  'PATCH',
  `https://discord.com/api/v10/webhooks/1234567890123456789/${INTERACTION_TOKEN}/messages/@original`,
  body,
);
const tooMany = new RateLimitError({
  timeToReset: 1000,
  limit: 5,
  method: 'POST',
  hash: `abc:${INTERACTION_TOKEN}`,
  url: callback,
  route: '/interactions/:id/:token/callback',
  majorParameter: `1234567890123456789/${INTERACTION_TOKEN}`,
  global: false,
  retryAfter: 1000,
  sublimitTimeout: 0,
  scope: 'user',
});

function logged(error: unknown): string {
  const lines: string[] = [];
  openLog({ level: 'info', secrets: [BOT_TOKEN], write: (line) => lines.push(line) }).failure('abcd', 'ask', error);
  expect(lines.length).toBe(1);
  return lines.join('');
}

describe('an error of Discord', () => {
  test.each([
    ['a refused form', refusedForm],
    ['a broken server', brokenServer],
    ['too many requests', tooMany],
    ['one that caused another', new Error('the answer could not be shown', { cause: refusedForm })],
  ])('%s is logged without the question and without a token', (_, error) => {
    const line = logged(error);
    expect(line).not.toContain('pacarku');
    expect(line).not.toContain(INTERACTION_TOKEN);
  });

  test('still says what was refused, where and why', () => {
    expect(safeError(refusedForm)).toMatchObject({
      name: 'DiscordAPIError[50035]',
      message: 'Invalid Form Body; content[BASE_TYPE_BAD]',
      code: 50035,
      status: 400,
      method: 'POST',
      route: '/interactions/:id/:token/callback',
    });
    expect(safeError(brokenServer)).toMatchObject({
      status: 502,
      route: '/webhooks/:id/:token/messages/@original',
    });
    expect(safeError(tooMany)).toMatchObject({ method: 'POST', route: '/interactions/:id/:token/callback' });
  });

  test('without a general message names the rule only', () => {
    const errors = { content: { _errors: [{ code: 'BASE_TYPE_BAD', message: QUESTION }] } };
    const error = new DiscordAPIError({ code: 50035, message: '', errors }, 50035, 400, 'POST', callback, body);
    expect(safeError(error).message).toBe('content[BASE_TYPE_BAD]');
  });
});

describe('the bot token', () => {
  test('is replaced in messages, stacks and causes', () => {
    const error = new Error(`connect with ${BOT_TOKEN} failed`, { cause: new Error(BOT_TOKEN) });
    const line = logged(error);
    expect(line).not.toContain(BOT_TOKEN);
    expect(line).toContain('[token]');
  });

  test('is recognised even where nobody said what it is', () => {
    expect(withoutSecrets(`Bot ${BOT_TOKEN}!`, [])).toBe('Bot [token]!');
    expect(withoutSecrets('an odd one: s3cret', ['s3cret'])).toBe('an odd one: [token]');
  });

  test('is replaced in warnings', () => {
    const lines: string[] = [];
    openLog({ secrets: ['s3cret'], write: (line) => lines.push(line) }).warning('start', 'the token s3cret is odd');
    expect(lines.join('')).not.toContain('s3cret');
  });
});

test('an error keeps the places where it happened', () => {
  const error = safeError(new TypeError('x is not a function'));
  expect(error).toMatchObject({ name: 'TypeError', message: 'x is not a function' });
  expect(error.stack).toContain('safe-error.test');
  expect(error.stack).not.toContain('x is not a function');
});

test('of what is not an error only the type is told', () => {
  expect(safeError(QUESTION)).toEqual({ name: 'NotAnError', message: 'string' });
});

test('the log names what was handled; what comes before it only where it ended there', () => {
  const lines: string[] = [];
  const log = openLog({ level: 'info', write: (line) => lines.push(line) });
  log.handled('ask', 'done', 812.4, '42');
  log.handled('acknowledge ask', 'done', 1, '42');
  log.handled('acknowledge status', 'not-allowed', 1, '42');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'info', what: 'ask', outcome: 'done', ms: 812, owner: '42', msg: 'handled' },
    { what: 'acknowledge status', outcome: 'not-allowed' },
  ]);
});
