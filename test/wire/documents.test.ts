// /documents over real sockets: documents are listed, shown, pasted, corrected, removed and exported, in both languages.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/corpus/archive/read-archive.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { DOCUMENT_WORDS as WORDS } from './document-words.js';
import { wire } from './local-discord.js';
import { LANGUAGES, type ManagedServer, openManagedServer, plain, whenRead } from './managed-server.js';
import type { Person } from './person.js';

const FILE_LIMIT = 30_000;

wire('/documents', () => {
  let group: ManagedServer;
  beforeAll(async () => {
    group = await openManagedServer({ fileLimit: FILE_LIMIT });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  it.each(LANGUAGES)('are none at first, and say how to get some (%s)', async (language) => {
    const { commands, none } = WORDS[language];
    const managers = await group.managers[language].slash(group.umum, commands.list).reply();
    expect(managers).toMatchObject({ ephemeral: true, rows: [[none.add]] });
    expect(plain(managers)).toContain(none.forManagers);
    const members = await group.members[language].slash(group.umum, commands.list).reply();
    expect(members).toMatchObject({ ephemeral: true, rows: [] });
    expect(plain(members)).toContain(none.forMembers);
    expect((await group.managers[language].press(managers, none.add).form()).fields[0]?.files).toMatchObject({
      most: 10,
    });
  });

  describe.each(LANGUAGES)('for people who read %s', (language) => {
    const words = WORDS[language];
    const { commands, options, buttons } = words;
    const manager = () => group.managers[language];
    const member = () => group.members[language];
    const call = (person: Person, command: keyof typeof commands, values: Record<string, string> = {}) =>
      person.slash(group.umum, commands[command], values);
    const listed = async (person: Person, search: string) =>
      plain(await call(person, 'list', { [options.search]: search }).reply());

    it('list everything by pages, for members as for managers', async () => {
      const chapters = Array.from({ length: 10 }, (_, at) => at + 1);
      await group.give(
        Object.fromEntries(
          chapters.map((at) => [
            `${words.chapter}-${at}.md`,
            `---\ntitle: ${words.chapter} ${at}\n---\n\n${words.text} ${at}.`,
          ]),
        ),
      );
      for (const person of [manager(), member()]) {
        const first = await call(person, 'list', { [options.search]: words.chapter }).reply();
        expect(first.ephemeral).toBe(true);
        expect(plain(first)).toContain(`10 ${words.documents} · 10 ${words.passages} · ${words.page} 1/2`);
        expect(plain(first)).toContain(words.searchedFor(words.chapter));
        expect(first.buttons.some(({ label }) => label === words.none.add)).toBe(person === manager());
        expect(() => person.press(first, buttons.previous)).toThrow('disabled');
        const second = await person.press(first, buttons.next).reply();
        expect(second.id).toBe(first.id);
        const both = `${plain(first)}\n${plain(second)}\n`;
        for (const at of chapters) expect(both).toMatch(new RegExp(`^${words.chapter} ${at}$`, 'm'));
        expect(plain(await person.press(second, buttons.previous).reply())).toBe(plain(first));
      }
      expect(await listed(member(), 'zirafah')).toContain(words.noneFound);
    });

    it('show what is known of one', async () => {
      await group.give({ [words.kite.file]: words.kite.text });
      for (const named of [words.kite.file, words.kite.title.slice(0, 7)]) {
        const shown = await call(member(), 'show', { [options.document]: named }).reply();
        expect(shown.ephemeral).toBe(true);
        for (const fact of words.kite.facts) expect(plain(shown)).toContain(fact);
      }
      const unknown = await call(member(), 'show', { [options.document]: 'zirafah' }).reply();
      expect(unknown).toMatchObject({ ephemeral: true, content: expect.stringContaining(commands.list) });
      const choices = await member()
        .autocomplete(group.umum, commands.show, options.document, words.kite.title.slice(0, 4))
        .choices();
      expect(choices).toContainEqual({ name: words.kite.title, value: words.kite.file });
    });

    it('take a text that is pasted in four parts, and quote it at once', async () => {
      const form = await call(manager(), 'paste').form();
      expect(form.fields.map(({ label, required }) => `${label}${required ? '*' : ''}`)).toEqual(words.pasteFields);
      const [title = '', ...parts] = form.fields.map(({ label }) => label);
      expect(() => manager().submit(form, { [title]: 'x' })).toThrow('must be filled in');
      const { title: called, parts: texts, question, quote, reply } = words.pasted;
      const filled = { [title]: called, ...Object.fromEntries(parts.map((label, at) => [label, texts[at] ?? ''])) };
      const given = await whenRead(manager().submit(form, filled));
      expect(given).toMatchObject({ ephemeral: true, rows: [[buttons.correct, buttons.remove, buttons.addMore]] });
      expect(plain(given)).toContain(reply);
      expect((await group.ask(member(), question)).content.replaceAll('**', '')).toContain(`> ${quote}`);
      expect(group.umum.seen()).toEqual([]);
    });

    it('are corrected in a form that holds what is known, each field by itself', async () => {
      const { file, text, title } = words.corrected;
      await group.give({ [file]: text });
      const form = await call(manager(), 'edit', { [options.document]: file }).form();
      expect(form.fields.map(({ label, value }) => [label, value])).toEqual(words.corrected.before);
      const [, author = '', publisher = '', date = '', link = ''] = form.fields.map(({ label }) => label);
      const values = {
        [author]: 'Rina Wati',
        [publisher]: 'Kompas',
        [date]: words.corrected.wrongDate,
        [link]: 'https://example.org/a',
      };
      const half = await whenRead(manager().submit(form, values));
      expect(half.ephemeral).toBe(true);
      expect(plain(half)).toContain(words.corrected.notADate);
      expect(plain(half)).toContain('Rina Wati');
      const again = await manager().press(half, buttons.correct).form();
      expect(again.fields.map(({ value }) => value)).toEqual([
        title,
        'Rina Wati',
        'Kompas',
        '',
        'https://example.org/a',
      ]);
      const done = await whenRead(manager().submit(again, { [date]: '2022-01-07', [link]: '' }));
      expect(plain(done)).toContain(words.corrected.date);
      expect(plain(done)).not.toContain('⚠️');
      expect(done.content).not.toContain('example.org');
      const shown = plain(await call(member(), 'show', { [options.document]: file }).reply());
      for (const fact of [title, 'Rina Wati', 'Kompas', words.corrected.date]) expect(shown).toContain(fact);
      const cited = await group.ask(member(), words.corrected.question);
      expect(plain(cited)).toMatch(/Rina Wati.*Kompas/);
    });

    it('are removed after a question, and brought back', async () => {
      const { file, text, title, question, quote } = words.removed;
      await group.give({ [file]: text });
      const asked = await call(manager(), 'remove', { [options.document]: title }).reply();
      expect(asked).toMatchObject({ ephemeral: true, rows: [[buttons.yes, buttons.cancel]] });
      expect(plain(asked)).toContain(words.removed.asked);
      const kept = await manager().press(asked, buttons.cancel).reply();
      expect(kept).toMatchObject({ id: asked.id, rows: [], content: words.removed.kept });
      expect(plain(await group.ask(member(), question))).toContain(quote);

      const second = await call(manager(), 'remove', { [options.document]: file }).reply();
      const removed = await manager().press(second, buttons.yes).reply();
      expect(removed).toMatchObject({ id: second.id, rows: [[buttons.bringBack]] });
      expect(plain(removed)).toContain(words.removed.done);
      expect(plain(await group.ask(member(), question))).not.toContain(quote);
      expect(await listed(member(), title)).toContain(words.noneFound);
      const back = await whenRead(manager().press(removed, buttons.bringBack));
      expect(plain(back)).toContain(words.removed.back);
      expect(plain(await group.ask(member(), question))).toContain(quote);
    });

    it('that were removed are in a manager’s list, from which they come back', async () => {
      const { file, text, title } = words.listedRemoved;
      const [{ id = '' } = {}] = await group.give({ [file]: text });
      const { documents } = group.kutip.services;
      await documents.edit(group.server.id, id, { title });
      await documents.remove(group.server.id, id, null);
      expect(plain(await call(member(), 'list').reply())).not.toContain(title);
      const list = await call(manager(), 'list').reply();
      expect(plain(list)).toMatch(new RegExp(`🗑️ ${title}`));
      expect(list.selects[0]?.options).toMatchObject([{ value: id }]);
      const back = await whenRead(manager().choose(list, buttons.bringBackMenu, [id]));
      expect(plain(back)).toContain(words.back(title));
      expect(plain(await call(member(), 'show', { [options.document]: file }).reply())).toContain(title);
    });

    it('are exported as one file that holds every document as it was given', async () => {
      await group.give({ [words.exported.file]: words.exported.text });
      const sent = await call(manager(), 'export').reply();
      expect(sent).toMatchObject({ ephemeral: true, rows: [] });
      expect(sent.content).toMatch(words.exported.sentence);
      const [file] = sent.files;
      expect(file?.name).toMatch(words.exported.name);
      const folder = temporaryFolder();
      const path = join(folder.root, 'a.zip');
      writeFileSync(path, file?.bytes ?? '');
      const archive = await openArchive(path, { fileBytes: 1_000_000, documents: 100 });
      const document = archive.manifest.documents.find(({ name }) => name === words.exported.file);
      expect(document?.hash).toBe(createHash('sha256').update(words.exported.text).digest('hex'));
      if (document !== undefined) expect(String(await archive.bytes(document))).toBe(words.exported.text);
      archive.close();
      folder.remove();
    });

    it('that are too large for Discord are exported at the command line, which is named', async () => {
      const { collections } = group.kutip.services;
      const label = `Arsip ${language}`;
      const { id } = await collections.create(group.server.id, label, []);
      const noise = Array.from({ length: 1_000 }, (_, at) =>
        createHash('sha256').update(`${language}${at}`).digest('hex'),
      );
      await group.give({ 'besar.txt': noise.join(' ') }, id);
      const refused = await call(manager(), 'export', { [options.collection]: label }).reply();
      expect(refused).toMatchObject({ ephemeral: true, files: [] });
      expect(plain(refused)).toContain(words.tooLarge);
      expect(plain(refused)).toContain(`npm run corpus -- export FILE --server ${group.server.id} --collection`);
      const empty = await collections.create(group.server.id, `Kosong ${language}`, []);
      const nothing = await call(manager(), 'export', { [options.collection]: empty.label ?? '' }).reply();
      expect(nothing).toMatchObject({
        ephemeral: true,
        files: [],
        content: expect.stringContaining(words.nothingToExport),
      });
    });
  });
});
