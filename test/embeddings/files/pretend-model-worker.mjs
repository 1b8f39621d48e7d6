// Stands in for the model worker: counts characters, and ends when it is told "crash" (tests of model-host.ts).
const { readerId } = JSON.parse(process.argv[2]);

if (readerId === 'unloadable') {
  process.send({ type: 'unloadable', model: 'pretend', cause: 'not a model' });
  process.disconnect();
} else {
  process.on('message', ({ job, task }) => {
    if (task.texts.includes('crash')) process.exit(7);
    if (task.texts.includes('wait')) return;
    if (task.texts.includes('fail')) process.send({ type: 'failed', job, cause: 'could not count' });
    else process.send({ type: 'done', job, result: task.texts.map((text) => text.length) });
  });
  process.send({ type: 'ready' });
}
