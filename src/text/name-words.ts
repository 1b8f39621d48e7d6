// Words beside names: titles before them, heads of long ones, and what a capital makes no name.

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** They are capitalised before names, and are none. */
export const TITLES = setOf(`
  presiden perdana menteri wakil jenderal jendral letjen mayjen brigjen letnan kolonel mayor kapten laksamana marsekal
  komandan panglima raja ratu sultan pangeran kaisar tsar gubernur bupati walikota camat senator duta sekjen sekretaris
  ketua direktur kepala dr dra drs prof profesor ir bapak pak bu ibu tuan nyonya nona sdr tn ny kyai kiai ustaz haji hajjah paus
  almarhum juru bicara president prime minister vice premier general colonel major captain admiral marshal king queen
  prince princess emperor governor mayor ambassador secretary chairman chairwoman chairperson director sir lord lady mr mrs
  ms miss professor pope dame saint st co deputy chief spokesman spokeswoman spokesperson former mantan analis analyst`);

/** Names that begin with these may hold "dan", "and" or "of the": one ministry, not two countries. */
export const BODIES = setOf(`
  kementerian departemen badan komisi dewan organisasi lembaga komite institut universitas fakultas pusat dana
  perjanjian undang-undang konvensi persatuan konferensi bank direktorat ministry department organization organisation
  commission council committee institute university center centre conference treaty convention agency office fund union
  association inisiatif initiative republik republic majelis`);

/** Common words that open sentences, with a name after them or none. */
export const NOT_NAMES = setOf(`
  pemerintah pasukan tentara militer negara rakyat warga penduduk kota ibukota parlemen partai perang polisi demonstran massa
  para pihak tokoh kelompok aliansi blok kerja hubungan krisis konflik protes aksi demonstrasi kerusuhan
  kemerdekaan ekonomi politik sejarah bahasa agama budaya islam media surat kabar berita laporan data hasil jumlah sekitar hari
  bulan tahun minggu pekan abad awal akhir pertengahan kini dulu kemarin besok nanti alasan tujuan contoh misal selain
  bekas mantan anggota pendiri penulis pakar ahli peneliti analis pengamat guru dosen mahasiswa anak orang pria wanita perempuan
  bangsa suku umat kaum wilayah daerah kawasan minat provinsi kabupaten desa pulau benua negeri dunia luas harga kapal pesawat
  intervensi invasi operasi misi kudeta pangkalan markas kantor perusahaan produksi ekspor impor investasi proyek
  government troops soldiers forces army police protesters people citizens city capital parliament party war today yesterday
  tomorrow recently meanwhile moreover finally first second third according since former many several some most all no
  eastern western northern southern central modern ancient new old early late officials leaders members countries states
  when where what why how who which if while although because despite unlike like given only even both each every`);
