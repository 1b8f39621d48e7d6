// node dist/bench/source-relevance.js PASSAGES QUESTIONS [--questions N] [--data DIR]
// Messages to find sources of, half of whose passages were taken away (the rule of `eval --gold-removed`): of how many are
// sources found when there are some, and when there are none?
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readQuestions, readRows, stays } from '../src/evaluation/eval-files.js';
import { auroc, mean } from '../src/evaluation/metrics.js';
import { openLog } from '../src/log.js';
import { openServices } from '../src/services.js';
import { readSettings } from '../src/settings.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '300' }, data: { type: 'string' } },
});
const [passages, file] = positionals;
if (passages === undefined || file === undefined) throw new Error('name a file of passages and one of questions');
const settings = readSettings();
const dataDir = values.data === undefined ? settings.dataDir : resolve(values.data);
const services = await openServices({ ...settings, dataDir }, openLog());
try {
  const rows = (await readRows(passages)).filter(stays);
  const { collection } = await services.library.syncRows(rows, `kept:${basename(passages)}`);
  const kept = new Set(rows.map(({ id }) => id));
  const messages = (await readQuestions(file)).slice(0, Number(values.questions));
  const found: { right: boolean; score: number; answered: boolean; gold: boolean; ms: number }[] = [];
  for (const { question: text, gold_passage_ids: gold } of messages) {
    const request = { text, collectionId: collection.id, owner: collection.owner, quotes: 3 };
    const { answered, confidence, quotes, timings } = await services.answers.findSources(request);
    const right = gold.some((id) => kept.has(id));
    const isGold = quotes.some(({ document }) => gold.includes(document));
    found.push({ right, score: confidence, answered, gold: isGold, ms: timings.total });
  }
  const share = (right: boolean, is: (each: (typeof found)[number]) => boolean) =>
    Number(mean(found.filter((each) => each.right === right).map((each) => (is(each) ? 1 : 0))).toFixed(3));
  process.stdout.write(
    `${JSON.stringify({
      messages: found.length,
      auroc: Number(auroc(found).toFixed(3)),
      foundWhereThere: share(true, ({ answered }) => answered),
      rightAmongThree: share(true, ({ gold }) => gold),
      foundWhereNone: share(false, ({ answered }) => answered),
      meanMs: Math.round(mean(found.map(({ ms }) => ms))),
    })}\n`,
  );
} finally {
  await services.close();
}
