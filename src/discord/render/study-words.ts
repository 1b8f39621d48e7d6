// What the messages of study sessions say.
import { texts } from '../../texts.js';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const STUDY_WORDS = {
  session: { id: 'Sesi belajar', en: 'Study session' },
  guidedBy: { id: 'dipandu', en: 'guided by' },
  live: {
    id: 'Langsung: lanjut bersama kalau sudah siap.',
    en: 'Live: you go on together when you are ready.',
  },
  daily: { id: 'Satu bagian sehari', en: 'A passage a day' },
  next: { id: 'berikutnya', en: 'the next' },
  whatToDo: {
    id: 'Tekan **Gabung**, baca tiap bagian di utas, dan bahas bersama.',
    en: 'Press **Join**, read each passage in the thread, and talk about it.',
  },
  held: { id: 'Dibaca di', en: 'Read in' },
  joined: {
    id: (count: number) => (count === 0 ? 'Belum ada yang ikut' : `${count} orang ikut`),
    en: (count: number) => (count === 0 ? 'Nobody joined yet' : `${people(count)} joined`),
  },
  ended: { id: 'Sesi ini sudah selesai.', en: 'This session is over.' },
  join: { id: 'Gabung', en: 'Join' },
  leave: { id: 'Keluar', en: 'Leave' },
  opened: { id: 'Sesinya dibuka di', en: 'The session is open in' },
  existed: { id: 'Sesi ini sudah ada di', en: 'This session is already going on in' },
  begins: { id: 'mulai', en: 'begins' },
  byItself: { id: 'Mulai otomatis', en: 'Begins by itself' },
  passage: {
    id: (number: number, of: number) => `Bagian ${number} dari ${of}`,
    en: (number: number, of: number) => `Passage ${number} of ${of}`,
  },
  recall: {
    id: `**${texts.recall.id}** yang tersembunyi, lalu ketuk untuk mengeceknya.`,
    en: `**${texts.recall.en}** what is hidden, then tap it to check.`,
  },
  here: { id: 'di sini', en: 'here' },
  there: { id: 'di bagian sebelumnya', en: 'in an earlier passage' },
  ready: {
    id: (ready: number, of: number) => `Siap: ${ready} dari ${of}`,
    en: (ready: number, of: number) => `Ready: ${ready} of ${of}`,
  },
  howToGoOn: {
    id: 'Selesai membaca? Tekan **Siap**. Pemandu melanjutkan dengan **Lanjut**.',
    en: 'Done reading? Press **Ready**. The guide goes on with **Next**.',
  },
  nextAt: { id: 'Bagian berikutnya', en: 'The next passage comes' },
  readyButton: { id: 'Siap', en: 'Ready' },
  nextButton: { id: 'Lanjut ›', en: 'Next ›' },
  finishButton: { id: 'Selesai ›', en: 'Finish ›' },
  quizButton: { id: 'Kuis', en: 'Quiz' },
  endButton: { id: 'Akhiri', en: 'End' },
  quiz: {
    id: (number: number, of: number) => `Kuis · ${number} dari ${of}`,
    en: (number: number, of: number) => `Quiz · ${number} of ${of}`,
  },
  fillTheGap: { id: 'Apa yang hilang?', en: 'What is missing?' },
  firstCounts: {
    id: 'Pilihan pertamamu yang dihitung; hanya kamu yang melihat hasilnya.',
    en: 'Your first choice counts; only you see how you did.',
  },
  answered: {
    id: (count: number) => (count === 0 ? 'Belum ada yang menjawab' : `${count} orang sudah menjawab`),
    en: (count: number) => (count === 0 ? 'Nobody answered yet' : `${people(count)} answered`),
  },
  theAnswer: { id: 'Jawabannya:', en: 'The answer:' },
  dropped: {
    id: 'Pertanyaan ini dibatalkan dan tidak dihitung.',
    en: 'This question was dropped and does not count.',
  },
  scoresButton: { id: 'Skor ›', en: 'Scores ›' },
  badButton: { id: 'Pertanyaan buruk', en: 'Bad question' },
  right: { id: 'Benar', en: 'Right' },
  notQuite: { id: 'Belum tepat. Yang benar:', en: 'Not quite. The right one is' },
  counts: { id: 'Yang dihitung pilihan pertamamu:', en: 'Your first choice counts:' },
  scores: { id: 'Skor kuis', en: 'Quiz scores' },
  noScores: { id: 'Belum ada skor yang ditampilkan.', en: 'No scores are shown yet.' },
  others: {
    id: (count: number) => `${count} orang lain ikut.`,
    en: (count: number) => `${count} ${count === 1 ? 'other person' : 'other people'} took part.`,
  },
  tookPart: {
    id: (count: number) => `${count} orang ikut.`,
    en: (count: number) => `${people(count)} took part.`,
  },
  onlyWhoWants: {
    id: 'Skor tampil hanya kalau pemiliknya mau.',
    en: 'A score is shown only if its owner wants that.',
  },
  showScore: { id: 'Tampilkan skorku', en: 'Show my score' },
} as const;
