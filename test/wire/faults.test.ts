// When Discord or the line is in trouble, over real sockets: nobody gets an answer twice, and what can be delivered is.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { FaultOptions } from './faults.js';
import { type LocalDiscord, type LocalServer, startLocalDiscord, wire } from './local-discord.js';
import type { Person } from './person.js';
import { createToyActions, mud, postBoard } from './toy-actions.js';
import { said } from './toy-commands.js';
import { gated, startToyKutip, type ToyKutip } from './toy-kutip.js';

const CALLBACK = /\/callback$/;
const ORIGINAL = /\/messages\/(?:@|%40)original$/;
const FOLLOW_UP = /^\/webhooks\/\d+\/[^/]+$/;
const MESSAGES = /^\/channels\/\d+\/messages$/;
const THREADS = /^\/channels\/\d+\/threads$/;
/** discord.js tries four times before Kutip does. */
const TRIES = 4;

wire('in trouble', () => {
  let discord: LocalDiscord;
  let kutip: ToyKutip;
  let server: LocalServer;
  let sari: Person;
  let worked: number;

  beforeAll(async () => {
    discord = await startLocalDiscord({
      servers: [{ name: 'Geografi', channels: [{ name: 'umum' }], people: [{ name: 'Sari', locale: 'id' }] }],
    });
    kutip = await startToyKutip(discord, { actions: createToyActions().actions, restTimeoutMs: 500 });
    server = discord.server();
    sari = server.person('Sari');
  });
  beforeEach(() => {
    worked = 0;
    kutip.answer = async (context, question) => {
      worked += 1;
      return said(context, `Jawaban: ${question}`);
    };
    kutip.failures.length = 0;
    kutip.warnings.length = 0;
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(kutip.surface.pending).toBe(0), { timeout: 5000 });
    discord.clearFaults();
    expect(discord.problems()).toEqual([]);
  });
  afterAll(async () => {
    await kutip.stop();
    await discord.close();
  });

  const ask = (question = 'Di mana?') => sari.slash(server.channel('umum'), 'ask', { question });
  const idle = () => vi.waitFor(() => expect(kutip.surface.pending).toBe(0), { timeout: 5000 });
  const seenSince = (before: number) => server.channel('umum').seen().slice(before);

  const passing: readonly (readonly [string, FaultOptions])[] = [
    ['a server error at the acknowledgement', { method: 'POST', path: CALLBACK, status: 500, times: TRIES + 1 }],
    ['a rate limit at the acknowledgement', { method: 'POST', path: CALLBACK, status: 429, retryAfter: 0.05 }],
    ['a reset before the acknowledgement', { method: 'POST', path: CALLBACK, reset: 'before' }],
    ['a reset after the acknowledgement', { method: 'POST', path: CALLBACK, reset: 'after' }],
    ['an acknowledgement that is never answered', { method: 'POST', path: CALLBACK, hang: 'after' }],
    ['a server error at the answer', { method: 'PATCH', path: ORIGINAL, status: 502, times: TRIES + 1 }],
    ['a rate limit at the answer', { method: 'PATCH', path: ORIGINAL, status: 429, retryAfter: 0.05 }],
    ['a reset after the answer', { method: 'PATCH', path: ORIGINAL, reset: 'after', times: 2 }],
    ['an answer that is never confirmed', { method: 'PATCH', path: ORIGINAL, hang: 'after' }],
  ];
  for (const [what, fault] of passing) {
    it(`${what} costs nothing but time`, async () => {
      const before = server.channel('umum').seen().length;
      const scripted = discord.fault(fault);
      expect((await ask().reply()).content).toBe('Jawaban: Di mana?');
      await idle();
      expect(scripted.hits).toBe(fault.times ?? 1);
      expect(worked).toBe(1);
      expect(seenSince(before)).toHaveLength(1);
      expect(kutip.failures).toEqual([]);
    });
  }

  it('a refusal at once is said once, even when the line breaks after it', async () => {
    discord.fault({ method: 'POST', path: CALLBACK, reset: 'after' });
    const refused = sari.slash(server.channel('umum'), 'ask', { question: 'Kapan?', since: '2022-13' });
    expect(await refused.reply()).toMatchObject({ ephemeral: true });
    await idle();
    expect(refused.followUps()).toEqual([]);
    expect(kutip.failures).toEqual([]);
  });

  it('a late refusal is said once, and tried again only when it was certainly not said', async () => {
    kutip.answer = () => Promise.reject(mud());
    discord.fault({ method: 'POST', path: FOLLOW_UP, status: 503, times: 2 });
    const refused = ask();
    expect((await refused.reply()).content).toContain('berlumpur');
    await idle();
    expect(refused.followUps()).toHaveLength(1);
    discord.fault({ method: 'POST', path: FOLLOW_UP, reset: 'after' });
    const lost = ask();
    await lost.reply();
    await idle();
    expect(lost.followUps()).toHaveLength(1);
    expect(kutip.failures).toHaveLength(1);
  });

  it('a refusal stays private when what was promised to all cannot be taken back', async () => {
    kutip.answer = () => Promise.reject(mud());
    const before = server.channel('umum').seen().length;
    discord.fault({ method: 'DELETE', path: ORIGINAL, status: 500, times: 100 });
    await ask().acknowledged();
    await idle();
    expect(seenSince(before)).toEqual([]);
    expect(kutip.failures).toHaveLength(1);
  });

  it('a refusal comes when somebody else took away what was promised', async () => {
    const { gate, open } = gated();
    kutip.answer = async () => {
      await gate;
      throw mud();
    };
    const asked = ask();
    await asked.acknowledged();
    discord.fault({
      method: 'DELETE',
      path: ORIGINAL,
      status: 404,
      body: { code: 10008, message: 'Unknown Message' },
    });
    open();
    await idle();
    expect(kutip.failures).toEqual([]);
  });

  it('what is heard too late is not worked on', async () => {
    discord.fault({ method: 'POST', path: CALLBACK, delayMs: 100 });
    const asked = ask();
    discord.moveClock(4000);
    await expect(asked.acknowledged()).rejects.toThrow();
    await vi.waitFor(() => expect(kutip.warnings).toHaveLength(1));
    expect(worked).toBe(0);
    expect(kutip.failures).toEqual([]);
    expect(discord.takeProblems()).toMatchObject([{ what: 'was not acknowledged within 3 seconds' }]);
  });

  it('an answer after a quarter of an hour is given up, and is nobody’s failure', async () => {
    const { gate, open } = gated();
    kutip.answer = async (context) => {
      await gate;
      return said(context, 'Terlambat');
    };
    const asked = ask();
    await asked.acknowledged();
    asked.expire();
    open();
    await idle();
    expect(kutip.failures).toEqual([]);
    expect(kutip.warnings).toHaveLength(1);
  });

  it('an answer that Discord will not take becomes a failure with an id', async () => {
    discord.fault({
      method: 'PATCH',
      path: ORIGINAL,
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body', errors: { content: { _errors: [] } } },
    });
    const before = server.channel('umum').seen().length;
    const reply = await ask().reply();
    expect(reply.ephemeral).toBe(true);
    expect(reply.content).toContain(kutip.failures[0]?.id);
    await idle();
    expect(seenSince(before)).toEqual([]);
  });

  it('an answer that cannot be delivered at all is logged under an id, once', async () => {
    discord.fault({ method: 'PATCH', path: ORIGINAL, status: 503, times: 1000 });
    await ask().acknowledged();
    await idle();
    expect(kutip.failures).toMatchObject([{ where: 'ask', id: expect.stringMatching(/^[0-9a-f]{8}$/) }]);
  });

  it('a button that changes its message does so, and a second press is answered too', async () => {
    const board = await postBoard(discord, kutip, server.channel('umum'), [['page:A1.1', 'page:A1.2']]);
    discord.fault({ method: 'POST', path: CALLBACK, reset: 'after' });
    discord.fault({ method: 'PATCH', path: ORIGINAL, reset: 'after' });
    expect(await sari.press(board, 'page:A1.1').reply()).toMatchObject({ id: board.id, content: 'Halaman A1.1' });
    await idle();
    expect(kutip.failures).toEqual([]);
  });

  it('choices that are not awaited any more are no failure', async () => {
    const unknown = { code: 10062, message: 'Unknown interaction' };
    discord.fault({ method: 'POST', path: CALLBACK, status: 404, body: unknown });
    const { id: umum } = server.channel('umum');
    sari.autocomplete({ id: umum }, 'ask', 'document', 'k');
    expect((await sari.autocomplete({ id: umum }, 'ask', 'document', 'ka').choices()).length).toBe(25);
    await idle();
    expect(kutip.failures).toEqual([]);
    discord.moveClock(4000);
    expect(discord.takeProblems()).toMatchObject([{ what: 'was not acknowledged within 3 seconds' }]);
  });

  const lost: readonly (readonly [string, FaultOptions])[] = [
    ['broke after it', { reset: 'after', path: MESSAGES }],
    ['broke before it', { reset: 'before', path: MESSAGES }],
    ['never confirmed it', { hang: 'after', path: MESSAGES }],
    ['failed before it', { status: 500, times: TRIES + 1, path: MESSAGES }],
  ];
  for (const [what, fault] of lost) {
    it(`a mention is answered once when the line ${what}`, async () => {
      const umum = server.channel('umum');
      const before = umum.seen().length;
      discord.fault({ method: 'POST', ...fault });
      const asked = sari.say(umum, `${discord.mention} Di mana?`);
      await discord.until(() => umum.seen().some(({ replyTo }) => replyTo === asked.id), 'the answer');
      await idle();
      expect(seenSince(before).filter(({ authorId }) => authorId !== sari.id)).toHaveLength(1);
      expect(worked).toBe(1);
    });
    it(`a message stands once when the line ${what}`, async () => {
      const umum = server.channel('umum');
      const before = umum.seen().length;
      discord.fault({ method: 'POST', ...fault });
      const halo = { kind: 'notice', language: 'id', sentence: 'Halo' } as const;
      const address = await kutip.surface.messenger.send(umum.id, halo);
      expect(seenSince(before)).toMatchObject([{ id: address.message, content: 'Halo' }]);
    });
    it(`a thread is opened once when the line ${what}`, async () => {
      const umum = server.channel('umum');
      const before = umum.threads().length;
      discord.fault({ method: 'POST', ...fault, path: THREADS, times: 1 });
      const first = { kind: 'notice', language: 'id', sentence: 'Kutipan' } as const;
      const opened = await kutip.surface.messenger.openThread(umum.id, `Diskusi ${what}`, first);
      const threads = umum.threads().slice(before);
      expect(threads.map(({ id }) => id)).toEqual([opened]);
      expect(threads[0]?.seen().map(({ content }) => content)).toEqual(['Kutipan']);
    });
  }
});
