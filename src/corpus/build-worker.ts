// Build worker: the thread in which a builder runs, with a database connection of its own. Started by build-client.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../database/sqlite-store.js';
import { systemClock } from '../ports.js';
import { UserError } from '../user-error.js';
import type { BuildCall, BuildReply, BuildWorkerData } from './build-protocol.js';
import { createBuilder } from './builder.js';

const { database, generations } = workerData as BuildWorkerData;
const builder = createBuilder(openStore(database), generations, systemClock);

/** One call after another, in the order they came. */
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (call: BuildCall) => {
  last = last.then(async () => parentPort?.postMessage(await answer(call)));
});

async function answer({ id, method, values }: BuildCall): Promise<BuildReply> {
  try {
    // The client calls with the parameters of this very method; only the message between them is untyped.
    const run = builder[method] as (...parameters: readonly unknown[]) => Promise<unknown>;
    return { id, value: await run(...values) };
  } catch (error) {
    if (error instanceof UserError) return { id, refusal: { code: error.code, sentence: error.sentence } };
    return { id, error };
  }
}
