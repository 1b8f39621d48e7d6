// Stands in for the model worker: counts characters, and does worse when it is told to (tests of model-host.ts).
const { readerId } = JSON.parse(process.argv[2]);
/** Milliseconds of a slow task. */
const SLOW = 100;

if (readerId === 'unloadable') {
  process.send({ type: 'unloadable', model: 'pretend', cause: 'not a model' });
  process.disconnect();
} else {
  process.on('message', ({ job, task }) => {
    const done = () => process.send({ type: 'done', job, result: task.texts.map((text) => text.length) });
    if (task.texts.includes('crash')) process.exit(7);
    if (task.texts.includes('wait')) return;
    if (task.texts.includes('slow')) setTimeout(done, SLOW);
    else if (task.texts.includes('fail')) process.send({ type: 'failed', job, cause: 'could not count' });
    else done();
  });
  if (readerId !== 'never ready') process.send({ type: 'ready' });
}
