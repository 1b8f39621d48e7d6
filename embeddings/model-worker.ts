// The process in which both models run, so that nothing they compute blocks the main thread. Started by model-host.ts.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { embedTexts } from './encoder-network.js';
import type { ModelMessage, ModelRequest, ModelResults, ModelTask, ModelWorkerData } from './model-protocol.js';
import { nextRequest } from './model-queue.js';
import { readPassages } from './reader-network.js';
import type { Network } from './transformers.js';

type Result = ModelResults[keyof ModelResults];

async function main(): Promise<void> {
  // Ctrl+C and a service manager reach every process of the group; when to end is the parent's business.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());
  // The parent is the only one who starts this file, and with this argument.
  const data = JSON.parse(process.argv[2] ?? '') as ModelWorkerData;
  const run = await loadModels(data);
  if (run === null) return process.disconnect();
  serve(run);
  say({ type: 'ready' });
}

/** Loads both networks; when one cannot be loaded, says so and returns null. */
async function loadModels(data: ModelWorkerData): Promise<((task: ModelTask) => Promise<Result>) | null> {
  let loading: string | null = null;
  try {
    // Not imported above: where the native library cannot be loaded, that is to be said like everything else.
    const { loadNetwork } = await import('./transformers.js');
    loading = data.profile.id;
    const encoder = await loadNetwork(data.encoderParent, loading, 'encoder');
    loading = data.readerId;
    const reader = await loadNetwork(data.readerParent, loading, 'reader', encoder);
    return (task) => perform(task, data, encoder, reader);
  } catch (error) {
    say({ type: 'unloadable', model: loading, cause: causeOf(error) });
    return null;
  }
}

async function perform(task: ModelTask, data: ModelWorkerData, encoder: Network, reader: Network): Promise<Result> {
  switch (task.kind) {
    case 'embed':
      return embedTexts(encoder, data.profile, task.texts);
    case 'count':
      return task.texts.map((text) => encoder.text.tokenizer.ids(text).length);
    case 'read':
      return readPassages(reader, task.question, task.passages);
  }
}

/** Runs one request at a time; a question that arrives during a job is done before older document jobs. */
function serve(run: (task: ModelTask) => Promise<Result>): void {
  const arrived: ModelRequest[] = [];
  let busy = false;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let request = nextRequest(arrived); request; request = nextRequest(arrived)) {
      await answer(request);
      // The models hold this thread while they compute. What was sent meanwhile is read in the next turn of the event
      // loop, which begins after the present one: hence two.
      await nextTurn();
      await nextTurn();
    }
    busy = false;
  }

  async function answer({ job, task }: ModelRequest): Promise<void> {
    try {
      say({ type: 'done', job, result: await run(task) });
    } catch (error) {
      say({ type: 'failed', job, cause: causeOf(error) });
    }
  }

  process.on('message', (request: ModelRequest) => {
    arrived.push(request);
    void work();
  });
}

function say(message: ModelMessage): void {
  // Without a parent there is nobody to tell; `disconnect` ends this process in the next moment.
  if (process.connected) process.send?.(message);
}

function causeOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

await main();
