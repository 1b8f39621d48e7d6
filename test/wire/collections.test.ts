// Collections over real sockets: made, used in and tied to channels; who cannot see the channel does not learn that one exists.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTION_WORDS as WORDS } from './collection-words.js';
import { type LocalChannel, wire } from './local-discord.js';
import { LANGUAGES, type Language, type ManagedServer, openManagedServer, plain, whenRead } from './managed-server.js';
import type { SeenMessage } from './seen.js';

const CLASSES = { id: 'kelas', en: 'course' } as const;

wire('collections', () => {
  let group: ManagedServer;
  beforeAll(async () => {
    group = await openManagedServer({
      channels: [
        { name: 'umum' },
        { name: 'terbuka' },
        { name: CLASSES.id, onlyFor: ['Kelas'] },
        { name: CLASSES.en, onlyFor: ['Kelas'] },
        { name: 'sementara', onlyFor: ['Kelas'] },
      ],
      people: [
        { name: 'Budi', locale: 'id', permissions: ['ManageGuild'], roles: ['Kelas'] },
        { name: 'Grace', locale: 'en-GB', permissions: ['ManageGuild'], roles: ['Kelas'] },
        { name: 'Sari', locale: 'id' },
        { name: 'Tono', locale: 'en-US' },
        { name: 'Made', locale: 'id', roles: ['Kelas'] },
        { name: 'Ani', locale: 'id', permissions: ['ManageGuild'] },
      ],
    });
    await group.give({ 'umum.md': 'Perpustakaan umum dibuka setiap hari Senin.' });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  /** Makes one by the panel, ties it to its class, where it is asked from now on, and gives it a document. */
  async function tied(language: Language, label: string): Promise<void> {
    const { panel, form } = WORDS[language];
    const manager = group.managers[language];
    const opened = await manager.slash(group.umum, panel.command).reply();
    const asked = await manager.press(opened, panel.create).form();
    const made = await manager.submit(asked, { [form]: label }).reply();
    const course = group.server.channel(CLASSES[language]);
    await manager.choose(made, panel.tie, [course.id]).reply();
    const used = await manager.choose(made, panel.use, [course.id]).reply();
    expect(used.content).toContain(`${WORDS[language].usedIn} ${course.mention}`);
    const id = Number(made.selects.find(({ placeholder }) => placeholder === panel.tie)?.customId.split(':')[1]);
    await group.give({ [`${label}.md`]: SECRET[language](label) }, id);
  }

  describe.each(LANGUAGES)('for people who read %s', (language) => {
    const words = WORDS[language];
    const { panel } = words;
    const manager = () => group.managers[language];
    const member = () => group.members[language];
    const course = () => group.server.channel(CLASSES[language]);
    const ask = (question: string, channel = group.umum, options: Record<string, string | boolean> = {}) =>
      manager()
        .slash(channel, 'ask', { question, ...options })
        .reply();

    it('are made, renamed, used in a channel, removed and brought back on one panel', async () => {
      let shown = await manager().slash(group.umum, panel.command).reply();
      expect(shown.ephemeral).toBe(true);
      expect(plain(shown)).toContain(words.purpose);
      const form = await manager().press(shown, panel.create).form();
      const label = `${words.label} A`;
      shown = await manager()
        .submit(form, { [words.form]: label })
        .reply();
      expect(plain(shown)).toContain(label);
      expect(plain(shown)).toContain(words.made);
      const { id } = shown;

      const again = await manager()
        .submit(await manager().press(shown, panel.create).form(), { [words.form]: label.toUpperCase() })
        .reply();
      expect(again).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.taken) });
      const renaming = await manager().press(shown, panel.rename).form();
      expect(renaming.fields[0]?.value).toBe(label);
      const name = `${words.label} B ${language}`;
      shown = await manager()
        .submit(renaming, { [words.form]: name })
        .reply();
      expect(plain(shown)).toContain(name);

      const terbuka = group.server.channel('terbuka');
      shown = await manager().choose(shown, panel.use, [terbuka.id]).reply();
      expect(shown.content).toContain(`${words.usedIn} ${terbuka.mention}`);
      const { collections } = group.kutip.services;
      const made = (await collections.list(group.server.id)).find((each) => each.label === name);
      await group.give({ 'dua.md': words.openText }, made?.id);
      const seen = await member().slash(terbuka, 'ask', { question: words.openQuestion }).reply();
      expect(seen.ephemeral).toBe(false);
      expect(plain(seen)).toContain(words.openText);
      expect(plain(await group.ask(member(), words.openQuestion))).not.toContain(words.openText);
      const chosen = await group.ask(member(), words.openQuestion, { [words.collection]: name });
      expect(plain(chosen)).toContain(words.openText);

      shown = await manager().press(shown, words.remove).reply();
      expect(plain(shown)).toContain(words.removeAsked(name));
      shown = await manager().press(shown, words.cancel).reply();
      shown = await manager()
        .press(await manager().press(shown, words.remove).reply(), words.yes)
        .reply();
      expect(plain(shown)).toContain(words.removed(name));
      expect(
        plain(await member().slash(terbuka, 'ask', { question: words.openQuestion, 'only-me': true }).reply()),
      ).not.toContain(words.openText);
      const refused = await group.ask(member(), words.openQuestion, { [words.collection]: name });
      expect(plain(refused)).toContain(words.noSuch);
      shown = await whenRead(manager().press(shown, words.bringBack));
      expect(plain(shown)).toContain(words.back);
      expect(shown.id).toBe(id);
      expect(
        plain(await member().slash(terbuka, 'ask', { question: words.openQuestion, 'only-me': true }).reply()),
      ).toContain(words.openText);
      await manager().choose(shown, panel.use, []).reply();
    });

    it('that are tied to a channel are nothing to those who cannot see it', async () => {
      const label = `Kwelaris ${language}`;
      await tied(language, label);
      const [question, secret] = [words.question(label), SECRET[language](label)];
      const answer = await ask(question, course());
      expect(plain(answer)).toContain(secret);

      const everything: SeenMessage[] = [
        await group.ask(member(), question),
        await group.ask(member(), question, { [words.collection]: label }),
        await member().slash(group.umum, 'check', { text: secret }).reply(),
        await member()
          .slash(group.umum, 'check', { id: quoteId(answer) })
          .reply(),
        await member().slash(group.umum, 'documents list', { collection: label }).reply(),
        await member().slash(group.umum, 'documents list', { search: label }).reply(),
        await member()
          .slash(group.umum, 'documents show', { document: `${label}.md` })
          .reply(),
        await member().menu(manager().say(group.umum, secret), 'Find sources').reply(),
      ];
      const answered = await group.ask(member(), words.umumQuestion);
      for (const { customId } of answer.buttons) {
        if (customId === null) continue;
        everything.push(await member().press(answered, customId, { forged: true }).reply());
      }
      for (const seen of everything) {
        expect(seen.ephemeral).toBe(true);
        expect(plain(seen).replaceAll(secret, '')).not.toContain(words.secretWord);
      }
      const made = `zz${label}`;
      const unknown = await group.ask(member(), question, { [words.collection]: made });
      expect(plain(everything[1] ?? unknown)).toBe(plain(unknown));
      const typed = await Promise.all([
        member().autocomplete(group.umum, 'ask', 'collection', 'kwel').choices(),
        member().autocomplete(group.umum, 'ask', 'document', 'kwel').choices(),
        member().autocomplete(group.umum, 'ask', 'document', 'kwel', { collection: label }).choices(),
        member().autocomplete(group.umum, 'documents show', 'document', 'kwel').choices(),
      ]);
      expect(typed).toEqual([[], [], [], []]);
      const others = group.server.person('Ani');
      expect(plain(await others.slash(group.umum, 'documents collections').reply())).not.toContain(label);
    });

    it('that are tied are answered privately elsewhere, and never for all', async () => {
      const label = `Rahasia ${language}`;
      await tied(language, label);
      const [question, secret] = [words.question(label), SECRET[language](label)];
      const before = group.umum.seen().length;
      const elsewhere = await ask(question, group.umum, { collection: label });
      expect(elsewhere.ephemeral).toBe(true);
      expect(plain(elsewhere)).toContain(secret);
      expect(elsewhere.buttons.some(({ label: each }) => each === words.share)).toBe(false);
      const { customId } =
        (await ask(question, course(), { 'only-me': true })).buttons.find((each) => each.label === words.share) ?? {};
      expect(customId).toMatch(/^share:/);
      const shared = await manager()
        .press(elsewhere, `share:${idOf(elsewhere)}`, { forged: true })
        .reply();
      expect(shared).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.notHere) });
      const opened = await manager().press(elsewhere, words.open).reply();
      expect(opened.ephemeral).toBe(true);
      expect(opened.buttons.some((each) => each.label === words.discuss)).toBe(false);
      const discussed = await manager()
        .press(opened, `discuss:${quoteOf(opened)}.${idOf(elsewhere)}`, { forged: true })
        .reply();
      expect(discussed).toMatchObject({ ephemeral: true, content: expect.stringContaining(words.notHere) });
      expect(group.umum.threads()).toEqual([]);
      expect(group.umum.seen()).toHaveLength(before);
    });
  });

  it('are asked by a mention in their own channel alone', async () => {
    const label = 'Sebutan';
    await tied('id', label);
    const budi = group.managers.id;
    const mentioned = async (channel: LocalChannel) => {
      const said = budi.say(channel, `${group.discord.mention} ${WORDS.id.question(label)}`);
      const reply = () => channel.seen().find(({ replyTo, content }) => replyTo === said.id && content !== '');
      return plain(await group.discord.until(reply, 'a reply'));
    };
    expect(await mentioned(group.umum)).not.toContain(SECRET.id(label));
    expect(await mentioned(group.server.channel(CLASSES.id))).toContain(SECRET.id(label));
  });

  it('follow Discord’s permissions at once', async () => {
    const label = 'Berubah';
    await tied('id', label);
    const [made, question] = [group.server.person('Made'), WORDS.id.question(label)];
    const finds = async () => plain(await group.ask(made, question, { collection: label })).includes(SECRET.id(label));
    expect(await finds()).toBe(true);
    const kelas = group.server.channel(CLASSES.id);
    await kelas.permit(group.server.roleId('Kelas'), { deny: ['ViewChannel'] });
    expect(await finds()).toBe(false);
    expect(await made.autocomplete(group.umum, 'ask', 'collection', 'beru').choices()).toEqual([]);
    await kelas.permit(group.server.roleId('Kelas'), { allow: ['ViewChannel'] });
    expect(await finds()).toBe(true);
    expect(await made.autocomplete(group.umum, 'ask', 'collection', 'beru').choices()).toHaveLength(1);
  });

  it('of a channel that is deleted are left to those who see everything', async () => {
    const label = 'Sementara';
    await tied('id', label);
    const { collections } = group.kutip.services;
    const info = (await collections.list(group.server.id)).find((each) => each.label === label);
    const sementara = group.server.channel('sementara');
    await collections.tie(group.server.id, info?.id ?? 0, [sementara.id]);
    const made = group.server.person('Made');
    const known = async (name: string) =>
      (await group.server.person(name).autocomplete(group.umum, 'ask', 'collection', 'sement').choices()).length > 0;
    expect([await known('Made'), await known('Sari')]).toEqual([true, false]);
    await sementara.remove();
    expect([await known('Made'), await known('Sari'), await known('Budi')]).toEqual([false, false, false]);
    expect(plain(await group.ask(made, WORDS.id.question(label)))).not.toContain(SECRET.id(label));
    const chief = await group.server.addPerson({ name: 'Ketua', locale: 'id', permissions: ['Administrator'] });
    expect((await chief.autocomplete(group.umum, 'ask', 'collection', 'sement').choices()).length).toBe(1);
    let shown = await chief.slash(group.umum, 'dokumen koleksi').reply();
    shown = await chief.choose(shown, 'Pilih koleksi', [String(info?.id)]).reply();
    shown = await chief.choose(shown, WORDS.id.panel.tie, [group.umum.id]).reply();
    expect(plain(shown)).toContain(group.umum.mention);
    expect(await known('Sari')).toBe(true);
  });
});

/** Of the answer whose button is there. */
function idOf({ buttons }: SeenMessage): string {
  const ids = buttons.flatMap(({ customId }) => customId?.match(/[0-9A-HJKMNP-TV-Z]{8}/g) ?? []);
  return ids.at(-1) ?? '';
}

/** As it stands below the first quote. */
function quoteId({ content }: SeenMessage): string {
  const id = /(?:kutipan|quote) ([0-9A-HJKMNP-TV-Z]{8})/.exec(content)?.[1];
  if (id === undefined) throw new Error('nothing is quoted');
  return id;
}

function quoteOf({ buttons }: SeenMessage): string {
  const found = buttons.find(({ customId }) => /^(?:cite|reference|page)/.test(customId ?? ''));
  return /[0-9A-HJKMNP-TV-Z]{8}/.exec(found?.customId ?? '')?.[0] ?? '';
}

const SECRET = {
  id: (label: string) => `Gua ${label} ditemukan oleh Jumadil.`,
  en: (label: string) => `Cave ${label} was found by Jumadil.`,
};
