// Stopping: Kutip waits for what it is working on, for a while, and excuses itself for the rest.
import { describe, expect, it } from 'vitest';
import { createRequests } from '../../src/discord/requests.js';

const NEVER_MS = 2 ** 30;

function opened() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}

describe('requests', () => {
  it('are counted while they run', async () => {
    const requests = createRequests();
    const { gate, open } = opened();
    const running = [requests.run(() => gate), requests.run(async () => {})];
    expect(requests.pending).toBe(2);
    await running[1];
    expect(requests.pending).toBe(1);
    open();
    await running[0];
    expect(requests.pending).toBe(0);
  });

  it('let Kutip stop at once when there are none', async () => {
    await createRequests().settle(NEVER_MS);
  });

  it('are waited for, and nobody is told anything when they end in time', async () => {
    const requests = createRequests();
    const { gate, open } = opened();
    const told: string[] = [];
    const running = requests.run(async (request) => {
      request.onAbandoned(async () => {
        told.push('sorry');
      });
      await gate;
    });
    const settled = requests.settle(NEVER_MS);
    open();
    await Promise.all([running, settled]);
    expect(told).toEqual([]);
  });

  it('that take too long are abandoned, and whoever waits is told', async () => {
    const requests = createRequests();
    const { gate, open } = opened();
    const told: string[] = [];
    let seen: boolean | null = null;
    const running = requests.run(async (request) => {
      request.onAbandoned(async () => {
        told.push('sorry');
      });
      await gate;
      seen = request.abandoned;
    });
    await requests.settle(0);
    expect(told).toEqual(['sorry']);
    open();
    await running;
    expect(seen).toBe(true);
  });

  it('that were abandoned before it was known how to tell, tell at once', async () => {
    const requests = createRequests();
    const { gate, open } = opened();
    const told: string[] = [];
    const running = requests.run(async (request) => {
      await gate;
      request.onAbandoned(async () => {
        told.push('sorry');
      });
    });
    await requests.settle(0);
    open();
    await running;
    expect(told).toEqual(['sorry']);
  });

  it('that fail are no longer pending', async () => {
    const requests = createRequests();
    await expect(requests.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(requests.pending).toBe(0);
  });
});
