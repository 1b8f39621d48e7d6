// What people who study together read in their own language: documents, commands, buttons and sentences.

/** Beside what is read together, one that answers the same question otherwise. */
export const INDONESIAN_TEXTS = {
  'sungai.md': `---
title: Sungai Rawang
author: Rina Wati
date: 2019-05-02
---

# Asal

Sungai Rawang berhulu di Gunung Sawal dan bermuara di Teluk Bidara. Panjang sungai itu 348 kilometer dari hulu sampai muara.

# Perahu

Perahu kayu pertama di Sungai Rawang dibuat oleh Haji Marzuki pada tahun 1872. Perahu Marzuki mengangkut 45 karung beras sekali jalan.

# Pasar

Pasar terapung Lokbaru dibuka di Sungai Rawang pada tahun 1931. Pedagang pasar itu menjual pisang, ikan, dan kain dari Kota Sambara.

# Banjir

Banjir besar Sungai Rawang merendam 27 desa pada tahun 1954. Bupati Ratna Dewi memindahkan penduduk ke Bukit Anggrek.
`,
  'pelabuhan.md': `---
title: Pelabuhan Bidara
author: Budi Santoso
date: 2021-08-10
---

# Kapal

Kapal uap pertama singgah di Pelabuhan Bidara pada tahun 1908. Nakhoda kapal itu bernama Willem Karsten dari Kota Delmar.

# Gudang

Gudang garam Pelabuhan Bidara menampung 600 ton garam. Kepala gudang Siti Halimah mencatat setiap karung di buku besar.
`,
  'lain.md': '---\ntitle: Sungai lain\n---\n\nPanjang sungai itu 900 kilometer dari hulu sampai muara.\n',
};

export const ENGLISH_TEXTS = {
  'sungai.md': `---
title: The River Rawang
author: Rina Wati
date: 2019-05-02
---

# Source

The River Rawang rises on Mount Sawal and ends in the Bay of Bidara. The length of that river is 348 kilometres from source to mouth.

# Boats

The first wooden boat on the River Rawang was made by Marzuki Harun in 1872. The boat of Marzuki Harun carried 45 sacks of rice at once.

# Market

The floating market of Lokbaru was opened on the River Rawang in 1931. Traders of that market sell bananas, fish and cloth from Sambara City.

# Flood

The great flood of the River Rawang covered 27 villages in 1954. Mayor Ratna Dewi moved their people to Anggrek Hill.
`,
  'harbour.md': `---
title: Bidara Harbour
author: Budi Santoso
date: 2021-08-10
---

# Ships

The first steam ship called at Bidara Harbour in 1908. The captain of that ship was Willem Karsten from Delmar City.

# Stores

The salt store of Bidara Harbour holds 600 tons of salt. The head of the store Siti Halimah notes each of the sacks in a large book.
`,
  'other.md': '---\ntitle: Another river\n---\n\nThe length of that river is 900 kilometres from source to mouth.\n',
};

export interface StudyReader {
  readonly locale: 'id' | 'en-US';
  readonly server: string;
  /** Who guides, and two members; the same name in another server would be the same person. */
  readonly people: readonly [string, string, string];
  readonly commands: Readonly<Record<'start' | 'quiz' | 'recap' | 'end' | 'ask' | 'myData', string>>;
  readonly options: Readonly<Record<'document' | 'passages' | 'rounds' | 'question', string>>;
  readonly buttons: Readonly<
    Record<'join' | 'ready' | 'next' | 'finish' | 'quiz' | 'scores' | 'bad' | 'show' | 'recap' | 'unnamed', string>
  >;
  readonly says: Readonly<
    Record<
      | 'title'
      | 'reads'
      | 'guide'
      | 'joined'
      | 'oneReady'
      | 'twoReady'
      | 'recall'
      | 'notQuite'
      | 'counts'
      | 'closed'
      | 'noted'
      | 'dropped'
      | 'unnamed'
      | 'answer'
      | 'quotedHere'
      | 'goesOn'
      | 'finished'
      | 'ended'
      | 'over'
      | 'justShown',
      string
    >
  >;
  readonly questions: Readonly<Record<'length' | 'open', string>>;
}

