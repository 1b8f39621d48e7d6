// /digest once it is set: what it would say, what became of it, and letting it rest or go.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import { CLASS, type DigestServer, digestServer, HERE, SECRET, WORTHY } from './digest-server.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServices } from './toy-services.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

let toy: ToyServices;
let gate: Dispatcher;
let server: DigestServer;
/** Its digest, in `HERE`. */
let id: string;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(async () => {
  expect(toy.failures).toEqual([]);
  await toy.close();
});

const call = (
  subcommand: string,
  options: Readonly<Record<string, string>> = {},
  change: Partial<Caller> = {},
): Promise<Reply> => gate.run(server.manager(change), { command: 'kutipan-harian', subcommand, options });
const act = (name: string, argument: string, change: Partial<Caller> = {}, values: readonly string[] = []) =>
  gate.act(server.manager(change), name, press(argument, { values }));
const panel = (reply: Reply) => ofKind(reply, 'digests');
const postsIn = (channel: string) => toy.messenger.posts.filter((each) => each.channel === channel);
const set = async (channel: string, options: Readonly<Record<string, string>> = {}) =>
  panel(await call('atur', { channel, ...options })).chosen?.id ?? '';

const open = async (documents: Readonly<Record<string, string>> = {}) => {
  server = await digestServer(toy, documents);
  toy.messenger.posts.splice(0);
  id = await set(HERE, { quotes: '1', time: '19:30' });
};
beforeEach(() => open());

describe('the digest that is meant', () => {
  it('is that of the channel that is named, else of the one around, else the only one', async () => {
    expect(panel(await call('status', {}, { channels: [CLASS] })).chosen?.id).toBe(id);
    const other = await set(CLASS);
    expect(panel(await call('status')).chosen?.id).toBe(id);
    expect(panel(await call('status', {}, { channels: [CLASS] })).chosen?.id).toBe(other);
    expect(panel(await call('status', { channel: CLASS })).chosen?.id).toBe(other);
    expect(panel(await call('jeda', { channel: CLASS })).chosen).toMatchObject({ id: other, state: 'paused' });
    expect(panel(await call('status')).chosen?.state).toBe('active');
  });

  it('is asked for where it is one of several, and shown to be chosen by status', async () => {
    const other = await set(CLASS);
    const elsewhere = { channels: ['109'] };
    for (const subcommand of ['pratinjau', 'kirim-sekarang', 'jeda', 'lanjutkan', 'hentikan']) {
      expect(await call(subcommand, {}, elsewhere), subcommand).toMatchObject({
        ...{ code: 'which-digest', sentence: expect.stringContaining('opsi “kanal”') },
      });
    }
    const status = panel(await call('status', {}, elsewhere));
    expect(status).toMatchObject({ chosen: null, digests: [{ id }, { id: other }] });
    expect(panel(await act('choose-digest', '', elsewhere, [other])).chosen?.id).toBe(other);
    expect(panel(await act('digest-status', id, elsewhere)).chosen?.id).toBe(id);
  });

  it('has to be there', async () => {
    expect(await call('status', { channel: CLASS })).toMatchObject({ code: 'no-digest-there' });
    await call('hentikan');
    for (const subcommand of ['status', 'pratinjau', 'kirim-sekarang', 'jeda', 'lanjutkan', 'hentikan']) {
      expect(await call(subcommand, {}, { language: 'en' }), subcommand).toMatchObject({
        ...{ code: 'no-digest', sentence: expect.stringContaining('/digest set') },
      });
    }
  });
});

