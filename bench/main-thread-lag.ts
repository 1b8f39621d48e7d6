// node dist/bench/main-thread-lag.js FILE
// How late the main thread is while the models load, embed passages of FILE (as for encoder-speed.js) and read answers.
import { openModels } from '../embeddings/models.js';
import { measureLag } from './measure-lag.js';
import { passagesOf } from './passages-of.js';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name a file of passages');
const passages = passagesOf(file).slice(0, 60);

// What the machine does besides delays an idle thread as well: the figures below mean something against this one.
const idle = await measureLag(() => new Promise((resolve) => setTimeout(resolve, 3000)));
const opening = await measureLag(() => openModels());
const models = opening.result;
const working = await measureLag(async () => {
  const documents = models.encoder.embedPassages(passages);
  await models.encoder.countTokens(passages);
  for (const text of passages.slice(0, 10)) {
    await models.encoder.embedQuestion(text.slice(0, 60));
    await models.reader.read(text.slice(0, 60), [{ text, sentences: [{ start: 0, end: text.length }] }]);
  }
  await documents;
});
await models.close();
for (const [what, { max, p99, mean }] of Object.entries({ idle, opening, working })) {
  process.stdout.write(`${JSON.stringify({ what, lagMs: { max, p99, mean } })}\n`);
}
