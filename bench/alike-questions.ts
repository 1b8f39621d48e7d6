// node dist/bench/alike-questions.js
// How like each other are questions that ask the same in other words, and different ones about one topic, and which are
// taken to ask alike? The figures behind src/group/alike-questions.ts. With --pairs every pair.
import { openModels } from '../embeddings/models.js';
import { askAlike, likeness } from '../src/group/alike-questions.js';
import { askedFor } from '../src/group/asked-for.js';
import { percentile } from './median.js';

/** Each line asks one thing in several ways, as people type it. */
const SAME: readonly (readonly string[])[] = [
  [
    'Kapan batas akhir pengumpulan tugas kelompok?',
    'deadline tugas kelompok kapan sih',
    'Tugas kelompok paling lambat dikumpulkan kapan?',
  ],
  ['Siapa yang menemukan vaksin cacar?', 'penemu vaksin cacar siapa?', 'Vaksin cacar ditemukan oleh siapa?'],
  ['Mengapa Majapahit runtuh?', 'knp majapahit runtuh ya', 'Apa penyebab keruntuhan Majapahit?'],
  ['Berapa lama masa kehamilan gajah?', 'gajah hamil brp lama', 'Berapa bulan gajah mengandung?'],
  [
    'Apa syarat mengikuti ujian susulan?',
    'syarat ikut ujian susulan apa aja',
    'Bagaimana syaratnya agar bisa ujian susulan?',
  ],
  ['Where is the seat of the court?', 'In which city does the court sit?', 'where does the court have its seat'],
  ['How do volcanoes form?', 'How are volcanoes formed?', 'what makes a volcano form'],
  ['When was the treaty signed?', 'What year was the treaty signed?', 'date of signing of the treaty?'],
  ['Who pays for the textbooks?', 'Who has to pay for text books?', 'textbooks, who pays for them?'],
  ['Mengapa air laut asin?', 'Why is sea water salty?', 'kenapa laut asin'],
  ['Berapa gaji guru honorer?', 'How much do contract teachers earn?', 'gaji guru honorer brp'],
];
/** Each line asks different things about one topic. */
const DIFFERENT: readonly (readonly string[])[] = [
  [
    'Kapan batas akhir pengumpulan tugas kelompok?',
    'Siapa anggota kelompok tiga?',
    'Berapa halaman tugas kelompoknya?',
    'Ke mana tugas kelompok dikumpulkan?',
  ],
  [
    'Siapa yang menemukan vaksin cacar?',
    'Kapan vaksin cacar ditemukan?',
    'Apa efek samping vaksin cacar?',
    'Siapa yang menemukan vaksin polio?',
  ],
  [
    'Mengapa Majapahit runtuh?',
    'Kapan Majapahit runtuh?',
    'Siapa raja terakhir Majapahit?',
    'Mengapa Sriwijaya runtuh?',
  ],
  [
    'Berapa lama masa kehamilan gajah?',
    'Berapa berat bayi gajah?',
    'Berapa umur gajah paling tua?',
    'Berapa lama masa kehamilan paus?',
  ],
  [
    'Apa syarat mengikuti ujian susulan?',
    'Kapan ujian susulan diadakan?',
    'Di mana ujian susulan?',
    'Apa syarat mengikuti wisuda?',
  ],
  [
    'Where is the seat of the court?',
    'Who presides over the court?',
    'How many judges sit on the court?',
    'When was the court founded?',
  ],
  ['How do volcanoes form?', 'How many volcanoes are active?', 'Where do volcanoes form?', 'How do earthquakes start?'],
  [
    'When was the treaty signed?',
    'Where was the treaty signed?',
    'Who signed the treaty?',
    'When does the treaty end?',
  ],
  [
    'Who pays for the textbooks?',
    'What do the textbooks cost?',
    'Who wrote the textbooks?',
    'Who pays for the school bus?',
  ],
  ['Mengapa air laut asin?', 'Berapa kadar garam air laut?', 'Mengapa air laut biru?', 'Why is the sea blue?'],
];

const models = await openModels();
const { profile } = models.encoder;
const vectors = new Map<string, Float32Array>();
for (const question of new Set([...SAME, ...DIFFERENT].flat())) {
  vectors.set(question, await models.encoder.embedQuestion(question));
}
await models.close();

for (const [what, lines] of Object.entries({ same: SAME, different: DIFFERENT })) {
  const measured = lines
    .flatMap((line) => line.flatMap((one, at) => line.slice(at + 1).map((other) => measuredPair(one, other))))
    .sort((a, b) => a.like - b.like);
  const quantiles = [0, 0.1, 0.5, 0.9, 1].map((share) =>
    percentile(
      measured.map(({ like }) => like),
      share,
    ).toFixed(2),
  );
  const together = measured.filter(({ alike }) => alike).length;
  process.stdout.write(
    `${JSON.stringify({ what, pairs: measured.length, likeness: quantiles.join(' '), together })}\n`,
  );
  if (!process.argv.includes('--pairs')) continue;
  for (const { one, other, like, alike } of measured) {
    process.stdout.write(`  ${like.toFixed(2)} ${alike ? '=' : '/'} ${one} | ${other}\n`);
  }
}

function measuredPair(one: string, other: string) {
  const [left, right] = [one, other].map((question) => ({
    asked: askedFor(question),
    vector: vectors.get(question) ?? new Float32Array(),
  }));
  if (left === undefined || right === undefined) throw new Error('a pair is two questions');
  return { one, other, like: likeness(left, right, profile), alike: askAlike(left, right, profile) };
}
