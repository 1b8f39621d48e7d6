// Order of work for the models: questions before documents, questions bounded, documents in small jobs. Knows no model.
import { UserError } from '../src/user-error.js';
import type { ModelRequest, ModelResults, ModelTask, Urgency } from './model-protocol.js';

/** So many document jobs are with the worker: one that it computes and one that is there when it has finished. */
const DOCUMENT_JOBS_IN_FLIGHT = 2;

export interface ModelQueue {
  /** Rejects with `UserError('busy')` when too many questions are unanswered already. */
  run<T extends ModelTask>(task: T, urgency: Urgency): Promise<ModelResults[T['kind']]>;
  /** To be called with every result that the worker returns. */
  done(job: number, result: ModelResults[keyof ModelResults]): void;
  failed(job: number, cause: Error): void;
  /** Rejects everything that waits or runs; the queue stays usable. */
  failAll(cause: Error): void;
}

export interface ModelQueueOptions {
  /** Hands a request to the worker. A throw fails that request. */
  readonly send: (request: ModelRequest) => void;
  /** Questions that may be unanswered at one time. */
  readonly maxQuestions: number;
  /** Told what is with the worker when it gets something while it has nothing, and whenever it is done with something. */
  readonly onWork?: (urgencies: readonly Urgency[]) => void;
}

interface Job {
  readonly request: ModelRequest;
  readonly resolve: (result: ModelResults[keyof ModelResults]) => void;
  readonly reject: (cause: Error) => void;
}

/**
 * A question is sent at once (the worker takes it before the document job that may already lie there, see
 * `nextRequest`), so it waits for one job at most. Documents wait here until one of their two places is free.
 */
export function createModelQueue({ send, maxQuestions, onWork }: ModelQueueOptions): ModelQueue {
  const running = new Map<number, Job>();
  let waiting: Job[] = [];
  let lastJob = 0;

  const runningOf = (urgency: Urgency) => [...running.values()].filter((job) => job.request.urgency === urgency).length;

  const tell = () => onWork?.([...running.values()].map((job) => job.request.urgency));

  function start(job: Job): void {
    running.set(job.request.job, job);
    if (running.size === 1) tell();
    try {
      send(job.request);
    } catch (cause) {
      running.delete(job.request.job);
      if (running.size === 0) tell();
      job.reject(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  function settle(id: number): Job | undefined {
    const job = running.get(id);
    running.delete(id);
    while (waiting.length > 0 && runningOf('document') < DOCUMENT_JOBS_IN_FLIGHT) {
      const next = waiting.shift();
      if (next) start(next);
    }
    tell();
    return job;
  }

  function enqueue(task: ModelTask, urgency: Urgency): Promise<ModelResults[keyof ModelResults]> {
    return new Promise((resolve, reject) => {
      const job = { request: { job: ++lastJob, urgency, task }, resolve, reject };
      if (urgency === 'document' && runningOf('document') >= DOCUMENT_JOBS_IN_FLIGHT) waiting.push(job);
      else if (urgency === 'question' && runningOf('question') >= maxQuestions) reject(busy());
      else start(job);
    });
  }

  return {
    // The worker answers a task with the result of its kind.
    run: (task, urgency) => enqueue(task, urgency) as Promise<ModelResults[(typeof task)['kind']]>,
    done: (job, result) => settle(job)?.resolve(result),
    failed: (job, cause) => settle(job)?.reject(cause),
    failAll: (cause) => {
      const lost = [...running.values(), ...waiting];
      running.clear();
      waiting = [];
      tell();
      for (const job of lost) job.reject(cause);
    },
  };
}

/** Takes the request that the worker does next out of those that have arrived: the oldest question, else the oldest. */
export function nextRequest(arrived: ModelRequest[]): ModelRequest | undefined {
  const question = arrived.findIndex((request) => request.urgency === 'question');
  return arrived.splice(Math.max(question, 0), 1)[0];
}

function busy(): UserError {
  return new UserError('busy', {
    id: 'Terlalu banyak pertanyaan sekaligus. Coba lagi sebentar lagi.',
    en: 'Too many questions at once. Try again in a moment.',
  });
}
