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
    ['kapan itu terjadi?', WHY, 'Kapan nelayan meminta bantuan?'],
    ['and when?', 'Why did the raft sink?', 'When did the raft sink?'],
    ['why is that?', 'When was the raft built?', 'Why was the raft built?'],
  ])('"%s" puts its question word into "%s": "%s"', (question, previous, read) => {
    expect(followUp(question, previous)).toBe(read);
  });

  it.each([
    ['kalau Tajikistan?', 'Berapa rakit di Kirgistan?', 'Berapa rakit di Kirgistan? Tajikistan?'],
    ['what about Kyrgyzstan?', 'Who rents the raft?', 'Who rents the raft? Kyrgyzstan?'],
    ['terus?', WHY, `${WHY} terus?`],
  ])('"%s" asks "%s" again of something else', (question, previous, read) => {
    expect(followUp(question, previous)).toBe(read);
  });

  it.each([
    ['siapa anggotanya?', 'Kapan CSTO didirikan?', 'CSTO: siapa anggotanya?'],
    ['berapa lama mereka di sana?', 'kapan CSTO didirikan?', 'CSTO: berapa lama mereka di sana?'],
    ['dan siapa anggotanya?', 'csto didirikan kapan', 'csto: siapa anggotanya?'],
    ['kapan mereka datang?', 'CSTO: siapa anggotanya?', 'CSTO anggotanya: kapan mereka datang?'],
    ['lalu berapa harganya?', 'Siapa pembuat rakit?', 'pembuat rakit: berapa harganya?'],
    ['harganya?', 'Siapa pembuat rakit?', 'pembuat rakit: harganya?'],
    ['apa bahannya?', 'rakit bambu', 'rakit bambu: apa bahannya?'],
    ['siapa dia?', 'Siapa pembuat rakit?', 'pembuat rakit: siapa dia?'],
    ['lalu siapa?', WHY, 'nelayan bantuan: siapa?'],
    ['kapan?', 'Rakit dibuat di mana?', 'Rakit: kapan?'],
    ['apa itu?', 'Apa?', 'Apa: apa itu?'],
    ['siapa mereka?', 'Berapa negara di Asia Tengah?', 'negara Asia Tengah: siapa mereka?'],
    ['why?', 'Kapan rakit dibuat?', 'rakit: why?'],
    ['and until when?', 'Who rents the raft?', 'rents raft: until when?'],
    ['when?', 'How old is the raft?', 'raft: when?'],
    ['did it sink?', 'How old is the raft of Tokayev?', 'raft Tokayev: did it sink?'],
  ])('"%s" is asked of what "%s" is about, which is not asked again: "%s"', (question, previous, read) => {
    expect(followUp(question, previous)).toBe(read);
  });

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
