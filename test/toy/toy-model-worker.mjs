// Stands in for the model worker where what the models say does not matter: words are tokens, and places of a vector.
const { profile } = JSON.parse(process.argv[2]);

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['-'];

function vectorOf(text) {
  const vector = new Float32Array(profile.dimensions);
  for (const word of wordsOf(text)) {
    const place = [...word].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % profile.dimensions, 7);
    vector[place] += 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((count) => count / length);
}

const perform = {
  embed: ({ texts }) => texts.map(vectorOf),
  count: ({ texts }) => texts.map((text) => wordsOf(text).length),
  read: ({ passages }) =>
    passages.map(({ sentences }) => sentences.map(({ start, end }) => ({ score: 0, start, end }))),
};

process.on('message', ({ job, task }) => process.send({ type: 'done', job, result: perform[task.kind](task) }));
process.on('disconnect', () => process.exit());
process.send({ type: 'ready' });
