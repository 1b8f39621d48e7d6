// A sentence that is posted alone has to be read alone.
import { describe, expect, it } from 'vitest';
import { unworthiness } from '../../src/text/worthy-sentence.js';

describe('a sentence worth reading by itself', () => {
  it.each([
    'Nelayan di muara membuat rakit dari bambu yang dipotong pada musim kemarau.',
    'The fishermen of the estuary build their rafts from bamboo that is cut in the dry season.',
    '“Rakit bambu lebih ringan daripada perahu kayu,” kata seorang nelayan di muara.',
    'Seorang nelayan berkata, "Rakit bambu lebih ringan daripada perahu kayu."',
    '12 rakit dijual di pasar setiap minggu, dan separuhnya pergi ke kota.',
    'Saat ini, rakit bambu hanya dibuat di dua desa di muara.',
    'Tampaknya rakit bambu sudah dikenal di muara sejak abad ke-15.[2]',
    'Anggota persekutuan adalah Muara, Tambak, Karang, Delta, Rawa, dan Tanjung.',
  ])('is: %s', (text) => {
    expect(unworthiness(text, 'prose')).toBeNull();
  });

  it.each([
    ['length', 'Rakit itu hanyut ke laut.'],
    ['length', `Rakit ${'yang dibuat di muara '.repeat(16)}hanyut.`],
    ['opening', 'yang dibuat dari bambu di muara hanyut ke laut pada musim hujan.'],
    ['opening', '(a) Rakit dibuat dari bambu yang dipotong pada musim kemarau.'],
    ['opening', 'IV. Rakit dibuat dari bambu yang dipotong pada musim kemarau.'],
    ['ending', 'Nelayan di muara membuat rakit dari tiga macam bambu:'],
    ['ending', 'Mengapa nelayan di muara membuat rakit dari bambu yang kering?'],
    ['ending', 'Nelayan di muara membuat rakit dari bambu yang dipotong pada ...'],
    ['ending', 'Rakit dibuat dari bambu kering. perahu dibuat dari kayu yang keras.'],
    ['context', 'Namun, rakit dari bambu lebih ringan daripada perahu dari kayu.'],
    ['context', 'Dua bulan kemudian, nelayan di muara membuat rakit dari bambu kering.'],
    ['context', 'Para nelayan tersebut membuat rakit dari bambu yang dipotong pada musim kemarau.'],
    ['context', 'Dasarnya adalah bambu yang dipotong pada musim kemarau dan dikeringkan.'],
    ['context', 'Menurut penduduk, ia membuat rakit dari bambu yang dipotong di muara.'],
    ['context', 'Most of them build their rafts from bamboo that is cut early.'],
    ['context', 'Cara membuat rakit dari bambu kering dapat dilihat pada gambar 3.'],
    ['address', 'Rakit dari bambu dapat dipesan lewat surat ke rakit@contoh.id setiap hari.'],
    ['capitals', 'CARA MEMBUAT RAKIT DARI BAMBU YANG KERING DAN RINGAN.'],
    ['figures', 'Muara 12 14 15, Tambak 13 17 18, dan Karang 20 21.'],
    ['figures', 'Muara, B. dan Tambak, C. menulis tentang rakit dari bambu di muara.'],
    ['unbalanced', 'Rakit dibuat dari bambu kering (yang dipotong pada musim kemarau di muara.'],
    ['unbalanced', 'Rakit dibuat dari “bambu kering yang dipotong pada musim kemarau di muara.'],
    ['words', 'Bambu rotan ijuk pandan kelapa sagu nipah bakau pinang enau aren.'],
  ])('is not (%s): %s', (reason, text) => {
    expect(unworthiness(text, 'prose')).toBe(reason);
  });

  it('stands in prose, or is an item of a list that is a whole sentence', () => {
    const text = 'Nelayan di muara membuat rakit dari bambu yang dipotong pada musim kemarau.';
    expect(unworthiness(text, 'list')).toBeNull();
    expect(unworthiness('rakit dari bambu, perahu dari kayu, dan jaring dari ijuk', 'list')).toBe('opening');
    for (const kind of ['heading', 'table', 'code'] as const) expect(unworthiness(text, kind)).toBe('paragraph');
  });
});
