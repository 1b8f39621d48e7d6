// Asking over real sockets, in Indonesian and English: by command with all its options, by name, and on from an answer.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wire } from './local-discord.js';
import { READERS } from './readers.js';
import { openReadingGroup, type ReadingGroup } from './reading-group.js';
import type { SeenMessage } from './seen.js';

wire('a question', () => {
  let group: ReadingGroup;
  beforeAll(async () => {
    group = await openReadingGroup();
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());
  const umum = () => group.server.channel('umum');
  const replyTo = (message: SeenMessage) =>
    group.discord.until(
      () =>
        umum()
          .seen()
          .find((each) => each.replyTo === message.id),
      'the reply',
    );

  describe.each(READERS)('in $locale', (reader) => {
    const { questions, options, says, buttons, quote, document, title } = reader;
    const ask = (question: string, given: Readonly<Record<string, string | boolean>> = {}) =>
      group.ask(reader, question, given).reply();
    const plain = ({ content }: SeenMessage) => content.replaceAll('**', '');

    it('is answered for all, with the question, the exact words, and where they stand', async () => {
      const answer = await ask(questions.answered);
      expect(answer).toMatchObject({ ephemeral: false, embeds: [] });
      expect(answer.content).toContain(`**${questions.answered}**\n`);
      expect(plain(answer)).toContain(`> ${quote}`);
      expect(answer.content).toContain(`**${reader.answeringWord}**`);
      expect(answer.content).toContain(`“${title}”`);
      expect(answer.content).not.toContain(says.perhaps);
      // A person's first answer says what is kept, the next does not.
      expect(answer.content).toContain('</my-data show:');
      expect((await ask(questions.answered)).content).not.toContain('</my-data show:');
      expect(umum().seen().at(-1)?.content).toContain(quote.slice(0, 20));
    });

    it('for oneself is answered for oneself', async () => {
      const before = umum().seen();
      const answer = await ask(questions.answered, { [options.onlyMe]: true });
      expect(answer.ephemeral).toBe(true);
      expect(plain(answer)).toContain(quote);
      expect(umum().seen()).toEqual(before);
      expect(group.server.person('Ani').sees(umum())).toEqual(before);
    });

    it('to one document, which is found while its name is typed, is answered from it alone', async () => {
      const person = group.person(reader);
      const others = { [options.question]: questions.answered };
      const typed = title.slice(0, 4).toLowerCase();
      const choices = await person.autocomplete(umum(), reader.commands.ask, options.document, typed, others).choices();
      expect(choices).toEqual([{ name: title, value: document }]);
      const answer = await ask(questions.answered, { [options.document]: document });
      expect(plain(answer)).toContain(`> ${quote}`);
      expect(answer.content.match(/^> /gm)).toHaveLength(1);
      const refused = await ask(questions.answered, { [options.document]: 'tidak-ada.md' });
      expect(refused.ephemeral).toBe(true);
    });

    it('of a time leaves out documents without a date, and says so', async () => {
      const answer = await ask(questions.answered, { [options.since]: '2019', [options.until]: '2022-06' });
      expect(plain(answer)).toContain(quote);
      expect(answer.content).toContain(says.undated);
      expect(answer.content).toMatch(/^-# 4 /m);
      expect((await ask(questions.answered)).content).not.toContain(says.undated);
      const swapped = await ask(questions.answered, { [options.since]: '2022', [options.until]: '2019' });
      expect(swapped).toMatchObject({ ephemeral: true, buttons: [] });
    });

    it('that follows another says as what it was read', async () => {
      await ask(questions.answered);
      const answer = await ask(questions.followUp);
      expect(answer.content).toMatch(questions.readAs);
    });

    it('that may be answered is answered by perhaps', async () => {
      const answer = await ask(questions.perhaps);
      expect(answer.content).toContain(`${says.perhaps}:`);
      expect(plain(answer)).toContain(reader.perhapsQuote);
    });

    it('that nothing answers is told so, with what is nearest behind a button and named as no answer', async () => {
      const answer = await ask(questions.unanswered);
      expect(answer.content).toContain(says.abstention);
      expect(answer.content).not.toMatch(/^> /m);
      const nearest = await group.person(reader).press(answer, buttons.nearest).reply();
      expect(nearest.ephemeral).toBe(true);
      expect(nearest.content).toMatch(new RegExp(`^${says.nearest.replace(/[()]/g, '\\$&')}:\n`));
      expect(nearest.content).toMatch(/^> /m);
    });

    it('by name is answered by a reply, and a reply to that follows it', async () => {
      const person = group.person(reader);
      const answer = await replyTo(person.say(umum(), `${group.discord.mention} ${questions.answered}`));
      expect(answer.ephemeral).toBe(false);
      expect(plain(answer)).toContain(quote);
      expect(answer.buttons.map(({ label }) => label)).toContain(buttons.remove);
      const followed = await replyTo(person.reply(answer, questions.followUp, { ping: true }));
      expect(followed.content).toMatch(questions.readAs);
    });
  });

  it('is answered in the server’s language for all once it has one, in the person’s for one', async () => {
    const [sari, tono] = READERS;
    if (sari === undefined || tono === undefined) throw new Error('two readers');
    await group.kutip.services.group.changeSettings(group.server.id, { language: 'en' });
    expect((await group.ask(sari, sari.questions.unanswered).reply()).content).toContain(tono.says.abstention);
    const own = group.ask(sari, sari.questions.unanswered, { [sari.options.onlyMe]: true });
    expect((await own.reply()).content).toContain(sari.says.abstention);
  });
});
