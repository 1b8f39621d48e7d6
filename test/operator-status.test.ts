// What the operators see of a running Kutip.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createMetrics } from '../src/metrics.js';
import { operatorStatus, watchStatus } from '../src/operator-status.js';
import { residentBytes } from '../src/process-memory.js';

const folder = mkdtempSync(join(tmpdir(), 'kutip-status-'));
afterAll(() => rmSync(folder, { recursive: true }));

function status(ping: number | null = 42) {
  return operatorStatus({
    ...{ version: '1.2.3', startedAt: 1000, clock: { now: () => 61_000 }, turns: { running: 2, waiting: 5 } },
    metrics: { answers: 7, failures: 1 },
    database: join(folder, 'kutip.sqlite'),
    discord: () => ({ servers: 3, ping }),
    modelMemory: () => null,
  });
}

test('is gathered from everywhere; the database counts with what was written last', () => {
  expect(status().databaseBytes).toBe(0);
  writeFileSync(join(folder, 'kutip.sqlite'), 'x'.repeat(100));
  writeFileSync(join(folder, 'kutip.sqlite-wal'), 'x'.repeat(20));
  const { memory, ...rest } = status();
  expect(memory).toBeGreaterThan(10_000_000);
  expect(rest).toEqual({
    ...{ version: '1.2.3', uptime: 60_000, servers: 3, ping: 42, questionsRunning: 2, questionsWaiting: 5 },
    ...{ answers: 7, failures: 1, modelMemory: null, databaseBytes: 120 },
  });
});

test('stands in the metrics too, without what is not known', async () => {
  const metrics = createMetrics();
  watchStatus(metrics, () => status(250));
  const text = await metrics.text();
  expect(text).toContain('kutip_gateway_ping_seconds 0.25');
  expect(text).toContain('kutip_questions_waiting 5');
  expect(text).not.toMatch(/^kutip_model_memory_bytes /m);
});

test.runIf(process.platform === 'linux')('the memory of another process is looked up where the system tells it', () => {
  expect(residentBytes(process.pid)).toBeGreaterThan(10_000_000);
  expect(residentBytes(2 ** 30)).toBeNull();
  expect(residentBytes(null)).toBeNull();
});
