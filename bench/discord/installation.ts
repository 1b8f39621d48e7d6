// A second installation of Kutip in a temporary folder, whose sample documents are others, and Kutip running there.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

export interface Installation {
  readonly dataDir: string;
  /** Where *Add the sample documents* takes them from. */
  readonly sampleFolder: string;
  /** Resolves when Kutip says that it is ready; with milliseconds since its start. */
  start(discord: { readonly apiUrl: string; readonly token: string }): Promise<number>;
  /** Prometheus' text; see src/metrics.ts. */
  metrics(): Promise<string>;
  /** Ends Kutip and removes the folder. Resolves to the exit code. */
  close(): Promise<number | null>;
}

/** The program itself is this package's `dist`, as `npm start` runs it. */
export function install(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'kutip-bench-'));
  const root = packageRoot();
  // Copied, because the package's folder is looked for above the file that runs.
  for (const name of ['dist', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ['node_modules', 'embeddings']) symlinkSync(join(root, name), join(folder, name));
  const dataDir = join(folder, 'data');
  let kutip: ChildProcess | null = null;
  let port = 0;
  return {
    dataDir,
    sampleFolder: join(folder, 'corpus'),
    async start({ apiUrl, token }) {
      port = await freePort();
      const begun = performance.now();
      kutip = spawn(process.execPath, [join(folder, 'dist/src/main.js')], {
        env: {
          ...process.env,
          ...{ DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token, DATA_DIR: dataDir, METRICS_PORT: String(port) },
          ...{ LANG: 'en', LOG_LEVEL: 'warn', MAX_QUESTIONS_PER_MINUTE: '1000' },
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await saysReady(kutip);
      return performance.now() - begun;
    },
    metrics: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    async close() {
      if (kutip !== null && kutip.exitCode === null) {
        kutip.kill('SIGTERM');
        await once(kutip, 'exit');
      }
      rmSync(folder, { recursive: true });
      return kutip?.exitCode ?? null;
    },
  };
}

async function saysReady(kutip: ChildProcess): Promise<void> {
  let said = '';
  const ready = new Promise<void>((resolve) => {
    kutip.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/^Ready/m.test(said)) resolve();
    });
  });
  const ended = once(kutip, 'exit').then(() => {
    throw new Error(`Kutip ended before it was ready: ${said}`);
  });
  await Promise.race([ready, ended]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
