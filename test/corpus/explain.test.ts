import { describe, expect, it } from 'vitest';
import { explainDocument } from '../../src/corpus/explain.js';
import { parsedText } from './scraped-text.js';

const text =
  'Petani garam bekerja sejak pagi, dan hasilnya bergantung pada matahari.\n\n\n\nslot 888 gacor\n\nHarga garam naik karena hujan.Posted By : Admin\u001b[2J';

describe('explanation of a document', () => {
  it('shows the text in order with what was left out and why', () => {
    expect(explainDocument(parsedText(text, 'Garam'), 'id')).toBe(
      [
        'Garam',
        'Petani garam bekerja sejak pagi, dan hasilnya bergantung pada matahari.',
        '⟦iklan: slot 888 gacor⟧',
        'Harga garam naik karena hujan.⟦keterangan penulis atau sumber: Posted By : Admin\ufffd[2J⟧',
        '2 kalimat dapat dikutip; 2 bagian (25 % teks) dikeluarkan.\n   1  iklan\n   1  keterangan penulis atau sumber',
      ].join('\n\n'),
    );
  });

  it('is painted by the caller', () => {
    const style = {
      heading: (s: string) => `<h>${s}</h>`,
      leftOut: (s: string) => `<x>${s}</x>`,
      note: (s: string) => s,
    };
    const shown = explainDocument(parsedText(text, 'Garam'), 'en', style);
    expect(shown).toContain('<h>Garam</h>');
    expect(shown).toContain('<x>⟦adverts: slot 888 gacor⟧</x>');
  });
});
