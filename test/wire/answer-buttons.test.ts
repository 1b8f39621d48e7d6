// The buttons of a real answer over real sockets, in Indonesian and English: what they bring, for whom, and for how long.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalChannel, wire } from './local-discord.js';
import { LONG_TEXT, READERS, type Reader } from './readers.js';
import { openReadingGroup, type ReadingGroup } from './reading-group.js';
import type { SeenMessage } from './seen.js';

const STRANGER = 'Ani';
const MANAGER = 'Budi';

wire('the buttons of an answer', () => {
  let group: ReadingGroup;
  let umum: LocalChannel;
  beforeAll(async () => {
    group = await openReadingGroup();
    umum = group.server.channel('umum');
    await group.kutip.read(group.server, { 'panjang.md': `---\ntitle: Sungai panjang\n---\n\n${LONG_TEXT}` });
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  const ask = (reader: Reader, question = reader.questions.answered, onlyMe = false) =>
    group.ask(reader, question, { [reader.options.onlyMe]: onlyMe }).reply();
  const isThere = ({ id }: SeenMessage) => umum.seen().some((message) => message.id === id);
  const goneOf = (message: SeenMessage) => group.discord.until(() => !isThere(message), 'its end');
  /** Part of the ids of the answer's own buttons. */
  const idOf = ({ buttons }: SeenMessage) =>
    buttons.flatMap(({ customId }) => /^thumbs-up:(.+)$/.exec(customId ?? '')?.[1] ?? [])[0] ?? '';

  describe.each(READERS)('in $locale', (reader) => {
    const { buttons, says, questions, quote } = reader;
    const press = (message: SeenMessage, label: string) => group.person(reader).press(message, label).reply();

    it('open the text around a quote for one person, to be paged through and cited', async () => {
      const before = umum.seen();
      const answer = await ask(reader, 'Kalimat nomor 15 bercerita tentang apa?', true);
      const opened = await group.open(reader, answer);
      expect(opened.ephemeral).toBe(true);
      expect(opened.content).toMatch(/^> Kalimat nomor \d+ bercerita/m);
      const later = await press(opened, buttons.later);
      expect(later).toMatchObject({ id: opened.id, ephemeral: true });
      expect(later.content).not.toMatch(/^> /m);
      expect(LONG_TEXT).toContain(later.content.split('\n\n')[1]);
      const back = await press(later, buttons.earlier);
      expect(back.content).toBe(opened.content);
      const cited = await press(back, buttons.cite);
      expect(cited.ephemeral).toBe(true);
      const [words = '', reference = '', inText = ''] = [...cited.content.matchAll(/```\n(.*?)\n```/gs)].map(
        ([, block]) => block,
      );
      expect(LONG_TEXT).toContain(words);
      expect(reference).toContain('Sungai panjang.');
      expect(inText).toMatch(/^\(.+\)$/);
      expect(umum.seen()).toEqual(before);
    });

    it('cite by APA 7', async () => {
      const cited = await press(await group.open(reader, await ask(reader)), buttons.cite);
      expect(cited.content).toContain(`\`\`\`\n${quote}`);
      expect(cited.content).toContain(reader.reference);
    });

    it('bring more, whole and for one person', async () => {
      const answer = await ask(reader);
      const more = await press(answer, buttons.more);
      expect(more.ephemeral).toBe(true);
      expect(more.content).toMatch(/^> /m);
      expect(more.content).not.toContain('\\[…\\]');
    });

    it('share a private answer once, to be deleted by whoever asked', async () => {
      const answer = await ask(reader, questions.answered, true);
      const shared = await press(answer, buttons.share);
      expect(shared.ephemeral).toBe(false);
      expect(umum.seen().at(-1)?.id).toBe(shared.id);
      expect(shared.content.split('\n')[0]).toBe(`**${questions.answered}**`);
      expect(shared.content.replaceAll('**', '')).toContain(quote);
      // Only then Kutip has heard where it stands.
      await group.expectSound();
      const again = await press(answer, buttons.share);
      expect(again.ephemeral).toBe(true);
      expect(again.content).toContain(`/channels/${group.server.id}/${umum.id}/${shared.id}`);
      expect(umum.seen().at(-1)?.id).toBe(shared.id);
      await group.person(reader).press(shared, buttons.remove).acknowledged();
      await goneOf(shared);
      const anew = await press(answer, buttons.share);
      expect(umum.seen().at(-1)?.id).toBe(anew.id);
      expect((await press(answer, buttons.more)).content).toMatch(/^> /m);
    });

    it('delete it for whoever asked, and for managers, but for nobody else', async () => {
      const [mine, managed] = [await ask(reader), await ask(reader)];
      const stranger = group.server.person(STRANGER);
      stranger.locale = reader.locale;
      const refused = await stranger.press(mine, buttons.remove).reply();
      expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining(says.notYours) });
      expect(isThere(mine)).toBe(true);
      await group.person(reader).press(mine, buttons.remove).acknowledged();
      await goneOf(mine);
      await group.server.person(MANAGER).press(managed, buttons.remove).acknowledged();
      await goneOf(managed);
    });

    it('hear 👍 and 👎 once from each person, and why', async () => {
      const answer = await ask(reader);
      const verdicts = () => group.kutip.services.group.verdicts(group.server.id, idOf(answer));
      for (const thumb of ['👍', '👍', '👎']) expect((await press(answer, thumb)).ephemeral).toBe(true);
      expect(await verdicts()).toEqual({ up: 0, down: 1 });
      await group.server.person(STRANGER).press(answer, '👍').reply();
      expect(await verdicts()).toEqual({ up: 1, down: 1 });
      for (const reason of ['wrong-passage', 'out-of-context', 'outdated', 'junk']) {
        const why = await press(answer, '👎');
        const [select] = why.selects;
        const label = select?.options.find(({ value }) => value === reason)?.label;
        expect(label).toBe(reader.reasons[reason]);
        const noted = await group
          .person(reader)
          .choose(why, select?.customId ?? '', [reason])
          .reply();
        expect(noted).toMatchObject({ id: why.id, ephemeral: true, selects: [] });
      }
      expect(await verdicts()).toEqual({ up: 1, down: 1 });
      const [complaint] = await group.kutip.services.group.complaints(group.server.id);
      expect(complaint).toMatchObject({ answerId: idOf(answer), reasons: [{ reason: 'junk', people: 1 }] });
    });

    it('of another’s private answer are refused, whatever id is made up', async () => {
      const answer = await ask(reader, questions.answered, true);
      const board = await ask(reader);
      const stranger = group.server.person(STRANGER);
      stranger.locale = reader.locale;
      const forge = (id: string) => stranger.press(board, id, { forged: true }).reply();
      for (const action of ['more', 'thumbs-up', 'thumbs-down']) {
        const refused = await forge(`${action}:${idOf(answer)}`);
        expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining(says.outdated) });
      }
      expect(await forge(`share:${idOf(answer)}`)).toMatchObject({ ephemeral: true, buttons: [] });
      expect(isThere(board)).toBe(true);
    });

    it('say when the answer is kept no longer', async () => {
      const [answer, own] = [await ask(reader), await ask(reader, questions.answered, true)];
      for (const message of [answer, own]) {
        await group.kutip.services.group.forgetAnswer(group.server.id, idOf(message));
      }
      for (const label of [buttons.more, '👍', '👎', buttons.remove]) {
        expect(await press(answer, label)).toMatchObject({
          ephemeral: true,
          content: expect.stringContaining(says.outdated),
        });
      }
      expect((await press(own, buttons.share)).content).toContain(says.outdated);
      expect(isThere(answer)).toBe(true);
    });
  });

  it('work after Kutip was started again, with the same quote, and know a document that changed or went meanwhile', async () => {
    for (const reader of READERS) {
      const { buttons, says, document } = reader;
      const press = (message: SeenMessage, label: string) => group.person(reader).press(message, label).reply();
      const [answer, own] = [await ask(reader), await ask(reader, reader.questions.answered, true)];
      const opened = await group.open(reader, answer);
      await group.restart();
      expect((await group.open(reader, answer)).content).toBe(opened.content);
      expect((await press(opened, buttons.cite)).content).toContain(reader.reference);
      expect((await press(answer, buttons.more)).content).toMatch(/^> /m);
      expect((await press(own, buttons.share)).content).toContain(`**${reader.questions.answered}**`);
      expect((await press(answer, '👍')).ephemeral).toBe(true);

      await group.kutip.read(group.server, { [document]: 'Tulisan ini baru. All of this is new.' });
      const changed = await group.open(reader, answer);
      expect(changed.content).toContain(says.changed);
      expect(changed.content).toContain(reader.quote);
      await group.kutip.remove(group.server, document);
      expect(await group.open(reader, answer)).toMatchObject({
        ephemeral: true,
        content: expect.stringContaining(reader.title),
      });
      expect((await group.open(reader, answer)).content).not.toContain(reader.quote);
      await group.person(reader).press(answer, buttons.remove).acknowledged();
      await goneOf(answer);
    }
  });
});