describe('pause, resume and stop', () => {
  it('let it rest and go on, by command and by button, and say what that means', async () => {
    const paused = panel(await call('jeda'));
    expect(paused).toMatchObject({ chosen: { state: 'paused', nextAt: null } });
    expect(paused.note).toContain('dijeda');
    expect(panel(await act('digest-pause', id)).note).toContain('memang sedang dijeda');
    expect(panel(await act('digest-resume', id, { language: 'en' }))).toMatchObject({
      ...{ note: 'The digest goes on.', chosen: { state: 'active', pausedFor: null } },
    });
    expect(panel(await call('lanjutkan')).note).toContain('memang sedang berjalan');
    expect(panel(await act('digest-pause', id, { language: 'en' })).note).toContain('is paused');
    expect(panel(await call('lanjutkan', { channel: HERE })).chosen?.state).toBe('active');
  });

  it('do not let it go on where it could not be posted', async () => {
    await call('jeda');
    const missing = [{ id: 'Kirim Pesan', en: 'Send Messages' }];
    toy.messenger.place(HERE, { owner: server.owner, missing });
    expect(await call('lanjutkan')).toMatchObject({ code: 'missing-permission' });
    toy.messenger.place(HERE, null);
    expect(await act('digest-resume', id)).toMatchObject({ code: 'no-posting-place' });
    expect(await toy.services.digests.digest(server.owner, id)).toMatchObject({ state: 'paused' });
  });

  it('end it, until it is set again', async () => {
    const stopped = panel(await act('digest-stop', id));
    expect(stopped).toMatchObject({ digests: [], chosen: null });
    expect(stopped.note).toContain('/kutipan-harian atur');
    expect(await act('digest-status', id)).toMatchObject({ code: 'outdated' });
    expect(await set(HERE)).toBe(id);
    expect(panel(await call('hentikan', {}, { language: 'en' })).note).toContain('/digest set');
  });
});

describe('a preview', () => {
  it('shows what would be posted to one person, and uses nothing up', async () => {
    await open(WORTHY);
    const shown = ofKind(await call('pratinjau', {}, { language: 'en' }), 'digest');
    expect(shown).toMatchObject({ language: 'en', mark: null, topic: null });
    const [quoted] = shown.quotes;
    expect(Object.values(WORTHY).some((text) => text.includes(quoted?.quote.text ?? '-'))).toBe(true);
    expect(ofKind(await act('digest-preview', id), 'digest').quotes).toMatchObject([
      { quote: { id: quoted?.quote.id } },
    ]);
    expect(panel(await call('status')).chosen).toMatchObject({ used: 0, results: [] });
    expect(toy.messenger.posts).toEqual([]);
    const invocation = { command: 'digest', subcommand: 'preview', options: {} };
    expect(await gate.acknowledge(server.manager(), invocation)).toBe('private');
  });

  it('says why there would be none', async () => {
    const said = ofKind(await call('pratinjau'), 'notice').sentence;
    expect(said).toContain('tidak ada yang dikirim');
    expect(said).toContain('belum punya dokumen');
    expect(ofKind(await act('digest-preview', id, { language: 'en' }), 'notice').sentence).toContain('no documents');
  });
});

