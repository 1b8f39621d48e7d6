// Where a study session is held and how it ends there, on real sockets: forums, threads, what is not permitted, closed threads.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type LocalChannel, wire } from './local-discord.js';
import type { SeenMessage } from './seen.js';
import {
  idOf,
  lastPassage,
  numbersIn,
  openingsIn,
  openStudyGroup,
  passagesIn,
  recapsIn,
  type StudyGroup,
} from './study-group.js';

const OVER = 'Sesi belajar ini sudah selesai.';
const OPEN = ['umum', 'hapus', 'arsip', 'kunci', 'pamit', 'tanpa'].map((name) => ({ name }));

wire('a study session', () => {
  let group: StudyGroup;
  beforeAll(async () => {
    group = await openStudyGroup({
      channels: [
        ...OPEN,
        { name: 'sekitar', threads: [{ name: 'utas' }, { name: 'lain' }] },
        {
          name: 'tertutup',
          denied: ['SendMessages', 'ReadMessageHistory', 'CreatePublicThreads', 'SendMessagesInThreads'],
        },
        { name: 'rapat', kind: 'voice' },
        { name: 'forum', kind: 'forum', tags: ['belajar', 'lain'], tagRequired: true },
      ],
    });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  const server = () => group.discord.server('Geografi');
  const channel = (name: string) => server().channel(name);
  const [ani, budi] = [() => server().person('Ani'), () => server().person('Budi')];
  const begin = (name: string) => group.begin(ani(), channel(name), { passages: '4' });
  const start = (place: LocalChannel, values: Readonly<Record<string, string>> = { topik: 'Sungai Rawang' }) =>
    ani().slash(place, 'belajar mulai', values).reply();
  const openingIn = (name: string) => openingsIn(channel(name))[0] ?? missing('opening');
  const forged = async (message: SeenMessage, id: string) =>
    (await budi().press(message, id, { forged: true }).reply()).content;
  const isOver = (name: string) =>
    group.discord.until(() => openingIn(name).content.includes('Sesi ini sudah selesai.'), `the end in ${name}`);

  it('is not begun where Kutip lacks permissions, of which each is named, nor where there are no threads', async () => {
    const refused = await start(channel('tertutup'));
    expect(refused.ephemeral).toBe(true);
    for (const name of [
      'Kirim Pesan (Send Messages)',
      'Baca Riwayat Pesan (Read Message History)',
      'Buat Utas Publik (Create Public Threads)',
      'Kirim Pesan di Utas (Send Messages in Threads)',
    ])
      expect(refused.content).toContain(name);
    expect((await start(channel('rapat'))).ephemeral).toBe(true);
    expect(channel('rapat').seen()).toEqual([]);
    expect(await group.kutip.services.study.openSessions(server().id)).toEqual([]);
  });

  it('whose thread is deleted ends, and its buttons say so', async () => {
    const thread = await begin('hapus');
    const join = idOf(openingIn('hapus'), 'study-join');
    for (let time = 0; time < 2; time += 1) await ani().slash(thread, 'belajar lanjut').reply();
    await ani().slash(thread, 'belajar kuis').reply();
    const choice = idOf(thread.seen().at(-1), 'quiz-choice');
    await thread.remove();
    await isOver('hapus');
    for (const id of [join, choice]) expect(await forged(openingIn('hapus'), id)).toContain(OVER);
    const recap = await budi().press(openingIn('hapus'), 'Rekap').reply();
    expect(recap.content).toContain('Utasnya dihapus. 3 dari 4 bagian dibaca.');
    expect(recap.files).toHaveLength(2);
  });

  it('whose thread is archived by a moderator ends with its recap there', async () => {
    const thread = await begin('arsip');
    const next = idOf(lastPassage(thread), 'study-next');
    await thread.archive();
    await isOver('arsip');
    await group.discord.until(() => thread.archived, 'the end');
    expect(recapsIn(thread)).toMatchObject([{ content: expect.stringContaining('Utasnya diarsipkan.') }]);
    expect(await forged(openingIn('arsip'), next)).toContain(OVER);
    expect(numbersIn(thread)).toEqual([1]);
  });

  it.each([true, false])(
    'whose thread is locked (archived: %s) ends, and nothing more is posted there',
    async (archived) => {
      const name = archived ? 'kunci' : 'pamit';
      const thread = await begin(name);
      const next = idOf(lastPassage(thread), 'study-next');
      const stood = thread.seen().length;
      await (archived ? thread.archive({ locked: true }) : thread.lock());
      await isOver(name);
      expect(thread.seen()).toHaveLength(stood);
      expect(await forged(openingIn(name), next)).toContain(OVER);
    },
  );

  it('whose channel is gone ends', async () => {
    const place = await server().addChannel({ name: 'sementara' });
    await group.discord.until(() => place.id, 'the channel');
    const thread = await group.begin(ani(), place);
    await place.remove();
    const { study } = group.kutip.services;
    await vi.waitFor(async () => expect(await study.sessionIn(server().id, thread.id)).toBeNull());
  });

  it('is held in the thread where it is begun, which goes on after it; there is one at a time', async () => {
    const thread = channel('utas');
    expect(await group.begin(ani(), thread, { passages: '4' })).toMatchObject({ id: thread.id });
    expect([openingsIn(thread).length, numbersIn(thread)]).toEqual([1, [1]]);
    expect((await start(thread)).content).toContain('Di utas ini sudah ada sesi belajar');
    await ani().press(lastPassage(thread), 'Akhiri').reply();
    expect([recapsIn(thread).length, thread.archived]).toEqual([1, false]);
    await group.begin(ani(), thread, { passages: '4' });
    expect(numbersIn(thread)).toEqual([1, 1]);
    expect((await budi().slash(thread, 'belajar selesai').reply()).content).toContain('hanya untuk pemandu');
    await ani().slash(thread, 'belajar selesai').reply();
    expect((await budi().slash(thread, 'belajar lanjut').reply()).content).toContain('Di sini tidak ada sesi belajar');
  });

  it('is held in the post of a forum where it is begun', async () => {
    const post = await channel('forum').openThread({ name: 'tanya' });
    await group.begin(ani(), post, { passages: '4' });
    expect(numbersIn(post)).toEqual([1]);
  });

  it('has no guide but managers once who began it had their data deleted, and names nobody', async () => {
    const thread = await begin('tanpa');
    await ani().press(openingIn('tanpa'), 'Gabung').reply();
    const kept = await ani().slash(channel('umum'), 'data-saya hapus').reply();
    await ani().press(kept, 'Ya, hapus').reply();
    const told = await ani().press(lastPassage(thread), 'Lanjut ›').reply();
    expect(told.content).toContain('Siap: 1 dari 1');
    expect((await ani().slash(thread, 'belajar selesai').reply()).content).toContain('hanya untuk pemandu');
    await server().person('Dewi').press(lastPassage(thread), 'Lanjut ›').reply();
    expect(numbersIn(thread)).toEqual([1, 2]);
    await server().person('Dewi').press(lastPassage(thread), 'Akhiri').reply();
    for (const { content } of [openingIn('tanpa'), ...thread.seen()]) expect(content).not.toContain(ani().id);
  });

  it('goes on from a discussion, once for a quote in a channel', async () => {
    const umum = channel('umum');
    const answer = await ani()
      .slash(umum, 'tanya', { pertanyaan: 'Berapa ton garam ditampung gudang Pelabuhan Bidara?' })
      .reply();
    const opened = await ani().press(answer, 'Buka 1').reply();
    const told = await ani().press(opened, idOf(opened, 'discuss')).reply();
    const thread = umum.threads().find(({ mention }) => told.content.includes(mention)) ?? missing('thread');
    const opening = thread
      .seen()
      .find(({ buttons }) => buttons.some(({ customId }) => customId?.startsWith('study-quote:')));
    if (opening === undefined) throw new Error('no session can be begun in the discussion');
    const both = await Promise.all([ani(), budi()].map((person) => person.press(opening, 'Belajar bersama').reply()));
    expect(both.map(({ content }) => content).sort()).toEqual([
      expect.stringContaining('Sesi ini sudah ada di'),
      expect.stringContaining('Sesinya dibuka di'),
    ]);
    expect(openingsIn(thread)).toHaveLength(1);
    const [first, ...others] = passagesIn(thread);
    expect(others).toEqual([]);
    expect(first?.content).toContain('600 ton garam');
  });
});

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
