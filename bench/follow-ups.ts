// node dist/bench/follow-ups.js CORPUS [--data DIR] [--show]
// Follow-ups over the sample corpus with the models in use: which way of joining two questions is answered right, and which
// gives sure wrong answers. The right words stand in a quote, or nothing should be answered (null).
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { followUp } from '../src/answer/follow-up.js';
import { inPlainSpelling } from '../src/answer/interpret.js';
import { thingsOf, topicOf } from '../src/answer/topic-of.js';
import { openLog } from '../src/log.js';
import { openServices } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import { followUpPairs } from './follow-up-pairs.js';

/** How the second question is put to the first; `rest` is the second without "lalu", "and". */
const FORMS: Readonly<Record<string, (rest: string, previous: string) => string>> = {
  'question? question?': (rest, previous) => `${previous} ${rest}`,
  'topic: question?': (rest, previous) => `${topicOf(previous)}: ${rest}`,
  'question topic?': (rest, previous) => `${rest.replace(/[?\s]+$/, '')} ${topicOf(previous)}?`,
  'names: question?': (rest, previous) => `${namesOf(previous)}: ${rest}`,
  'things: question?': (rest, previous) => `${thingsOf(previous)}: ${rest}`,
  'names for pronouns': (rest, previous) => namesFor(rest, namesOf(previous)),
};

const namesOf = (previous: string): string =>
  topicOf(previous)
    .match(/(?<=\s|^)\p{Lu}[\p{L}-]*/gu)
    ?.join(' ') ?? topicOf(previous);

function namesFor(rest: string, names: string): string {
  const pronoun = /(?<!\p{L})(?:dia|mereka|itu|beliau|he|she|it|they|them|there|di sana)(?!\p{L})/iu;
  if (pronoun.test(rest)) return rest.replace(pronoun, names);
  const named = rest.replace(/(\p{L}{3,})nya(?!\p{L})/u, `$1 ${names}`);
  return named === rest ? `${names}: ${rest}` : named;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, show: { type: 'boolean', default: false } },
});
const settings = readSettings();
const dataDir = values.data === undefined ? settings.dataDir : resolve(values.data);
const services = await openServices({ ...settings, dataDir }, openLog());
try {
  const { collection } = await services.library.sync(resolve(positionals[0] ?? settings.corpusDir));
  const where = { collectionId: collection.id, owner: collection.owner };
  const table: Record<string, Record<string, number>> = {};
  for (const form of ['as Kutip does', ...Object.keys(FORMS)]) {
    const counts = { right: 0, rightFirst: 0, abstainedRightly: 0, abstained: 0, perhapsWrong: 0, sureWrong: 0 };
    for (const [previous, question, words] of followUpPairs) {
      const join = FORMS[form];
      const asked =
        join === undefined ? { question, previousQuestion: previous } : { question: joined(question, previous, join) };
      const answer = await services.answers.ask({ ...asked, ...where });
      const texts = answer.quotes.map(({ text }) => text);
      const outcome = outcomeOf(texts, answer.sure, words);
      counts[outcome]++;
      if (outcome === 'right' && words?.test(texts[0] ?? '')) counts.rightFirst++;
      if (values.show) {
        const read = answer.readAs ?? asked.question;
        process.stderr.write(
          `${form} | ${outcome} | ${read} | ${answer.confidence.toFixed(2)} | ${texts[0]?.slice(0, 120)}\n`,
        );
      }
    }
    table[form] = counts;
  }
  process.stdout.write(`${JSON.stringify({ pairs: followUpPairs.length, ...table }, null, 2)}\n`);
} finally {
  await services.close();
}

/** As Kutip decides whether it follows up, and in the form that is tried unless a bare question word took the other's place. */
function joined(question: string, previous: string, join: (rest: string, previous: string) => string): string {
  const plain = inPlainSpelling(question);
  const before = inPlainSpelling(previous);
  const now = followUp(plain, before);
  const rest = plain.replace(/^(?:(?:lalu|terus|dan|kalau|and|what about)\s+)+/iu, '');
  return now === null || !now.endsWith(rest) ? (now ?? plain) : join(rest, before);
}

function outcomeOf(quotes: readonly string[], sure: boolean, words: RegExp | null) {
  if (quotes.length === 0) return words === null ? 'abstainedRightly' : 'abstained';
  if (words !== null && quotes.some((quote) => words.test(quote))) return 'right';
  return sure ? 'sureWrong' : 'perhapsWrong';
}
