// Health and metrics for whoever runs Kutip: on this machine only, and nothing of what people asked.
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createMetrics } from '../src/metrics.js';
import { type Health, type MetricsServer, type MetricsSources, openMetricsServer } from '../src/metrics-server.js';
import { UserError } from '../src/user-error.js';

let server: MetricsServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('metrics', () => {
  test('count what was handled by its outcome, refusals before the answer too', async () => {
    const metrics = createMetrics();
    metrics.handled('acknowledge ask', 'done');
    metrics.handled('ask', 'done');
    metrics.handled('ask', 'busy');
    metrics.handled('acknowledge documents list', 'not-allowed');
    metrics.handled('complete ask', 'done');
    metrics.handled('form zone-form', 'done');
    metrics.handled('open', 'failed');
    const text = await metrics.text();
    expect(text).toContain('kutip_handled_total{what="ask",outcome="done"} 1');
    expect(text).toContain('kutip_handled_total{what="ask",outcome="busy"} 1');
    expect(text).toContain('kutip_handled_total{what="documents list",outcome="not-allowed"} 1');
    expect([metrics.answers, metrics.failures]).toEqual([1, 1]);
  });

  test('hold how long acknowledgements and answers took, in seconds', async () => {
    const metrics = createMetrics();
    metrics.acknowledged(80);
    metrics.answered(1200);
    const text = await metrics.text();
    expect(text).toContain('kutip_acknowledgement_seconds_bucket{le="0.1"} 1');
    expect(text).toContain('kutip_answer_seconds_sum 1.2');
  });

  test('look states up when they are read; what is not known is left out', async () => {
    const metrics = createMetrics();
    let servers: number | null = null;
    metrics.watch('kutip_servers', 'Servers', () => servers);
    expect(await metrics.text()).not.toMatch(/^kutip_servers /m);
    servers = 3;
    expect(await metrics.text()).toContain('kutip_servers 3');
  });

  test('tell of the process too', async () => {
    expect(await createMetrics().text()).toContain('process_resident_memory_bytes');
  });
});

describe('the server', () => {
  const sources = (change: Partial<MetricsSources> = {}): MetricsSources => ({
    metrics: createMetrics(),
    health: () => ({ connected: true, serving: true }),
    onFailure: (error) => {
      throw error;
    },
    ...change,
  });
  async function get(path: string, health: Health = { connected: true, serving: true }, method = 'GET') {
    server = await openMetricsServer(0, sources({ health: () => health }));
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  }

  test.each([
    [{ connected: true, serving: true }, 200],
    [{ connected: false, serving: true }, 503],
    [{ connected: true, serving: false }, 503],
  ])('says %o with %d', async (health, status) => {
    const answer = await get('/health', health);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual(health);
  });

  test('gives the metrics in the form of Prometheus', async () => {
    const { status, type, body } = await get('/metrics?x=1');
    expect(status).toBe(200);
    expect(type).toContain('text/plain; version=0.0.4');
    expect(body).toContain('# TYPE kutip_handled_total counter');
  });

  test('has nothing else, and takes nothing', async () => {
    expect((await get('/')).status).toBe(404);
    await server?.close();
    expect((await get('/metrics', undefined, 'POST')).status).toBe(405);
  });

  test('says that metrics failed, and tells its owner why', async () => {
    const metrics = createMetrics();
    metrics.watch('kutip_servers', 'Servers', () => {
      throw new Error('no gateway');
    });
    const failures: unknown[] = [];
    server = await openMetricsServer(0, sources({ metrics, onFailure: (error) => failures.push(error) }));
    expect((await fetch(`http://127.0.0.1:${server.port}/metrics`)).status).toBe(500);
    expect(failures).toEqual([new Error('no gateway')]);
  });

  test('names a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = await openMetricsServer(port, sources()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ code: 'metrics-port', message: expect.stringContaining(String(port)) });
    await new Promise((resolve) => other.close(resolve));
  });
});
