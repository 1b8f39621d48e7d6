// The menus of a message: Check quote and Find sources.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, createDispatcher, type Dispatcher, type TargetMessage } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { toyAnswer, toyQuote } from './toy-answer.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server();
});

const open = (menu: string, content: string, message: Partial<TargetMessage> = {}, change: Partial<Caller> = {}) =>
  gate.menu(server.caller(change), menu, {
    channel: 'umum',
    message: '1',
    author: 'budi',
    isOwn: false,
    content,
    ...message,
  });

describe('the menus', () => {
  it('bear the names that Discord shows, in both languages, and only one person sees what they bring', () => {
    expect(gate.menus.map(({ name }) => [name.en, name.id])).toEqual([
      ['Find sources', 'Cari sumber'],
      ['Check quote', 'Periksa kutipan'],
      ["Add to Kutip's documents", 'Tambah ke dokumen Kutip'],
    ]);
    expect(gate.menus.map(({ acknowledgement }) => acknowledgement)).toEqual(['private', 'private', 'private']);
  });
});

describe('Check quote', () => {
  const check = async (content: string, message: Partial<TargetMessage> = {}) =>
    ofKind(await open('Periksa kutipan', content, message), 'check').checked;
  const verdicts = async (content: string, message: Partial<TargetMessage> = {}) =>
    (await check(content, message)).map(({ result }) => result.verdict);

  it('looks for what is block-quoted, else between quotation marks, else for the whole message', async () => {
    expect(await check('Benar?\n> Rakit dibuat dari **bambu** yang tua.\nSaya ragu “soal bambu itu”.')).toMatchObject([
      { text: 'Rakit dibuat dari bambu yang tua.', result: { verdict: 'same', place: { document: 'rakit.md' } } },
    ]);
    expect(await check('Katanya “perahu dibuat dari kayu jati yang keras”?')).toMatchObject([
      { text: 'perahu dibuat dari kayu jati yang keras', result: { verdict: 'nearly' } },
    ]);
    expect(await verdicts('Pengrajinnya tinggal di tepi sungai.')).toEqual(['same']);
    expect(await verdicts('Kereta api itu berangkat tengah malam dari stasiun.')).toEqual(['not-found']);
  });

  it('checks up to three quotations of one message, in their order', async () => {
    const quotes = ['Ia mengapung di sungai.', 'Kereta berangkat tengah malam.', 'Rakit dibuat dari bambu yang tua.'];
    const message = [...quotes, 'Anak-anak menaikinya setiap hari Minggu.'].map((quote) => `> ${quote}`).join('\n\n');
    expect((await check(message)).map(({ text }) => text)).toEqual(quotes);
    expect(await verdicts(message)).toEqual(['same', 'not-found', 'same']);
  });

  it('checks only the quotes of Kutip’s own message, and says when it has none', async () => {
    const own =
      '**Rakit dari apa?**\n\n> Rakit dibuat dari **bambu** yang tua. \\[…\\]\n-# Rina Wati · kutipan 7K2M9QXA';
    expect(await check(own, { isOwn: true })).toMatchObject([{ result: { verdict: 'same' } }]);
    expect(await open('Check quote', 'Kutip siap.', { isOwn: true })).toMatchObject({ code: 'nothing-to-check' });
  });

  it('refuses kindly what has no words, or too few', async () => {
    expect(await open('Check quote', '', {}, { language: 'en' })).toMatchObject({
      code: 'nothing-to-check',
      sentence: 'There is no text in this message to check.',
    });
    expect(await open('Check quote', 'Halo semua')).toMatchObject({ code: 'text-too-short' });
  });
});

describe('Find sources', () => {
  const find = (content: string, message: Partial<TargetMessage> = {}, change: Partial<Caller> = {}) =>
    open('Find sources', content, message, change);

  it('shows one person passages that bear on the message', async () => {
    const reply = ofKind(await find('Menurutku **perahu** ulin itu keras sekali.', {}, { language: 'en' }), 'passages');
    expect(reply).toMatchObject({ of: 'sources', language: 'en', shareable: true });
    expect(reply.about).toBe('Menurutku perahu ulin itu keras sekali.');
    expect(reply.quotes[0]?.document).toBe('perahu.md');
  });

  it('can be shown to all, as passages and never as an answer', async () => {
    const { answerId, quotes } = ofKind(await find('Perahu ulin itu keras sekali.'), 'passages');
    const sari = server.caller({ questionShown: 'Perahu ulin itu keras sekali.' });
    const shared = ofKind(await gate.act(sari, 'share', press(answerId ?? '')), 'passages');
    expect(shared).toMatchObject({ of: 'sources', about: 'Perahu ulin itu keras sekali.', shareable: false });
    expect(shared.quotes.map(({ id }) => id)).toEqual(quotes.map(({ id }) => id));
    const stranger = await gate.act(server.caller({ person: 'citra' }), 'share', press(answerId ?? ''));
    expect(stranger).toMatchObject({ code: 'not-yours' });
    await gate.delivered(server.caller(), shared, { channel: 'umum', message: '100' });
    const remove = (message: string) =>
      gate.act(server.caller({ message: { channel: 'umum', message } }), 'delete', press(shared.answerId ?? ''));
    expect(await remove('200')).toMatchObject({ code: 'outdated' });
    expect(await remove('100')).toMatchObject({ kind: 'deletion' });
  });

  it('says when nothing bears on it, and shows nothing that does not', async () => {
    const nothing = toyAnswer({ kind: 'search', answered: false, nearest: [toyQuote('Rakit mengapung.', null)] });
    const answers = { ...toy.services.answers, findSources: async () => nothing };
    const elsewhere = createDispatcher({ ...toy.services, answers }, { failure: () => {} });
    const message = { channel: 'umum', message: '1', author: 'budi', isOwn: false, content: 'Kucing itu tidur.' };
    expect(await elsewhere.menu(server.caller(), 'Find sources', message)).toEqual({
      kind: 'notice',
      language: 'id',
      sentence: 'Di dokumen tidak ada bagian yang berkaitan dengan pesan ini.',
    });
  });

  it('refuses Kutip’s own messages, empty ones, and a server without documents', async () => {
    expect(await find('> Rakit dibuat dari bambu.', { isOwn: true })).toMatchObject({ code: 'own-message' });
    expect(await find('<@123> ')).toMatchObject({ code: 'no-words' });
    server = await toy.server({});
    expect(await find('Perahu ulin itu keras sekali.')).toMatchObject({
      code: 'no-documents',
      sentence: expect.stringContaining('/dokumen tambah'),
    });
  });
});
