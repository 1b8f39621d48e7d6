// The worker in which both models run, so that nothing they compute blocks the main thread. Started by models.ts.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { embedTexts } from './encoder-network.js';
import type { ModelMessage, ModelRequest, ModelResults, ModelTask, ModelWorkerData } from './model-protocol.js';
import { nextRequest } from './model-queue.js';
import { readPassages } from './reader-network.js';
import { loadNetwork, type Network } from './transformers.js';

if (!parentPort) throw new Error('model-worker.js is started by models.js, not by hand');
const port = parentPort;
// The parent is the only one who starts this file, and with this type.
const data = workerData as ModelWorkerData;

async function main(): Promise<void> {
  const encoder = await load('encoder', data.encoderParent, data.profile.id);
  const reader = encoder && (await load('reader', data.readerParent, data.readerId, encoder));
  if (!encoder || !reader) return;
  serve((task) => perform(task, encoder, reader));
  say({ type: 'ready' });
}

async function load(
  kind: 'encoder' | 'reader',
  folder: string,
  model: string,
  sibling?: Network,
): Promise<Network | null> {
  try {
    return await loadNetwork(folder, model, kind, sibling);
  } catch (error) {
    say({ type: 'unloadable', model, cause: causeOf(error) });
    return null;
  }
}

async function perform(task: ModelTask, encoder: Network, reader: Network): Promise<ModelResults[keyof ModelResults]> {
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
function serve(run: (task: ModelTask) => Promise<ModelResults[keyof ModelResults]>): void {
  const arrived: ModelRequest[] = [];
  let busy = false;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let request = nextRequest(arrived); request; request = nextRequest(arrived)) {
      await answer(request);
      // The models hold this thread while they compute: what was sent meanwhile is still at the port.
      for (let late = receiveMessageOnPort(port); late; late = receiveMessageOnPort(port)) arrived.push(late.message);
    }
    busy = false;
  }

  async function answer(request: ModelRequest): Promise<void> {
    try {
      const result = await run(request.task);
      say({ type: 'done', job: request.job, result }, buffersIn(result));
    } catch (error) {
      say({ type: 'failed', job: request.job, cause: causeOf(error) });
    }
  }

  port.on('message', (request: ModelRequest) => {
    arrived.push(request);
    void work();
  });
}

function say(message: ModelMessage, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

function buffersIn(result: ModelResults[keyof ModelResults]): ArrayBuffer[] {
  return result.flatMap((part) =>
    part instanceof Float32Array && part.buffer instanceof ArrayBuffer ? part.buffer : [],
  );
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main();
