// What people on Discord are told of limits: what they can do themselves, and what only whoever runs Kutip can.
import { expect, it } from 'vitest';
import { fileErrors } from '../../src/corpus/file-errors.js';
import { keepingErrors } from '../../src/corpus/keeping-errors.js';

const LIMITS = { documents: 2_000, textUnits: 200_000_000, uploadsPerDay: 200 };

it.each([
  keepingErrors.full('documents', LIMITS),
  keepingErrors.full('textUnits', LIMITS),
  keepingErrors.full('uploadsPerDay', LIMITS),
  fileErrors.collectionFull('a.txt', 9),
  fileErrors.textFull('a.txt', 9),
  fileErrors.lost('a.txt'),
])('$code says who can do what, and tells nobody to change files of the machine', ({ sentence }) => {
  expect(sentence.id).toMatch(/[Yy]ang menjalankan Kutip/);
  expect(sentence.en).toMatch(/[Ww]hoever runs Kutip/);
  expect(`${sentence.id} ${sentence.en}`).not.toMatch(/\.env|folder data|data folder/);
});
