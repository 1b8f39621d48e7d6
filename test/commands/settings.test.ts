// /settings: every choice is stored, shown as it stands now, and cannot be forged.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server();
  gate = toy.gate();
});

const manager = (change: Partial<Caller> = {}) => server.caller({ managesServer: true, person: 'budi', ...change });
const choose = (name: string, ...values: string[]) => gate.act(manager(), name, press('settings', { values }));
const chosen = async (name: string, ...values: string[]) => ofKind(await choose(name, ...values), 'settings');

describe('/settings', () => {
  it('shows what is chosen, on two pages', async () => {
    const first = await gate.run(manager({ language: 'en' }), { command: 'settings', options: {} });
    expect(first).toMatchObject({ kind: 'settings', language: 'en', section: 'group', note: null });
    expect(await gate.act(manager(), 'settings-page', press('answers'))).toMatchObject({ section: 'answers' });
    expect(await gate.act(manager(), 'settings-page', press('group'))).toMatchObject({ section: 'group' });
  });

  it('is for managers only, whatever is pressed', async () => {
    const member = manager({ managesServer: false });
    const replies = await Promise.all([
      gate.run(member, { command: 'pengaturan', options: {} }),
      ...['settings-page', 'set-language', 'set-zone', 'set-managers', 'set-quotes'].map((name) =>
        gate.act(member, name, press('settings', { values: ['id'] })),
      ),
      gate.act(member, 'set-keep-unanswered', press('settings', { values: ['no'] })),
      gate.act(member, 'set-private-channels', press('settings', { values: ['1'] })),
    ]);
    for (const reply of replies) expect(reply).toMatchObject({ kind: 'refusal', code: 'not-allowed' });
  });

  it('shows every change on the page where it was made', async () => {
    expect(await chosen('set-language', 'en')).toMatchObject({ section: 'group', settings: { language: 'en' } });
    expect(await chosen('set-zone', 'Asia/Jakarta')).toMatchObject({ settings: { timeZone: 'Asia/Jakarta' } });
    expect(await chosen('set-managers', '42')).toMatchObject({ section: 'group', settings: { managersRole: '42' } });
    expect(await chosen('set-managers')).toMatchObject({ settings: { managersRole: null } });
    expect(await chosen('set-quotes', '1')).toMatchObject({ section: 'answers', settings: { quotesPerAnswer: 1 } });
    expect(await chosen('set-private-channels', '7', '8')).toMatchObject({ settings: { privateChannels: ['7', '8'] } });
    expect(await chosen('set-private-channels')).toMatchObject({ settings: { privateChannels: [] } });
  });

  it('spares set-up the steps that were settled here', async () => {
    await choose('set-language', 'id');
    await choose('set-zone', 'Asia/Jakarta');
    expect(await gate.run(manager(), { command: 'setup', options: {} })).toMatchObject({ step: 'managers' });
  });

  it('takes nothing that the menus do not offer', async () => {
    const before = await toy.services.group.settings(server.owner);
    for (const reply of [
      await choose('set-language', 'fr'),
      await choose('set-language'),
      await choose('set-zone', 'Mars/Olympus'),
      await choose('set-managers', '@everyone'),
      await choose('set-quotes', '9'),
      await choose('set-keep-unanswered', 'perhaps'),
      await choose('set-private-channels', 'x'),
      await choose('set-private-channels', ...Array.from({ length: 26 }, (_, at) => String(at))),
    ]) {
      expect(reply.kind).toBe('refusal');
    }
    expect(await toy.services.group.settings(server.owner)).toEqual(before);
  });

  it('does not make managers of everybody', async () => {
    const owner = '99';
    const everyone = await gate.act({ ...manager(), owner }, 'set-managers', press('settings', { values: [owner] }));
    expect(everyone).toMatchObject({ kind: 'refusal', code: 'everyones-role' });
  });
});

describe('the number of quotes', () => {
  it('holds for the next question', async () => {
    server = await toy.server({
      'a.md': 'Daun teratai mengapung di sungai tenang.',
      'b.md': 'Botol plastik mengapung di sungai kota.',
    });
    const ask = async () => {
      const options = { question: 'Apa yang mengapung di sungai?' };
      return ofKind(await gate.run(server.caller(), { command: 'ask', options }), 'answer').answer.quotes.length;
    };
    expect(await ask()).toBeGreaterThan(1);
    await choose('set-quotes', '1');
    expect(await ask()).toBe(1);
  });
});

describe('channels in which only the asker sees answers', () => {
  const seenBy = (channel: string, options: Record<string, string | boolean> = {}) =>
    gate.acknowledge(server.caller({ channels: [channel] }), {
      command: 'ask',
      options: { question: 'Apa itu rakit?', ...options },
    });

  it('answer privately unless asked otherwise; the others publicly', async () => {
    await choose('set-private-channels', '7');
    expect(await seenBy('7')).toBe('private');
    expect(await seenBy('8')).toBe('public');
    expect(await seenBy('7', { 'only-me': false })).toBe('public');
  });
});

describe('turning off that unanswered questions are kept', () => {
  const ask = () => gate.run(server.caller(), { command: 'ask', options: { question: 'Siapa presiden Prancis?' } });

  it('deletes those that are, says so, and keeps no more', async () => {
    await ask();
    expect(await toy.services.group.openQuestions(server.owner)).toHaveLength(1);
    const reply = await chosen('set-keep-unanswered', 'no');
    expect(reply).toMatchObject({ section: 'answers', settings: { keepUnanswered: false } });
    expect(reply.note).toContain('dihapus');
    await ask();
    expect(await toy.services.group.openQuestions(server.owner)).toEqual([]);
    expect(await chosen('set-keep-unanswered', 'yes')).toMatchObject({
      note: null,
      settings: { keepUnanswered: true },
    });
    await ask();
    expect(await toy.services.group.openQuestions(server.owner)).toHaveLength(1);
  });
});
