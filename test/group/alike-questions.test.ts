// Which questions ask alike: near in meaning, and after the same kind of thing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAlike } from '../../src/group/alike-questions.js';
import { askedFor } from '../../src/group/asked-for.js';
import type { OpenQuestion } from '../../src/group-types.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

const encoder = createToyEncoder();

async function grouped(questions: readonly string[]): Promise<string[][]> {
  const open = questions.map(
    (question, at): OpenQuestion => ({
      id: String(at),
      collectionId: 1,
      question,
      language: 'id',
      channel: 'umum',
      askedAt: -at,
      answeredBy: null,
    }),
  );
  const vectors = new Map<string, Float32Array>();
  for (const { id, question } of open) vectors.set(id, await encoder.embedQuestion(question));
  const groups = await groupAlike(open, vectors, encoder.profile);
  return groups.map((group) => group.questions.map(({ question }) => question));
}

describe('questions', () => {
  it('of nearly the same words are alike, unless they ask for different things', async () => {
    expect(
      await grouped([
        'Siapa menandatangani perjanjian damai di desa itu?',
        'Di mana perjanjian damai di desa itu ditandatangani?',
        'Perjanjian damai di desa itu siapa menandatangani?',
      ]),
    ).toEqual([
      ['Siapa menandatangani perjanjian damai di desa itu?', 'Perjanjian damai di desa itu siapa menandatangani?'],
      ['Di mana perjanjian damai di desa itu ditandatangani?'],
    ]);
  });

  it('all stand in exactly one group, the largest first, the newest first in each', async () => {
    const words = fc.array(fc.constantFrom('rakit', 'garam', 'bakau', 'siapa', 'kapan'), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 120 }), async (asked) => {
        const questions = asked.map((each, at) => `${each.join(' ')} ${at}`);
        const groups = await grouped(questions);
        expect(groups.flat().sort()).toEqual([...questions].sort());
        const sizes = groups.map((group) => group.length);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        for (const group of groups) {
          const places = group.map((question) => questions.indexOf(question));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what a question asks for', () => {
  it.each([
    ['person', ['Siapa pendiri desa ini?', 'yang bikin rakit siapa sih', 'Who built the raft?', 'Whose raft is it?']],
    [
      'time',
      [
        'kpn ujian susulan?',
        'Tahun berapa desa itu berdiri?',
        'deadline tugas',
        'When did it end?',
        'What year was it?',
      ],
    ],
    [
      'place',
      ['di mana pasarnya', 'dmn ujiannya', 'Kota mana yang terbesar?', 'Where is the court?', 'In which city?'],
    ],
    ['reason', ['knp laut asin', 'Apa penyebab banjir?', 'Apa yang menyebabkan banjir?', 'Why is it salty?']],
    ['amount', ['brp harga rakit', 'Berapa lama gajah hamil?', 'How many judges are there?', 'How long does it take?']],
    [
      'thing',
      ['Apa itu rakit?', 'Bagaimana cara membuat rakit?', 'What is a raft?', 'How do volcanoes form?', 'rakit bambu'],
    ],
  ] as const)('is a %s', (kind, questions) => {
    expect(questions.map((question) => [question, askedFor(question)])).toEqual(
      questions.map((question) => [question, kind]),
    );
  });
});
