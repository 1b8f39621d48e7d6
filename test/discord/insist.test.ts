// Trying again: what failed in passing, as often as there are pauses, and nothing else.
import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf, isOver, isPassing, isPassingUndone, isUncertain } from '../../src/discord/failure.js';
import { insist } from '../../src/discord/insist.js';

const request = { body: undefined, files: undefined };
const http = (status: number) => new HTTPError(status, 'trouble', 'POST', 'http://localhost/api/v10/x', request);
const api = (code: number, status = 404) =>
  new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', 'http://localhost/api/v10/x', request);
const connection = (code: string) => Object.assign(new Error(code), { code });
const aborted = () => Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });

describe('a call to Discord', () => {
  it('is made again while it fails in passing', async () => {
    const failures = [http(502), connection('ECONNRESET'), connection('UND_ERR_SOCKET')];
    let calls = 0;
    const call = async () => {
      const failure = failures[calls++];
      if (failure !== undefined) throw failure;
      return 'sent';
    };
    expect(await insist(call, [0, 0, 0], isPassing)).toBe('sent');
    expect(calls).toBe(4);
  });

  it('fails with the last failure when it goes on', async () => {
    let calls = 0;
    const call = async () => {
      throw http(500 + calls++);
    };
    await expect(insist(call, [0, 0], isPassing)).rejects.toMatchObject({ status: 502 });
    expect(calls).toBe(3);
  });

  it('is not made again when Discord refused it', async () => {
    let calls = 0;
    const call = async () => {
      calls++;
      throw api(10008);
    };
    await expect(insist(call, [0, 0], isPassing)).rejects.toMatchObject({ code: 10008 });
    expect(calls).toBe(1);
  });
});

describe('a failure', () => {
  it('of what must not happen twice is tried again only when nothing was done', () => {
    for (const undone of [http(500), http(503), connection('ECONNREFUSED'), connection('ENOTFOUND')]) {
      expect([isPassing(undone), isPassingUndone(undone), isUncertain(undone)]).toEqual([true, true, false]);
    }
    for (const uncertain of [http(502), http(504), connection('ECONNRESET'), connection('UND_ERR_SOCKET'), aborted()]) {
      expect([isPassing(uncertain), isPassingUndone(uncertain), isUncertain(uncertain)]).toEqual([true, false, true]);
    }
    for (const lasting of [api(50013, 403), new TypeError('a bug'), 'no error']) {
      expect([isPassing(lasting), isPassingUndone(lasting), isUncertain(lasting)]).toEqual([false, false, false]);
    }
  });

  it('is seen through the one that wraps it', () => {
    expect(isUncertain(new Error('fetch failed', { cause: connection('ECONNRESET') }))).toBe(true);
  });

  it('means that all is over when message, interaction or token are gone', () => {
    for (const code of [10003, 10008, 10015, 10062, 50027]) expect(isOver(api(code))).toBe(true);
    for (const code of [50013, 50001, 40060, 50035]) expect(isOver(api(code))).toBe(false);
  });

  it('is told by a code', () => {
    expect([api(50013), http(502), connection('EPIPE'), 'x'].map(codeOf)).toEqual(['50013', '502', 'EPIPE', 'unknown']);
  });
});
