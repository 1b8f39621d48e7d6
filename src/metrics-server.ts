// Health and metrics over HTTP, for this machine only.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';
import { UserError } from './user-error.js';

export interface Health {
  /** Whether Discord sends events at present. */
  readonly connected: boolean;
  /** Whether models and indexes are ready; false too while the models are started again. */
  readonly serving: boolean;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

export interface MetricsSources {
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  health(): Health;
  /** To be told why the metrics could not be given. */
  onFailure(error: unknown): void;
}

/** `port` 0: any free one. Throws UserError('metrics-port') when it cannot be used. */
export async function openMetricsServer(port: number, sources: MetricsSources): Promise<MetricsServer> {
  const server = createServer((request, response) => void answer(request, response, sources));
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
  } catch (error) {
    throw unusable(port, error);
  }
  return { port: portOf(server), close: () => close(server) };
}

async function answer(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
  { metrics, health, onFailure }: MetricsSources,
): Promise<void> {
  const send = (status: number, type: string, body: string) =>
    response.writeHead(status, { 'content-type': type }).end(method === 'HEAD' ? undefined : body);
  const path = url.replace(/\?.*$/s, '');
  if (method !== 'GET' && method !== 'HEAD') send(405, 'text/plain', 'method not allowed\n');
  else if (path === '/health') {
    const present = health();
    send(present.connected && present.serving ? 200 : 503, 'application/json', `${JSON.stringify(present)}\n`);
  } else if (path === '/metrics') {
    await metrics.text().then(
      (text) => send(200, metrics.contentType, text),
      (error: unknown) => {
        onFailure(error);
        send(500, 'text/plain', 'metrics failed\n');
      },
    );
  } else send(404, 'text/plain', 'not found: /health or /metrics\n');
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, 'close');
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address of this form.
  return (server.address() as AddressInfo).port;
}

function unusable(port: number, error: unknown): UserError {
  const cause = error instanceof Error && 'code' in error ? String(error.code) : 'error';
  return new UserError('metrics-port', {
    id: `Port ${port} (METRICS_PORT) tidak bisa dipakai (${cause}). Pilih port lain di .env, atau hentikan program yang memakainya.`,
    en: `Port ${port} (METRICS_PORT) cannot be used (${cause}). Choose another in .env, or stop the program that uses it.`,
  });
}
