// Looking things up over real sockets, in Indonesian and English: documents, checked texts, menus of messages, help, status.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from './asked.js';
import { wire } from './local-discord.js';
import { READERS, type Reader, SARI, TONO } from './readers.js';
import { openReadingGroup, type ReadingGroup } from './reading-group.js';

/** Runs this Kutip. */
const OPERATOR = TONO;
const SHELF = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `rak/buku-${index + 10}.md`,
    `---\ntitle: Buku ${index + 10}\ndate: 20${index + 10}\n---\n\nSampul buku ini bernomor ${index + 10}.`,
  ]),
);

wire('what can be looked up', () => {
  let group: ReadingGroup;
  beforeAll(async () => {
    group = await openReadingGroup([{ name: 'umum' }], OPERATOR.name);
    await group.kutip.read(group.server, SHELF);
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());
  const umum = () => group.server.channel('umum');
  const idIn = (content: string) => /(?:kutipan|quote) ([0-9A-Z]{8})/.exec(content)?.[1] ?? '';

  describe.each(READERS)('in $locale', (reader) => {
    const { commands, options, buttons, menus, quote, document, title } = reader;
    const words = WORDS[reader.locale];
    const call = (command: string, values: Readonly<Record<string, string>> = {}): Asked =>
      group.person(reader).slash(umum(), command, values);
    const press = (message: Parameters<ReturnType<typeof group.person>['press']>[0], label: string) =>
      group.person(reader).press(message, label).reply();
    const answerId = async () => idIn((await group.ask(reader, reader.questions.answered).reply()).content);

    it('are the documents, page by page, with their number', async () => {
      const first = await call(commands.list).reply();
      expect(first).toMatchObject({ ephemeral: true, content: expect.stringContaining(`**18 ${words.documents}**`) });
      expect(first.content).toContain('1/3');
      const second = await press(first, words.next);
      expect(second).toMatchObject({ id: first.id, content: expect.stringContaining('2/3') });
      const last = await press(second, words.next);
      const pages = [first, second, last].map(({ content }) => content).join('\n');
      for (const name of [title, ...Object.keys(SHELF).map((_, index) => `Buku ${index + 10}`)]) {
        expect(pages).toContain(name);
      }
      expect((await press(last, words.previous)).content).toBe(second.content);
    });

    it('are documents by a word of their names', async () => {
      const found = await call(commands.list, { [options.search]: 'BUKU' }).reply();
      expect(found.content).toContain(`**12 ${words.documents}**`);
      const next = await press(found, words.next);
      expect(next.content).toContain('Buku 21');
      expect(next.content).not.toContain(title);
      const nothing = await call(commands.list, { [options.search]: 'zirafah' }).reply();
      expect(nothing.content).toContain(words.noneFound);
    });

    it('is one document, found while it is typed', async () => {
      const typed = title.slice(0, 4);
      const choices = group.person(reader).autocomplete(umum(), commands.show, options.document, typed).choices();
      expect(await choices).toEqual([{ name: title, value: document }]);
      const shown = await call(commands.show, { [options.document]: document }).reply();
      expect(shown.ephemeral).toBe(true);
      for (const fact of [title, words.passages, quote]) expect(shown.content).toContain(fact);
      const unknown = await call(commands.show, { [options.document]: 'zirafah' }).reply();
      expect(unknown.content).toContain('zirafah');
    });

    it('is where a text stands: the same, nearly, or not at all', async () => {
      const check = (text: string) => call(commands.check, { [options.text]: text }).reply();
      const same = await check(quote);
      expect(same).toMatchObject({ ephemeral: true, content: expect.stringContaining(`**${words.same}**`) });
      expect(same.content).toContain(`> ${quote}`);
      const nearly = await check(quote.replace(reader.answeringWord, 'hijau'));
      expect(nearly.content).toContain(`**${words.nearly}**`);
      expect(nearly.content).toContain('~~hijau~~');
      expect((await check('Zirafah menari di bulan ketika semua orang tidur')).content).toContain(words.notFound);
      expect((await call(commands.check).reply()).ephemeral).toBe(true);
    });

    it('is a quote by its id', async () => {
      const id = await answerId();
      const checked = await call(commands.check, { [options.id]: id.toLowerCase() }).reply();
      expect(checked.content).toContain(`**${words.same}**`);
      expect(checked.content).toContain(quote);
      expect((await press(checked, checked.buttons[0]?.label ?? '')).content).toContain(quote);
      const unknown = await call(commands.check, { [options.id]: '00000000' }).reply();
      expect(unknown).toMatchObject({ ephemeral: true, buttons: [] });
    });

    it('is what a message quotes, by its menu', async () => {
      const other = group.server.person('Ani');
      const said = other.say(umum(), `Katanya begini:\n> ${quote}\nBenarkah?`);
      const checked = await group.person(reader).menu(said, menus.check).reply();
      expect(checked).toMatchObject({ ephemeral: true, content: expect.stringContaining(`**${words.same}**`) });
      const two = other.say(umum(), `“${quote}” dan “Zirafah menari di bulan ketika tidur”`);
      const both = (await group.person(reader).menu(two, menus.check).reply()).content;
      expect(both).toContain(`**${words.same}**`);
      expect(both).toContain(`**${words.notFound}**`);
      const answer = await group.ask(reader, reader.questions.answered).reply();
      expect((await group.person(reader).menu(answer, menus.check).reply()).content).toContain(`**${words.same}**`);
    });

    it('are sources for a message, for one person first and by Share for all', async () => {
      const before = umum().seen().length;
      const said = group.server.person('Ani').say(umum(), quote);
      const found = await group.person(reader).menu(said, menus.sources).reply();
      expect(found.ephemeral).toBe(true);
      expect(found.content.replaceAll('**', '')).toContain(`> ${quote}`);
      expect(found.content).toContain(words.noJudgement);
      expect(umum().seen()).toHaveLength(before + 1);
      const shared = await press(found, buttons.share);
      expect(umum().seen().at(-1)?.id).toBe(shared.id);
      expect(shared.content.replaceAll('**', '')).toContain(`> ${quote}`);
      await group.person(reader).press(shared, buttons.remove).acknowledged();
      await group.discord.until(() => umum().seen().length === before + 1, 'its end');
    });

    it('are no sources for what Kutip wrote itself', async () => {
      const answer = await group.ask(reader, reader.questions.answered).reply();
      const refused = await group.person(reader).menu(answer, menus.sources).reply();
      expect(refused).toMatchObject({ ephemeral: true, buttons: [], content: expect.stringContaining(words.own) });
    });

    it('is what Kutip can do, and with which models', async () => {
      const help = await call(commands.help).reply();
      expect(help.ephemeral).toBe(true);
      for (const fact of [
        words.whatItDoes,
        '</ask:',
        '</documents list:',
        '</check:',
        'MIT',
        'toy-encoder',
        'toy-reader',
      ]) {
        expect(help.content).toContain(fact);
      }
      expect(help.content).not.toContain('</settings:');
      const managers = await group.server.person('Budi').slash(umum(), commands.help).reply();
      expect(managers.content).toContain('</settings:');
      for (const text of [help.content, managers.content]) expect(text.length).toBeLessThanOrEqual(2000);
    });
  });

  it('is how Kutip fares, for those who run it alone', async () => {
    const status = (reader: Reader) => group.person(reader).slash(umum(), 'status').reply();
    expect(await status(OPERATOR)).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('**Servers:** 1'),
    });
    expect(await status(SARI)).toMatchObject({
      ephemeral: true,
      content: expect.stringContaining('hanya untuk yang menjalankan Kutip'),
    });
    const manager = await group.server.person('Budi').slash(umum(), 'status').reply();
    expect(manager.content).not.toContain('**Server');
  });
});

const WORDS = {
  id: {
    documents: 'dokumen',
    passages: '1 bagian',
    next: 'Berikutnya ›',
    previous: '‹ Sebelumnya',
    noneFound: 'Tidak ada dokumen yang cocok.',
    same: 'Sama persis',
    nearly: 'Hampir sama',
    notFound: 'Tidak ditemukan',
    noJudgement: 'tidak menilai',
    own: 'Pesan ini dari Kutip',
    whatItDoes: 'menjawab dengan kutipan persis',
  },
  'en-US': {
    documents: 'documents',
    passages: '1 passage',
    next: 'Next ›',
    previous: '‹ Previous',
    noneFound: 'No document matches.',
    same: 'Same words',
    nearly: 'Nearly the same',
    notFound: 'Not found',
    noJudgement: 'does not judge',
    own: 'This message is Kutip’s',
    whatItDoes: 'answers with exact quotes',
  },
} as const;