export const INDONESIAN: StudyReader = {
  locale: 'id',
  server: 'Geografi',
  people: ['Ani', 'Budi', 'Citra'],
  commands: {
    start: 'belajar mulai',
    quiz: 'belajar kuis',
    recap: 'belajar rekap',
    end: 'belajar selesai',
    ask: 'tanya',
    myData: 'data-saya lihat',
  },
  options: { document: 'dokumen', passages: 'bagian', rounds: 'ronde', question: 'pertanyaan' },
  buttons: {
    join: 'Gabung',
    ready: 'Siap',
    next: 'Lanjut ›',
    finish: 'Selesai ›',
    quiz: 'Kuis',
    scores: 'Skor ›',
    bad: 'Pertanyaan buruk',
    show: 'Tampilkan skorku',
    recap: 'Rekap',
    unnamed: 'Jangan sebut namaku',
  },
  says: {
    title: 'Sesi belajar: Sungai Rawang',
    reads: '4 bagian dari 1 dokumen',
    guide: 'dipandu',
    joined: '3 orang ikut',
    oneReady: 'Siap: 1 dari 3',
    twoReady: 'Siap: 2 dari 3',
    recall: '**Coba ingat**',
    notQuite: 'Belum tepat',
    counts: 'Yang dihitung pilihan pertamamu',
    closed: 'Pertanyaan kuis ini sudah ditutup.',
    noted: 'Dicatat',
    dropped: 'Pertanyaan ini dibatalkan',
    unnamed: 'Kamu memilih tidak disebut',
    answer: 'Jawabannya:',
    quotedHere: 'Sudah dikutip di sini',
    goesOn: 'Sesinya masih berjalan.',
    finished: 'Semua bagian sudah dibaca.',
    ended: 'Sesi ini sudah selesai.',
    over: 'Sesi belajar ini sudah selesai.',
    justShown: 'Tunggu satu menit',
  },
  questions: {
    length: 'Berapa panjang sungai itu dari hulu sampai muara?',
    open: 'Siapa arsitek menara listrik Palangka?',
  },
};

export const ENGLISH: StudyReader = {
  locale: 'en-US',
  server: 'History',
  people: ['Anne', 'Bob', 'Carol'],
  commands: {
    start: 'study start',
    quiz: 'study quiz',
    recap: 'study recap',
    end: 'study end',
    ask: 'ask',
    myData: 'my-data show',
  },
  options: { document: 'document', passages: 'passages', rounds: 'rounds', question: 'question' },
  buttons: {
    join: 'Join',
    ready: 'Ready',
    next: 'Next ›',
    finish: 'Finish ›',
    quiz: 'Quiz',
    scores: 'Scores ›',
    bad: 'Bad question',
    show: 'Show my score',
    recap: 'Recap',
    unnamed: 'Do not name me',
  },
  says: {
    title: 'Study session: The River Rawang',
    reads: '4 passages from 1 document',
    guide: 'guided by',
    joined: '3 people joined',
    oneReady: 'Ready: 1 of 3',
    twoReady: 'Ready: 2 of 3',
    recall: '**Try to recall**',
    notQuite: 'Not quite',
    counts: 'Your first choice counts',
    closed: 'This question of the quiz is closed.',
    noted: 'Noted',
    dropped: 'This question was dropped',
    unnamed: 'You chose not to be named',
    answer: 'The answer:',
    quotedHere: 'Quoted here already',
    goesOn: 'The session is still going on.',
    finished: 'Everything was read.',
    ended: 'This session is over.',
    over: 'This study session has ended.',
    justShown: 'Wait a minute',
  },
  questions: {
    length: 'What is the length of that river from source to mouth?',
    open: 'Who designed electric towers near Palangka?',
  },
};

export const STUDY_READERS: readonly StudyReader[] = [INDONESIAN, ENGLISH];
