// Discuss over real sockets: a thread where there can be one, the same one for everybody, and no button where there can be none.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wire } from './local-discord.js';
import { READERS } from './readers.js';
import { openReadingGroup, type ReadingGroup } from './reading-group.js';

wire('a quote', () => {
  let group: ReadingGroup;
  beforeAll(async () => {
    const forum = { kind: 'forum', tags: ['tanya'], tagRequired: true, threads: [{ name: 'tulisan' }] } as const;
    group = await openReadingGroup([
      { name: 'umum' },
      { name: 'kelas', threads: [{ name: 'utas' }] },
      { name: 'forum', ...forum },
      { name: 'rapat', kind: 'voice' },
      { name: 'tanpa-utas', denied: ['CreatePublicThreads'] },
    ]);
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  describe.each(READERS)('opened in $locale', (reader) => {
    const { discuss } = reader.buttons;
    const openIn = async (channel: string, onlyMe = false) => {
      const options = { [reader.options.onlyMe]: onlyMe };
      return group.open(reader, await group.ask(reader, reader.questions.answered, options, channel).reply());
    };

    it('is discussed in a thread that begins with question and quote, the same for a second press and person', async () => {
      const [umum, person] = [group.server.channel('umum'), group.person(reader)];
      const opened = await openIn('umum');
      const before = umum.threads().length;
      const told = await person.press(opened, discuss).reply();
      const thread = umum.threads().at(-1);
      expect(umum.threads()).toHaveLength(before + 1);
      expect(told).toMatchObject({ ephemeral: true, content: expect.stringContaining(`${thread?.mention}`) });
      const [first] = thread?.seen() ?? [];
      expect(first?.content.split('\n')[0]).toBe(`**${reader.questions.answered}**`);
      expect(first?.content.replaceAll('**', '')).toContain(`> ${reader.quote}`);
      expect(first?.content).toContain(reader.title);
      expect((await person.press(opened, discuss).reply()).content).toContain(`${thread?.mention}`);
      const other = READERS.find(({ name }) => name !== reader.name) ?? reader;
      const seen = umum.seen().findLast(({ content }) => content.includes(reader.questions.answered));
      const [open] = seen?.buttons ?? [];
      if (seen === undefined || open === undefined) throw new Error('no answer');
      const theirs = await group.person(other).press(seen, open.label).reply();
      expect((await group.person(other).press(theirs, other.buttons.discuss).reply()).content).toContain(
        `${thread?.mention}`,
      );
      expect(umum.threads()).toHaveLength(before + 1);
    });

    it('is discussed anew once its thread is gone', async () => {
      const umum = group.server.channel('umum');
      await umum.threads().at(-1)?.remove();
      const told = await group
        .person(reader)
        .press(await openIn('umum'), discuss)
        .reply();
      expect(told.content).toContain(`${umum.threads().at(-1)?.mention}`);
    });

    it('is discussed in the thread or the post where it was asked', async () => {
      for (const name of ['utas', 'tulisan']) {
        const place = group.server.channel(name);
        const opened = await openIn(name);
        const before = place.seen().length;
        for (const _press of ['first', 'second']) {
          expect((await group.person(reader).press(opened, discuss).reply()).ephemeral).toBe(true);
          expect(place.seen()).toHaveLength(before + 1);
        }
        expect(place.seen().at(-1)?.content.replaceAll('**', '')).toContain(`> ${reader.quote}`);
      }
      expect(group.server.channel('kelas').threads()).toHaveLength(1);
    });

    it('is not discussed where no thread can be', async () => {
      for (const name of ['rapat', 'tanpa-utas']) {
        expect((await openIn(name)).buttons.map(({ label }) => label)).not.toContain(discuss);
      }
    });

    it('of a private answer is discussed without the private question', async () => {
      const kelas = await group.server.addChannel({ name: `sunyi-${reader.locale}` });
      const told = await group
        .person(reader)
        .press(await openIn(kelas.name, true), discuss)
        .reply();
      const [thread] = kelas.threads();
      expect(told.content).toContain(`${thread?.mention}`);
      const shown = [thread?.name, ...(thread?.seen() ?? []).map(({ content }) => content)].join('\n');
      expect(shown).not.toContain(reader.questions.answered);
      expect(shown.replaceAll('**', '')).toContain(`> ${reader.quote}`);
    });
  });
});
