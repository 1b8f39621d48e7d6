// Questions about the sample documents, most of them answered there, as people type them.

export const QUESTIONS: readonly string[] = [
  'Mengapa Kazakhstan meminta bantuan CSTO?',
  'Berapa tentara CSTO yang dikirim ke Kazakhstan?',
  'sampai kpn pangkalan Kant boleh dipake Rusia?',
  'Siapa presiden Kazakhstan saat krisis Januari?',
  'apa singkatan CSTO itu?',
  'Kapan penarikan pasukan dimulai?',
  'Who leases Baikonur?',
  'Why does Russia depend on Baikonur?',
  'Which country negotiates with the Taliban?',
  'How much of its oil does Kazakhstan send through Russia?',
  'What happened to shipments of telescopes?',
  'Why do Central Asian governments comply with the sanctions?',
  'Siapa yang menentang Taliban paling gigih?',
  'negara mana aja yg punya pangkalan militer Rusia',
  'Apa yang membuat unjuk rasa berubah menjadi kerusuhan?',
  'Siapa juara sepak bola Piala Asia 1996?',
  'How do I bake sourdough bread at home?',
  'pangkalan militer Rusia di Tajikistan',
  'Apakah CSTO akan bubar?',
  'Which exercise did Kyrgyzstan call off?',
];

/** The `n`-th question, from 0; they begin again after the last. */
export function question(n: number): string {
  return QUESTIONS[n % QUESTIONS.length] ?? '';
}
