// A live study session on real sockets, from its opening to the recap: three members, in Indonesian and in English.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalChannel, wire } from './local-discord.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import {
  idOf,
  lastPassage,
  MINUTE_MS,
  numbersIn,
  openingsIn,
  openStudyGroup,
  passagesIn,
  recapsIn,
  roundsIn,
  type StudyGroup,
} from './study-group.js';
import { STUDY_READERS, type StudyReader } from './study-readers.js';

let group: StudyGroup;

wire('a live study session', () => {
  beforeAll(async () => {
    group = await openStudyGroup();
  });
  afterEach(() => group.expectSound());
  afterAll(() => group.close());

  describe.each(STUDY_READERS)('in $locale', (reader) => session(reader));
});

/** Ani guides; Citra does not want to be named. */
function session({ server: name, people: names, commands, options, buttons, says, questions }: StudyReader) {
  let people: Readonly<Record<'ani' | 'budi' | 'citra', Person>>;
  let umum: LocalChannel;
  let thread: LocalChannel;
  const server = () => group.discord.server(name);
  const openingNow = () => openingsIn(umum)[0] ?? missing('opening');
  const press = (person: Person, message: SeenMessage, button: string) => person.press(message, button).reply();
  const linkTo = (message: SeenMessage | undefined) => `/${server().id}/${thread.id}/${message?.id}`;

  it('opens in the channel with a thread on its message, and people join by a press', async () => {
    const [ani, budi, citra] = names.map((each) => server().person(each));
    if (!ani || !budi || !citra) throw new Error('people are missing');
    people = { ani, budi, citra };
    umum = server().channel('umum');
    const mine = await citra.slash(umum, commands.myData).reply();
    await press(citra, mine, buttons.unnamed);
    const told = await ani
      .slash(umum, commands.start, { [options.document]: 'sungai.md', [options.passages]: '4' })
      .reply();
    expect(openingsIn(umum)).toHaveLength(1);
    const opening = openingNow();
    thread = umum.threads()[0] ?? missing('thread');
    expect(thread.id).toBe(opening.id);
    expect(told).toMatchObject({ ephemeral: true, content: expect.stringContaining(thread.mention) });
    expect(opening.content).toContain(says.title);
    expect(opening.content).toContain(`${says.reads} · ${says.guide} <@${ani.id}>`);
    for (const person of Object.values(people)) await press(person, openingNow(), buttons.join);
    expect(openingNow().content).toContain(says.joined);
    expect(numbersIn(thread)).toEqual([1]);
  });

  it('shows how many are ready; Next of a member counts as Ready, and Next of who guides brings the next passage', async () => {
    const { ani, budi, citra } = people;
    const first = lastPassage(thread);
    expect((await press(budi, first, buttons.ready)).content).toContain(says.oneReady);
    expect((await press(budi, first, buttons.ready)).content).toContain(says.oneReady);
    expect((await press(citra, first, buttons.next)).content).toContain(says.twoReady);
    expect(numbersIn(thread)).toEqual([1]);
    await press(ani, first, buttons.next);
    expect(numbersIn(thread)).toEqual([1, 2]);
    const [left] = passagesIn(thread);
    expect(left?.content).not.toContain(says.twoReady);
    expect(left?.buttons.map(({ customId }) => customId?.split(':')[0])).toEqual(['open']);
    const opened = await budi.press(left ?? missing('passage'), idOf(left, 'open')).reply();
    expect(opened.ephemeral).toBe(true);
  });

  it('moves on when half are ready and nobody guided for ten minutes', async () => {
    const { budi, citra } = people;
    const second = lastPassage(thread);
    await press(budi, second, buttons.ready);
    group.pass(10 * MINUTE_MS - 1);
    await group.kutip.tend();
    await press(budi, second, buttons.ready);
    expect(numbersIn(thread)).toEqual([1, 2]);
    group.pass(1);
    await press(citra, second, buttons.ready);
    expect(numbersIn(thread)).toEqual([1, 2, 3]);
  });

  it('hides something to recall in a passage, which stands in none before', () => {
    const asked = passagesIn(thread).filter(({ content }) => content.includes(says.recall));
    expect(asked.length).toBeGreaterThan(0);
    for (const { content, id } of asked) {
      const [, hidden = ''] = /\|\|(.+?)\|\|/.exec(content) ?? [];
      expect(hidden).not.toBe('');
      const before = passagesIn(thread).slice(
        0,
        passagesIn(thread).findIndex((each) => each.id === id),
      );
      for (const shown of [...before.map((each) => each.content), content.replace(`||${hidden}||`, '')])
        expect(wordsOf(shown)).not.toContain(wordsOf(hidden));
    }
  });

  it('is answered from what it reads first, and links to what stands there already', async () => {
    const { budi } = people;
    const known = await budi.slash(thread, commands.ask, { [options.question]: questions.length }).reply();
    expect(known.ephemeral).toBe(false);
    const quoting = passagesIn(thread).find(({ content }) => content.includes('348 kilomet'));
    expect(known.content).toContain(says.quotedHere);
    expect(known.content).toContain(linkTo(quoting));
    expect(known.content).not.toMatch(/(?:348|900) kilomet/);
    const outside = await budi.slash(umum, commands.ask, { [options.question]: questions.length }).reply();
    expect(outside.content).toContain('900 kilomet');
    const asked = budi.say(thread, `${group.discord.mention} ${questions.length}`);
    const mentioned = await group.discord.until(
      () => thread.seen().find(({ replyTo }) => replyTo === asked.id),
      'an answer',
    );
    expect(mentioned.content).toContain(linkTo(quoting));
    const open = await budi.slash(thread, commands.ask, { [options.question]: questions.open }).reply();
    expect(open.content).not.toContain('> ');
  });

  it('asks with four choices of which the first counts, until the round is closed', async () => {
    const { ani, budi, citra } = people;
    await ani.slash(thread, commands.quiz, { [options.rounds]: '3' }).reply();
    const [round = missing('round')] = roundsIn(thread);
    expect(round.content).toContain('▁▁▁▁');
    expect(round.content).not.toContain('||');
    const choices = round.buttons.filter(({ customId }) => customId?.startsWith('quiz-choice:'));
    expect(new Set(choices.map(({ label }) => label)).size).toBe(4);
    const told = await press(budi, round, choices[0]?.label ?? '');
    const right = /\*\*([^*]+)\*\*\.$/m.exec(told.content)?.[1] ?? missing('right choice');
    expect(choices.map(({ label }) => label)).toContain(right);
    expect(round.content).not.toContain(right);
    const again = await press(budi, round, choices[1]?.label ?? '');
    expect([told.ephemeral, again.ephemeral]).toEqual([true, true]);
    expect(again.content).toContain(`${says.counts}: **${choices[0]?.label}**`);
    expect((await press(citra, round, right)).content).not.toContain(says.notQuite);
    expect((await press(budi, round, buttons.next)).ephemeral).toBe(true);
    expect(roundsIn(thread)).toHaveLength(1);
    const closed = await press(ani, round, buttons.next);
    expect(closed.content).toContain(`${says.answer} **${right}**`);
    const late = await citra.press(round, choices[0]?.customId ?? '', { forged: true }).reply();
    expect(late.content).toContain(says.closed);
  });

  it('drops a bad question when two members say so, or who guides', async () => {
    const { ani, budi, citra } = people;
    const second = roundsIn(thread)[1] ?? missing('second round');
    for (let time = 0; time < 2; time += 1)
      expect((await press(budi, second, buttons.bad)).content).toContain(says.noted);
    expect(roundsIn(thread)[1]?.content).not.toContain(says.dropped);
    await press(citra, second, buttons.bad);
    expect(roundsIn(thread)[1]?.content).toContain(says.dropped);
    const third = roundsIn(thread)[2] ?? missing('third round');
    await press(ani, third, buttons.bad);
    expect(roundsIn(thread).map(({ content }) => content.includes(says.dropped))).toEqual([false, true, true]);
  });

  it('shows scores of those who agree, in a recap for all with its files', async () => {
    const { ani, budi, citra } = people;
    const scores = thread.seen().at(-1) ?? missing('scores');
    await press(budi, scores, buttons.show);
    expect((await press(citra, scores, buttons.show)).content).toContain(says.unnamed);
    const recap = await budi.slash(thread, commands.recap).reply();
    expect(recap.ephemeral).toBe(false);
    expect(recap.content).toContain(says.goesOn);
    expect(recap.content).toMatch(new RegExp(`<@${budi.id}> [01]/1`));
    expect(recap.content).toContain(questions.open);
    expect(recap.files.map((file) => file.name.split('.').at(-1))).toEqual(['md', 'html']);
    for (const { bytes } of recap.files) expect(bytes.toString()).toContain('348 kilomet');
    expect((await ani.slash(thread, commands.recap).reply()).content).toContain(says.justShown);
  });

  it('ends after the last passage: its recap is posted, its thread closed, and its buttons say so', async () => {
    const { ani, budi } = people;
    const [opening, third] = [openingNow(), lastPassage(thread)];
    const round = roundsIn(thread)[0];
    await press(ani, third, buttons.next);
    const last = lastPassage(thread);
    await press(ani, last, buttons.finish);
    expect(numbersIn(thread)).toEqual([1, 2, 3, 4]);
    expect(recapsIn(thread)).toHaveLength(2);
    const recap = recapsIn(thread).at(-1);
    expect(recap?.content).toContain(says.finished);
    expect(recap?.files).toHaveLength(2);
    expect(thread.archived).toBe(true);
    expect(openingNow()).toMatchObject({ content: expect.stringContaining(says.ended), rows: [[buttons.recap]] });
    const pressed = [
      [opening, idOf(opening, 'study-join')],
      [last, idOf(last, 'study-next')],
      [third, idOf(third, 'study-ready')],
      [third, idOf(third, 'study-quiz')],
      [third, idOf(third, 'study-end')],
      [round, idOf(last, 'study-next').replace('study-next', 'study-quiz')],
    ] as const;
    for (const [message, id] of pressed) {
      const told = await budi.press(message ?? missing('round'), id, { forged: true }).reply();
      expect([id, told.content, told.ephemeral]).toEqual([id, expect.stringContaining(says.over), true]);
    }
    expect(numbersIn(thread)).toEqual([1, 2, 3, 4]);
  });

  it('named nobody who does not want that', () => {
    const files = thread.seen().flatMap((message) => message.files.map(({ bytes }) => bytes.toString()));
    const said = [...umum.seen(), ...thread.seen()].map(({ content }) => content);
    expect([...said, ...files].filter((text) => text.includes(people.citra.id))).toEqual([]);
  });
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}

/** Each between spaces: "45" is not in the quote id "45K2M9QX". */
function wordsOf(text: string): string {
  return ` ${(text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}
