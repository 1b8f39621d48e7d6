// Starts the build worker when it is first needed and calls its builder as if it were here.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.js';
import { UserError } from '../user-error.js';
import type { BuildCall, BuildReply, BuildWorkerData } from './build-protocol.js';
import type { Builder } from './builder.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** The builder in its worker. A worker that dies rejects what waits for it; the next call starts another. */
export function startBuilder(data: BuildWorkerData): Builder {
  const host = createHost(data);
  const forward = <Method extends keyof Builder>(method: Method) =>
    // The worker runs this very method of its own builder, so the promise holds what the type says.
    ((...values: readonly unknown[]) => host.call(method, values)) as Builder[Method];
  return {
    stageVersions: forward('stageVersions'),
    stagePassages: forward('stagePassages'),
    unwant: forward('unwant'),
    wantPublished: forward('wantPublished'),
    saveRefusals: forward('saveRefusals'),
    saveVectors: forward('saveVectors'),
    passagesWithoutVector: forward('passagesWithoutVector'),
    planPassages: forward('planPassages'),
    build: forward('build'),
    sweep: forward('sweep'),
    close: host.close,
  };
}

function createHost(data: BuildWorkerData) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let calls = 0;

  function start(): Worker {
    const started = new Worker(join(packageRoot(), 'dist', 'src', 'corpus', 'build-worker.js'), { workerData: data });
    started.on('message', (reply: BuildReply) => settle(waiting, reply));
    started.on('error', (error) => lose(started, error));
    started.on('exit', (code) => lose(started, new Error(`the build worker ended with code ${code}`)));
    started.unref();
    return started;
  }

  function lose(lost: Worker, error: unknown): void {
    if (worker === lost) worker = null;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  }

  function call(method: keyof Builder, values: readonly unknown[]): Promise<unknown> {
    const called = worker ?? start();
    worker = called;
    const message: BuildCall = { id: ++calls, method, values };
    called.ref(); // while something is waited for, the process stays
    called.postMessage(message);
    return new Promise((resolve, reject) => waiting.set(message.id, { resolve, reject })).finally(() => {
      if (waiting.size === 0) called.unref();
    });
  }

  return {
    call,
    async close(): Promise<void> {
      const ending = worker;
      if (ending === null) return;
      // The worker's last call closes its database; after that nothing is lost by ending it.
      await call('close', []);
      await ending.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, reply: BuildReply): void {
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  if ('refusal' in reply) call?.reject(new UserError(reply.refusal.code, reply.refusal.sentence));
  else if ('error' in reply) call?.reject(reply.error);
  else call?.resolve(reply.value);
}
