// Names of files as people see them: the last part only, nothing hidden, never too long.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentName } from '../../src/corpus/document-name.js';

it.each([
  ['Bahan kuliah 3.pdf', 'Bahan kuliah 3.pdf'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\ani\\a.docx', 'a.docx'],
  ['/', 'dokumen'],
  ['..', 'dokumen'],
  ['.txt', 'dokumen.txt'],
  ['a\u202Etxt.exe.pdf', 'atxt.exe.pdf'],
  ['a\u0000\u001b[31m\n b.md', 'a[31m b.md'],
  ['  a  .txt ', 'a.txt'],
  [`${'x'.repeat(300)}.txt`, `${'x'.repeat(100)}.txt`],
])('%j is shown as %j', (given, shown) => {
  expect(documentName(given)).toBe(shown);
});

it('is short, visible, and no path, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = documentName(given);
      expect(name).toMatch(/^[^\p{C}/\\]{1,111}$/u);
      expect(name).not.toMatch(/^\.|^\s|\s$/u);
    }),
  );
});
