// What was asked before: for how long, by whom, how much of it, and never private words before all.
import { describe, expect, it } from 'vitest';
import { createConversations, questionToFollow } from '../../commands/conversations.js';

const place = (person: string, channel = 'umum', owner = 'server') => ({ owner, channel, person });

describe('a conversation', () => {
  it('belongs to one person in one channel of one server', () => {
    const conversations = createConversations({ now: () => 0 });
    conversations.remember(place('ani'), 'Apa itu rakit?', 'public');
    expect(conversations.previous(place('ani'), 'public')).toBe('Apa itu rakit?');
    for (const other of [place('budi'), place('ani', 'kelas'), place('ani', 'umum', 'lain')]) {
      expect(conversations.previous(other, 'public')).toBeNull();
    }
  });

  it('ends after ten minutes without a question', () => {
    let now = 0;
    const conversations = createConversations({ now: () => now });
    conversations.remember(place('ani'), 'Apa itu rakit?', 'public');
    now = 599_999;
    expect(conversations.previous(place('ani'), 'public')).toBe('Apa itu rakit?');
    now = 600_000;
    expect(conversations.previous(place('ani'), 'public')).toBeNull();
  });

  it('that was private goes on privately only', () => {
    const conversations = createConversations({ now: () => 0 });
    conversations.remember(place('ani'), 'Apa itu rakit?', 'private');
    expect(conversations.previous(place('ani'), 'public')).toBeNull();
    expect(conversations.previous(place('ani'), 'private')).toBe('Apa itu rakit?');
  });

  it('is forgotten when there are too many, the longest silent first', () => {
    const conversations = createConversations({ now: () => 0 }, 2);
    for (const person of ['ani', 'budi', 'ani', 'citra']) conversations.remember(place(person), 'Apa?', 'public');
    expect(['ani', 'budi', 'citra'].map((person) => conversations.previous(place(person), 'public'))).toEqual([
      'Apa?',
      null,
      'Apa?',
    ]);
  });
});

describe('the question to follow', () => {
  it.each([
    [null, 'Apa itu rakit?', null, 'Apa itu rakit?'],
    [null, 'knp rakit?', 'kenapa rakit?', 'knp rakit?'],
    ['Apa itu rakit?', 'lalu siapa?', 'Apa itu rakit? siapa?', 'Apa itu rakit?'],
    ['Mengapa rakit dibuat?', 'lalu kapan?', 'Kapan rakit dibuat?', 'Kapan rakit dibuat?'],
    ['Apa itu rakit?', 'Apa itu perahu?', null, 'Apa itu perahu?'],
  ])('after %j, “%s” read as %j is %j', (previous, question, readAs, expected) => {
    expect(questionToFollow({ question, readAs }, previous)).toBe(expected);
  });
});
