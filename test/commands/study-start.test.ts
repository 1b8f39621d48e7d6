// /study start: what is read, where it is held, and everything that is looked at before a session begins.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { FORUM, OTHER, SECRET, type StudyServer, studyServer, TABLE, THREAD } from './study-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

const DOCUMENT = { document: 'sungai.md' };

let toy: ToyServices;
let gate: Dispatcher;
let server: StudyServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(async () => {
  expect(toy.failures).toEqual([]);
  await toy.close();
});
beforeEach(async () => {
  server = await studyServer(toy, gate);
});

const inside = (thread: string, change: Partial<Caller> = {}): Partial<Caller> => ({
  channels: [thread, TABLE],
  ...change,
});
const BUDI = { person: 'budi' };
const postsIn = (thread: string) => toy.messenger.posts.filter(({ channel }) => channel === thread);
const sessions = () => toy.services.study.openSessions(server.owner);

describe('/study start', () => {
  it('posts an opening, opens its thread with the first passage, and tells who began it where that is', async () => {
    const opened = ofKind(await server.call('mulai', DOCUMENT), 'study-opened');
    expect(opened).toMatchObject({ language: 'id', existed: false });
    expect(opened.session).toMatchObject({ title: 'Sungai Rawang', about: 'document', pace: 'live', passages: 4 });
    expect(toy.messenger.sent.at(-1)).toMatchObject({
      channel: TABLE,
      reply: { kind: 'study-opening', language: 'id' },
    });
    expect(toy.messenger.hung.at(-1)).toMatchObject({ thread: opened.thread, title: 'Belajar: Sungai Rawang' });
    expect(postsIn(opened.thread)).toMatchObject([
      { post: { reply: { kind: 'study-passage', step: 0, state: 'now' } } },
    ]);
    expect(await sessions()).toMatchObject([{ id: opened.session.id, guide: 'ani', collectionId: expect.any(Number) }]);
    const invocation = { command: 'study', subcommand: 'start', options: DOCUMENT };
    expect(await gate.acknowledge(server.member(), invocation)).toBe('private');
  });

  it('is about a topic or a document, and takes as many passages as are wanted', async () => {
    const about = await server.begin({ topic: 'Sungai  Rawang', passages: '2' });
    expect((await toy.services.study.view(server.owner, about.id))?.session).toMatchObject({
      ...{ about: { kind: 'topic', topic: 'Sungai Rawang' }, plan: { length: 2 } },
    });
    await server.call('selesai', {}, inside(about.thread));
    for (const wrong of [{}, { topic: 'sungai', document: 'sungai.md' }]) {
      expect(await server.call('mulai', wrong)).toMatchObject({
        ...{ code: 'topic-or-document', sentence: expect.stringContaining('“topik”') },
      });
    }
    const refused = async (options: Readonly<Record<string, string>>, language: 'id' | 'en' = 'id') =>
      ofKind(await server.call('mulai', options, { language }), 'refusal').code;
    expect(await refused({ topic: '!?' })).toBe('bad-topic');
    expect(await refused({ document: 'tidak ada' })).toBe('unknown-document');
    for (const passages of ['1', '15', 'enam', '2.5']) {
      expect(await refused({ ...DOCUMENT, passages }, 'en')).toBe('bad-passages');
    }
    expect(await refused({ ...DOCUMENT, pace: 'cepat' })).toBe('bad-pace');
    expect(await refused({ ...DOCUMENT, time: '19.00' })).toBe('time-of-live');
    expect(await sessions()).toEqual([]);
  });

  it('offers paces and numbers while they are typed', async () => {
    const offered = async (option: string, typed: string) => {
      const choices = await gate.complete(
        server.member(),
        { command: 'study', subcommand: 'start', options: {} },
        option,
        typed,
      );
      return choices.map(({ value }) => value);
    };
    expect(await offered('pace', '')).toEqual(['live', 'daily']);
    expect(await offered('pace', 'Har')).toEqual(['daily']);
    expect(await offered('passages', '1')).toEqual(['10', '11', '12', '13', '14']);
    expect(await offered('document', 'sung')).toEqual(['sungai.md']);
  });

  it('asks for a time where a passage is to come every day, and for a zone where the server has none', async () => {
    expect(await server.call('mulai', { ...DOCUMENT, pace: 'harian' })).toMatchObject({
      ...{ code: 'time-missing', sentence: expect.stringContaining('opsi “jam”') },
    });
    const daily = await server.begin({ ...DOCUMENT, pace: 'harian', time: '7 malam' });
    const view = await toy.services.study.view(server.owner, daily.id);
    expect(view).toMatchObject({ session: { pace: 'daily' }, nextAt: expect.any(Number) });
    await server.call('selesai', {}, inside(daily.thread));
    await toy.services.group.changeSettings(server.owner, { timeZone: null });
    const options = { ...DOCUMENT, pace: 'daily', time: '19:00' };
    expect(await server.call('mulai', options, { language: 'en' })).toMatchObject({
      ...{ code: 'study-zone-missing', sentence: expect.stringContaining('option “zone”') },
    });
    expect(await server.call('mulai', { ...options, zone: 'WITA' })).toMatchObject({ kind: 'study-opened' });
  });

  it('is held in the thread where it is called, and one at a time there', async () => {
    const there = { channels: [THREAD, OTHER] };
    const opened = ofKind(await server.call('mulai', DOCUMENT, there), 'study-opened');
    expect(opened.thread).toBe(THREAD);
    const opening = (await sessions())[0]?.opening;
    expect(await server.call('mulai', { topic: 'pelabuhan' }, { ...there, ...BUDI })).toMatchObject({
      ...{ kind: 'refusal', code: 'session-here', see: { server: server.owner, ...opening } },
    });
    expect(await sessions()).toHaveLength(1);
    await server.call('selesai', {}, there);
    expect(await server.call('mulai', { topic: 'pelabuhan' }, there)).toMatchObject({ kind: 'study-opened' });
  });

  it('is begun elsewhere by those who manage, for example in a forum, where no command can be called', async () => {
    const inForum = { ...DOCUMENT, channel: FORUM };
    expect(await server.call('mulai', inForum, { roles: [], managesServer: false })).toMatchObject({
      ...{ code: 'not-allowed', sentence: expect.stringContaining('“kanal”') },
    });
    const opened = ofKind(await server.call('mulai', inForum, { managesServer: true }), 'study-opened');
    expect(toy.messenger.threads.at(-1)).toMatchObject({ id: opened.thread, channel: FORUM });
    const unseen = { ...DOCUMENT, channel: SECRET };
    expect(await server.call('mulai', unseen, { managesServer: true })).toMatchObject({ code: 'no-posting-place' });
  });

  it('is a post in a forum, where a tag can be set if one has to be', async () => {
    const opened = ofKind(await server.call('mulai', DOCUMENT, { channels: [FORUM] }), 'study-opened');
    expect(toy.messenger.threads.at(-1)).toMatchObject({ id: opened.thread, channel: FORUM });
    toy.messenger.place(FORUM, { owner: server.owner, kind: 'forum', tags: [], tagRequired: true });
    expect(await server.call('mulai', { topic: 'pelabuhan' }, { channels: [FORUM] })).toMatchObject({ code: 'no-tag' });
  });

  it('names every permission that is missing before anything is opened', async () => {
    const [send, threads] = [
      { id: 'Kirim Pesan', en: 'Send Messages' },
      { id: 'Buat Utas Publik', en: 'Create Public Threads' },
    ];
    toy.messenger.place(TABLE, { owner: server.owner, missing: [send], missingForThreads: [threads, send] });
    expect(await server.call('mulai', DOCUMENT)).toMatchObject({
      ...{ code: 'missing-permission', sentence: expect.stringContaining('Kirim Pesan, Buat Utas Publik.') },
    });
    toy.messenger.place(TABLE, null);
    expect(await server.call('mulai', DOCUMENT)).toMatchObject({ code: 'no-posting-place' });
    toy.messenger.place(THREAD, { owner: server.owner, kind: 'thread', parent: OTHER, locked: true });
    expect(await server.call('mulai', DOCUMENT, { channels: [THREAD, OTHER] })).toMatchObject({ code: 'locked' });
    expect(await server.call('mulai', DOCUMENT, { channels: [OTHER], mayWrite: false })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await sessions()).toEqual([]);
  });

  it('shows nothing of a collection where others may read it, and the way to documents where there are none', async () => {
    await server.collection('Ujian', [SECRET]);
    const insider = { sees: () => true, channels: [TABLE] };
    expect(await server.call('mulai', { topic: 'sungai', collection: 'Ujian' }, insider)).toMatchObject({
      code: 'not-here',
    });
    await server.collection('Kosong');
    expect(await server.call('mulai', { topic: 'sungai', collection: 'Kosong' })).toMatchObject({
      code: 'no-documents',
    });
  });

  it('stops at ten sessions of a server', async () => {
    for (let count = 0; count < 10; count += 1) await server.begin();
    expect(await server.call('mulai', DOCUMENT, { language: 'en' })).toMatchObject({
      ...{ code: 'too-many-sessions', sentence: expect.stringContaining('/study end') },
    });
  });
});
