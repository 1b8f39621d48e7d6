// Follow-ups: a short question is searched with the one before; a full one stands by itself.
import { describe, expect, it } from 'vitest';
import { followUp } from '../../src/answer/follow-up.js';

const WHY = 'Mengapa nelayan meminta bantuan?';

describe('a follow-up', () => {
  it.each([
    ['lalu kapan?', WHY, 'Kapan nelayan meminta bantuan?'],
    ['terus kenapa?', 'Kapan nelayan meminta bantuan?', 'Kenapa nelayan meminta bantuan?'],
    ['di mana?', WHY, 'Di mana nelayan meminta bantuan?'],
    ['kenapa begitu?', 'Kapankah rakit dibuat?', 'Kenapa rakit dibuat?'],
    ['and when?', 'Why did the raft sink?', 'When did the raft sink?'],
    ['why is that?', 'When was the raft built?', 'Why was the raft built?'],
  ])('"%s" puts its question word into "%s": "%s"', (question, previous, read) => {
    expect(followUp(question, previous)).toBe(read);
  });

  it.each([
    ['and until when?', 'Who rents the raft?', 'Who rents the raft? until when?'],
    ['lalu siapa?', WHY, `${WHY} siapa?`],
    ['when?', 'How old is the raft?', 'How old is the raft? when?'],
    ['lalu kapan?', 'Siapa pembuat rakit?', 'Siapa pembuat rakit? kapan?'],
    ['kapan?', 'Rakit dibuat di mana?', 'Rakit dibuat di mana? kapan?'],
    ['why?', 'Kapan rakit dibuat?', 'Kapan rakit dibuat? why?'],
    ['kalau Tajikistan?', 'Berapa rakit di Kirgistan?', 'Berapa rakit di Kirgistan? Tajikistan?'],
    ['what about Kyrgyzstan?', 'Who rents the raft?', 'Who rents the raft? Kyrgyzstan?'],
    ['siapa dia?', 'Siapa pembuat rakit?', 'Siapa pembuat rakit? siapa dia?'],
    ['kapan itu terjadi?', WHY, `${WHY} kapan itu terjadi?`],
    ['terus?', WHY, `${WHY} terus?`],
  ])('"%s" after "%s" is put behind it', (question, previous, read) => {
    expect(followUp(question, previous)).toBe(read);
  });

  it.each([
    ['siapa anggotanya?', 'Kapan CSTO didirikan?', 'CSTO didirikan: siapa anggotanya?'],
    ['lalu berapa harganya?', 'Siapa pembuat rakit?', 'pembuat rakit: berapa harganya?'],
    ['apa bahannya?', 'rakit bambu', 'rakit bambu: apa bahannya?'],
  ])(
    '"%s" after "%s" is put behind its topic: what was asked before is not asked again',
    (question, previous, read) => {
      expect(followUp(question, previous)).toBe(read);
    },
  );

  it.each([
    'Apa itu rakit?',
    'Siapa itu Tokayev?',
    'Tokayev itu siapa?',
    'Siapa presiden Kazakhstan?',
    'Dan siapa presiden pertama Kazakhstan yang menyewa rakit bambu itu?',
    'What is a raft made of bamboo?',
    'rakit bambu',
    'Siapa punya rakit?',
    'Sebenarnya apa itu rakit?',
    'Berapa harganya rakit bambu?',
  ])('is not "%s", a question by itself', (question) => {
    expect(followUp(question, WHY)).toBeNull();
  });
});
