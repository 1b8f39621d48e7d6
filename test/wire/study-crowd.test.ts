// Many people and several study sessions at once on real sockets, and Kutip ending in the middle: nothing twice, nothing mixed.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type LocalChannel, wire } from './local-discord.js';
import {
  idOf,
  lastPassage,
  MINUTE_MS,
  numbersIn,
  openingsIn,
  openStudyGroup,
  passagesIn,
  recapsIn,
  type StudyGroup,
} from './study-group.js';

const CHANNELS = ['umum', 'sebelah', 'ramai', 'bisu', 'penuh', 'padat', 'ulang', 'putus', 'buka'];
const CROWD = Array.from({ length: 30 }, (_, at) => ({ name: `Orang ${at}`, locale: 'id' as const }));

wire('study sessions', () => {
  let group: StudyGroup;
  beforeAll(async () => {
    group = await openStudyGroup({ channels: CHANNELS.map((name) => ({ name })), people: CROWD });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  const server = () => group.discord.server('Geografi');
  const ani = () => server().person('Ani');
  const crowd = () => CROWD.map(({ name }) => server().person(name));
  const begin = (name: string) => group.begin(ani(), server().channel(name), { passages: '4' });
  const next = (thread: LocalChannel) =>
    ani()
      .press(lastPassage(thread), idOf(lastPassage(thread), 'study-next'))
      .reply();
  const restart = async () => {
    await group.stop();
    await group.start();
  };
  const messagesTo = ({ id }: LocalChannel) => new RegExp(`^/channels/${id}/messages$`);

  it('in two channels of a server and in another server do not mix', async () => {
    const history = group.discord.server('History');
    const anne = history.person('Anne');
    const [here, beside, there] = await Promise.all([
      begin('umum'),
      group.begin(server().person('Budi'), server().channel('sebelah'), { document: 'pelabuhan.md' }),
      group.begin(anne, history.channel('umum')),
    ]);
    const join = async (channel: LocalChannel, names: readonly string[], of = server()) => {
      for (const name of names) {
        const [opening] = openingsIn(channel);
        await of
          .person(name)
          .press(openingsIn(channel)[0] ?? lastPassage(channel), idOf(opening, 'study-join'))
          .reply();
      }
    };
    await join(server().channel('umum'), ['Ani', 'Budi', 'Citra']);
    await join(server().channel('sebelah'), ['Citra']);
    await join(history.channel('umum'), ['Bob', 'Carol'], history);
    await next(here);
    await next(here);
    // Ani does not guide the one beside: her Next counts as Ready.
    const ready = await server()
      .person('Citra')
      .press(lastPassage(beside), idOf(lastPassage(beside), 'study-next'))
      .reply();
    expect(ready.content).toContain('Siap: 1 dari 1');
    expect(ready.content).toContain('Pelabuhan Bidara');
    const known = await history
      .person('Bob')
      .slash(there, 'ask', { question: 'How many sacks of rice did it carry?' })
      .reply();
    expect(known.content).not.toContain('beras');
    expect([here, beside, there].map(numbersIn)).toEqual([[1, 2, 3], [1], [1]]);
    await anne.slash(there, 'study end').reply();
    expect([here, beside, there].map((thread) => recapsIn(thread).length)).toEqual([0, 0, 1]);
    const foreign = idOf(lastPassage(here), 'study-next');
    const told = await anne.press(lastPassage(there), foreign, { forged: true }).reply();
    expect(told.content).toContain('not there any more');
    expect([here, beside, there].map(numbersIn)).toEqual([[1, 2, 3], [1], [1]]);
    expect([here, beside, there].map((thread) => thread.archived)).toEqual([false, false, true]);
  });

  it('of thirty who press at once go on by one passage, and answer everyone', async () => {
    const thread = await begin('ramai');
    const opening = () => openingsIn(server().channel('ramai'))[0] ?? lastPassage(thread);
    await Promise.all(crowd().map((person) => person.press(opening(), 'Gabung').reply()));
    expect(opening().content).toContain('30 orang ikut');
    const press = (label: string) =>
      Promise.all(crowd().map((person) => person.press(first, label).acknowledgedAfter()));
    let first = lastPassage(thread);
    expect(await press('Siap')).toHaveLength(30);
    expect(numbersIn(thread)).toEqual([1]);
    group.pass(10 * MINUTE_MS);
    expect(await press('Lanjut ›')).toHaveLength(30);
    await group.discord.until(() => passagesIn(thread).length > 1, 'the next passage');
    await group.expectSound();
    expect(numbersIn(thread)).toEqual([1, 2]);
    first = lastPassage(thread);
    await Promise.all([next(thread), ...crowd().map((person) => person.press(first, 'Siap').acknowledgedAfter())]);
    await group.expectSound();
    expect(numbersIn(thread)).toEqual([1, 2, 3]);
  });

  it('say what keeps the next passage from being posted, and bring it once that is mended', async () => {
    const thread = await begin('bisu');
    const channel = server().channel('bisu');
    await channel.deny('SendMessagesInThreads');
    await vi.waitFor(async () => expect((await next(thread)).content).toContain('Kirim Pesan di Utas'));
    expect(numbersIn(thread)).toEqual([1]);
    await channel.permit(group.discord.applicationId, { allow: ['SendMessagesInThreads'] });
    await vi.waitFor(async () => {
      if (numbersIn(thread).length < 2) await next(thread);
      expect(numbersIn(thread)).toEqual([1, 2]);
    });
    group.discord.fault({ method: 'POST', path: messagesTo(thread), status: 429, retryAfter: 0.05 });
    expect((await next(thread)).content).toContain('Coba lagi sebentar lagi.');
    await vi.waitFor(async () => {
      if (numbersIn(thread).length < 3) await next(thread);
      expect(numbersIn(thread)).toEqual([1, 2, 3]);
    });
  });

  it('begin also while Discord takes no more messages, and bring the first passage as soon as it does', async () => {
    const limited = { method: 'POST', status: 429, retryAfter: 0.05 };
    for (const name of ['penuh', 'padat']) {
      const place = server().channel(name);
      group.discord.fault({ ...limited, path: new RegExp(`^/channels/(?!${place.id}/)\\d+/messages$`) });
      const thread = await begin(name);
      expect([openingsIn(place).length, numbersIn(thread)]).toEqual([1, []]);
      await vi.waitFor(async () => {
        if (name === 'penuh') await group.kutip.tend();
        else
          await server()
            .person('Budi')
            .press(openingsIn(place)[0] ?? missing('opening'), 'Gabung')
            .reply();
        expect(numbersIn(thread)).toEqual([1]);
      });
    }
  });

  it('go on after a restart, with who joined, who is ready, and an open question', async () => {
    const thread = await begin('ulang');
    const [opening] = openingsIn(server().channel('ulang'));
    const [budi, citra] = ['Budi', 'Citra'].map((name) => server().person(name));
    if (!opening || !budi || !citra) throw new Error('something is missing');
    for (const person of [budi, citra]) await person.press(opening, 'Gabung').reply();
    await next(thread);
    await budi.press(lastPassage(thread), 'Siap').reply();
    await restart();
    await group.kutip.tend();
    const counted = await citra.press(lastPassage(thread), 'Siap').reply();
    expect(counted.content).toContain('Siap: 2 dari 2');
    await ani().slash(thread, 'belajar kuis', { ronde: '1' }).reply();
    await restart();
    const round = thread.seen().at(-1) ?? lastPassage(thread);
    await budi.press(round, idOf(round, 'quiz-choice')).reply();
    await ani().press(round, 'Skor ›').reply();
    await next(thread);
    expect(numbersIn(thread)).toEqual([1, 2, 3]);
    expect(openingsIn(server().channel('ulang'))).toHaveLength(1);
  });

  it('whose passage was posted when Kutip was cut off show it once', async () => {
    const thread = await begin('putus');
    const fault = group.discord.fault({ method: 'POST', path: messagesTo(thread), reset: 'after' });
    await ani().press(lastPassage(thread), 'Lanjut ›').acknowledged();
    await group.discord.until(() => fault.hits === 1, 'the request');
    await restart();
    await group.after(2 * MINUTE_MS);
    await group.kutip.tend();
    expect(numbersIn(thread)).toEqual([1, 2]);
    await next(thread);
    expect(numbersIn(thread)).toEqual([1, 2, 3]);
    expect(passagesIn(thread).map(({ buttons }) => buttons.length > 1)).toEqual([false, false, true]);
  });

  it('that were just being opened when Kutip was cut off begin once, and by the press on what stands there', async () => {
    const channel = server().channel('buka');
    const fault = group.discord.fault({
      method: 'POST',
      path: /^\/channels\/\d+\/messages\/\d+\/threads$/,
      hang: 'before',
    });
    ani().slash(channel, 'belajar mulai', { dokumen: 'sungai.md' });
    await group.discord.until(() => fault.hits === 1, 'the request');
    await restart();
    await group.kutip.tend();
    const [opening, ...others] = openingsIn(channel);
    expect(others).toEqual([]);
    if (opening === undefined) throw new Error('nothing was opened');
    await server().person('Budi').press(opening, 'Gabung').reply();
    const [thread, ...more] = channel.threads();
    expect(more).toEqual([]);
    expect(thread && numbersIn(thread)).toEqual([1]);
  });
});

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
