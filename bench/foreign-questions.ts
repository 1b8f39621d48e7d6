// node dist/bench/foreign-questions.js CORPUS QUESTIONS [--questions N] [--data DIR]
// Questions that a folder cannot answer, asked to it: how many are answered all the same, and which ones for sure.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readQuestions } from '../src/evaluation/eval-files.js';
import { openLog } from '../src/log.js';
import { openServices } from '../src/services.js';
import { readSettings } from '../src/settings.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '200' }, data: { type: 'string' } },
});
const [corpus, file] = positionals;
if (corpus === undefined || file === undefined) throw new Error('name a folder and a file of questions');
const settings = readSettings();
const dataDir = values.data === undefined ? settings.dataDir : resolve(values.data);
const services = await openServices({ ...settings, dataDir }, openLog());
try {
  const { collection } = await services.library.sync(resolve(corpus));
  const questions = (await readQuestions(file)).slice(0, Number(values.questions));
  let perhaps = 0;
  const sure: { question: string; confidence: number; quote: string }[] = [];
  for (const { question } of questions) {
    const answer = await services.answers.ask({ question, collectionId: collection.id, owner: collection.owner });
    if (answer.sure) sure.push({ question, confidence: answer.confidence, quote: answer.quotes[0]?.text ?? '' });
    else if (answer.answered) perhaps++;
  }
  const abstained = questions.length - perhaps - sure.length;
  process.stdout.write(
    `${JSON.stringify({ questions: questions.length, sure: sure.length, perhaps, abstained, lookAt: sure }, null, 2)}\n`,
  );
} finally {
  await services.close();
}
