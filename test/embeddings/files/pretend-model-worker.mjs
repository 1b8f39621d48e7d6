// Stands in for the model worker: counts characters, and ends when it is told "crash" (tests of model-host.ts).
import { parentPort, workerData } from 'node:worker_threads';

if (workerData.readerId === 'unloadable') {
  parentPort.postMessage({ type: 'unloadable', model: 'pretend', cause: 'not a model' });
} else {
  parentPort.on('message', ({ job, task }) => {
    if (task.texts.includes('crash')) process.exit(7);
    if (task.texts.includes('wait')) return;
    if (task.texts.includes('fail')) parentPort.postMessage({ type: 'failed', job, cause: 'could not count' });
    else parentPort.postMessage({ type: 'done', job, result: task.texts.map((text) => text.length) });
  });
  parentPort.postMessage({ type: 'ready' });
}
