// node dist/bench/by-kind.js QUESTIONS OUT
// Share of first quotes and of first three quotes that hold an answer, by kind of question; OUT is what `eval --out` wrote.
import { readFileSync } from 'node:fs';
import { type EvalQuestion, readQuestions } from '../src/evaluation/eval-files.js';
import { holdsAnswer, mean } from '../src/evaluation/metrics.js';

const KINDS: readonly (readonly [name: string, words: RegExp])[] = [
  ['why, how', /\b(mengapa|kenapa|bagaimana|why|how(?! (many|much|old|long|far|large)))/i],
  ['how many', /\b(se)?berapa(kah)?\b|\bhow (many|much|old|long|far|large)/i],
  ['when', /\b(kapan|tanggal berapa|tahun berapa|when)/i],
  ['who', /\b(siapa|who)/i],
  ['where', /\b(di ?mana|ke ?mana|dari ?mana|where)/i],
  ['definition', /^\s*(apa(kah)?( itu| yang dimaksud| arti| pengertian)|what (is|are))\b/i],
];

const [questionsFile, outFile] = process.argv.slice(2);
if (questionsFile === undefined || outFile === undefined)
  throw new Error('name the questions and what eval --out wrote');
const questions = new Map((await readQuestions(questionsFile)).map((question) => [question.id, question]));
const groups = new Map<string, { first: number; three: number }[]>();
for (const line of readFileSync(outFile, 'utf8').split('\n').filter(Boolean)) {
  const { id, quotes } = JSON.parse(line) as { id: string; quotes: { text: string }[] };
  const question = questions.get(id);
  if (question === undefined) throw new Error(`${id} is not a question of ${questionsFile}`);
  const holds = (most: number) =>
    quotes.slice(0, most).some(({ text }) => holdsAnswer(text, question.answer_texts)) ? 1 : 0;
  const kind = kindOf(question);
  groups.set(kind, [...(groups.get(kind) ?? []), { first: holds(1), three: holds(3) }]);
}
const table = Object.fromEntries(
  Array.from(groups, ([kind, own]) => [
    kind,
    {
      questions: own.length,
      'quote@1': Number(mean(own.map(({ first }) => first)).toFixed(3)),
      'quote@3': Number(mean(own.map(({ three }) => three)).toFixed(3)),
    },
  ]),
);
process.stdout.write(`${JSON.stringify(table, null, 2)}\n`);

function kindOf({ question }: EvalQuestion): string {
  return KINDS.find(([, words]) => words.test(question))?.[0] ?? 'what, which';
}