describe('posting one now', () => {
  it('posts it where it belongs, counts for no date, and stands among the results', async () => {
    await open(WORTHY);
    const now = panel(await call('kirim-sekarang', {}, { channels: [CLASS] }));
    expect(now.note).toContain('Sudah dikirim');
    expect(postsIn(HERE)).toHaveLength(1);
    expect(now.chosen).toMatchObject({
      ...{ id, results: [{ state: 'sent', date: null, address: { channel: HERE } }] },
      nextAt: toy.clock.now() + 12.5 * HOUR_MS,
    });
    expect(now.chosen?.used).toBeGreaterThan(0);
  });

  it('happens once where two press at once, and again after a minute', async () => {
    await open(WORTHY);
    const replies = await Promise.all([act('digest-now', id), call('kirim-sekarang'), act('digest-now', id)]);
    const refused = replies.filter(({ kind }) => kind === 'refusal');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ code: 'just-posted' });
    expect(postsIn(HERE)).toHaveLength(1);
    toy.clock.pass(MINUTE_MS);
    expect(panel(await act('digest-now', id)).note).toContain('Sudah dikirim');
    expect(postsIn(HERE)).toHaveLength(2);
  });

  it('says in words why it was not posted', async () => {
    expect(panel(await call('kirim-sekarang')).note).toMatch(/^Tidak dikirim\. .*belum punya dokumen/);
    await open(WORTHY);
    const reason = { code: 'missing-permission', sentence: { id: 'Izinnya kurang.', en: 'A permission is missing.' } };
    toy.messenger.answer(HERE, { kind: 'refused', passing: false, reason });
    const failed = panel(await act('digest-now', id, { language: 'en' }));
    expect(failed.note).toBe('It was not posted. A permission is missing.');
    expect(failed.chosen?.results).toMatchObject([{ state: 'failed', reason }]);
  });

  it('says where nobody can tell whether it was posted', async () => {
    await open(WORTHY);
    toy.messenger.answer(HERE, { kind: 'unknown' });
    toy.messenger.find(HERE, { kind: 'unreadable', passing: false });
    expect(panel(await call('kirim-sekarang')).note).toContain('Belum pasti terkirim');
    toy.messenger.find(HERE, null);
  });

  it('is not the day’s, which status shows beside it', async () => {
    await open(WORTHY);
    await call('kirim-sekarang');
    toy.clock.pass(13 * HOUR_MS);
    await toy.schedules.look();
    const { chosen } = panel(await call('status'));
    expect(chosen?.results.map(({ state, date }) => [state, date !== null])).toEqual([
      ['sent', true],
      ['sent', false],
    ]);
  });
});

describe('a digest of a collection that somebody does not see', () => {
  const NAMES = ['choose-digest', 'digest-status', 'digest-preview', 'digest-now', 'digest-pause', 'digest-resume'];

  it('does not exist for that manager, by its channel or by its id', async () => {
    await call('hentikan');
    const insider = { sees: () => true, channels: [SECRET] };
    const exam = await server.collection('Ujian', [SECRET]);
    const tied = panel(await call('atur', { collection: 'Ujian', zone: 'WIB' }, insider)).chosen?.id ?? '';
    expect(panel(await call('status', {}, insider)).chosen?.collection?.id).toBe(exam.id);
    expect(await call('status')).toMatchObject({ code: 'no-digest' });
    expect(await call('jeda', { channel: SECRET })).toMatchObject({ code: 'no-digest' });
    for (const name of [...NAMES, 'digest-stop', 'digest-role']) {
      expect(await act(name, tied), name).toEqual(await act(name, 'ABSENT00'));
      expect(await act(name, tied), name).toMatchObject({ code: 'outdated' });
    }
    const own = await set(HERE);
    expect(panel(await call('status')).digests.map((each) => each.id)).toEqual([own]);
    expect(await toy.services.digests.digest(server.owner, tied)).toMatchObject({ state: 'active', setBy: 'budi' });
  });

  it('gives way to one that is set in its channel, which takes nothing over from it', async () => {
    const exam = await server.collection('Ujian');
    await call('atur', { collection: 'Ujian', topic: 'rahasia', quotes: '5' });
    await toy.services.collections.tie(server.owner, exam.id, [SECRET]);
    expect(await call('status')).toMatchObject({ code: 'no-digest' });
    const anew = panel(await call('atur')).chosen;
    expect(anew).toMatchObject({ topic: null, quotes: 3, collection: { isDefault: true } });
  });
});

describe('a digest of a collection that was removed', () => {
  it('says so, and can be stopped also when the collection is gone for good', async () => {
    const exam = await server.collection('Ujian', [HERE]);
    await call('atur', { collection: 'Ujian' });
    await toy.services.collections.remove(server.owner, exam.id, 'budi');
    expect(panel(await call('status')).chosen).toMatchObject({ id, collection: null });
    expect(panel(await call('hentikan')).digests).toEqual([]);
  });
});
