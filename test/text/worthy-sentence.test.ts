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
    // What is meant was named in the same sentence.
    'Nelayan membuat rakit dari bambu, dan di kota rakit itu dijual dengan harga tinggi.',
    'Hujan turun tiga bulan, dan karena itu bambu baru dipotong pada bulan Juli.',
    'Di Delta banyak bambu tumbuh, tetapi penduduk wilayah tersebut lebih suka perahu kayu.',
    'Rakit dibawa ke Tanjung karena harga bambu di sana lebih tinggi.',
    'Banjir besar datang pada 1990, dan pada tahun itu tidak ada rakit yang dijual.',
    'Hanya tiga pembuat rakit tinggal di dunia ini, dan saat ini hampir semuanya sudah tua.',
    'The village sells a raft each week, and this raft is made of bamboo that is cut early.',
    'In Delta those who build rafts say that bamboo from the estuary is lighter this year.',
    'Fishermen of Delta warned that bamboo from the estuary rots when it is cut too early.',
    'Delta and Tanjung formed an alliance, and the alliance lowered the price of bamboo.',
    'The fishermen of the estuary say: “We build our rafts from bamboo alone.”',
    'Pembacaan doa mendahului pelepasan rakit pertama setiap tahun di muara.',
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
    ['context', 'Nelayan muara menjual hasilnya di pasar setelah menyelesaikan latihan tersebut.'],
    ['context', 'Alasan penting lainnya adalah harga bambu yang naik setiap musim hujan.'],
    ['context', 'Rakit bambu lebih murah karena bambu tumbuh di sana sepanjang tahun.'],
    ['context', 'Pedagang dari kota menganggap ucapan semacam itu sebagai alasan untuk menawar.'],
    ['context', 'Penduduk muara jarang sekali mengatur harga bambu dan rotan seperti ini.'],
    ['context', 'Rakit dan perahu dari bambu dijual terutama di kedua desa tersebut.'],
    ['context', 'Sekitar seratus orang dari rombongan nelayan itu menetap di muara sampai tua.'],
    ['context', 'Kepala desa Tanjung melarang penebangan bambu pada hari yang sama.'],
    ['context', 'The fishermen of Tanjung and Delta have never agreed on this point.'],
    ['context', 'The governor closed that market for a month after the flood.'],
    ['context', 'Most fishermen of Delta built their rafts from bamboo in that year.'],
    ['context', 'Nobody believes that the alliance will lower the price of bamboo again.'],
    ['context', 'The price of bamboo doubled in the same week, and rafts became rare.'],
    ['readers', 'Pembaca yang ingin tahu lebih banyak dapat bertanya kepada pembuat rakit.'],
    ['readers', 'Menurut catatan kami, rakit dari bambu dijual di tiga pasar di muara.'],
    ['readers', 'Anggota kelompok yang tinggal di muara diminta membawa contoh bambu tua.'],
    ['readers', 'Pilih satu macam bambu, lalu jelaskan mengapa nelayan memakainya untuk rakit.'],
    ['readers', 'Note that the fishermen of Delta sell more bamboo than rafts.'],
    ['readers', 'Compare the rafts of Delta with the wooden boats of Tanjung.'],
    ['readers', 'In the estuary we found seven villages where rafts are built.'],
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
