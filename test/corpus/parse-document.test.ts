import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/corpus/parse-document.js';
import { UserError } from '../../src/user-error.js';
import { parsedText, quotable } from './scraped-text.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a parsed document', () => {
  it('has sentences of prose and list items, and none of headings or boilerplate', async () => {
    const markdown =
      '# Danau\n\nAirnya asin. Ikannya sedikit.\n\n## Desa\n\n- Budi tinggal di sini.\n- Siti pindah.\n\nPosted By : Admin\n';
    const document = await parseDocument(bytesOf(markdown), 'danau.md');
    expect(quotable(document)).toEqual(['Airnya asin.', 'Ikannya sedikit.', 'Budi tinggal di sini.', 'Siti pindah.']);
    expect(document.metadata.title).toBe('Danau');
  });

  it('never has boilerplate for a title', () => {
    const text =
      'Home\n\nNews\n\nGaram yang Mahal\n\nPetani garam bekerja sejak pagi, dan hasilnya bergantung pada matahari yang bersinar.';
    expect(parsedText(text, 'Home').metadata.title).toBe('Garam yang Mahal');
  });

  it('is refused with a sentence where the loader cannot read the file', async () => {
    await expect(parseDocument(new Uint8Array(), 'kosong.txt')).rejects.toBeInstanceOf(UserError);
  });
});
