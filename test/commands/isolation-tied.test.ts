// A collection tied to a channel, and people of the same server who do not see it: whatever they guess, press or type, it does not exist.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGroup } from '../../commands/command.js';
import type { ActionInput, Caller, Dispatcher } from '../../src/dispatch.js';
import { CHANNEL, LABEL, SENTENCE, TITLE, type TiedServer, tiedServer } from './tied-server.js';
import { OPERATOR, openToyServices, press, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let gate: Dispatcher;
let tied: TiedServer;
/** Ids of what is there, each with one of the same form that is not. */
let guesses: readonly (readonly [string, string])[];
/** Whoever may do most: manages the server, has the managers' role and runs this Kutip. */
let guesser: Caller;

beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
  tied = await tiedServer(toy, gate);
  const { thread, sources: _, unanswered: __, ...eights } = tied.ids;
  guesses = [
    ...Object.values(eights).map((id, at) => [id, `${at.toString(36).toUpperCase()}ABSENT0`] as const),
    [String(tied.collectionId), '987654'],
    [thread, 'thread-987'],
    [CHANNEL, '700000000000000987'],
  ];
  for (const [id, absent] of guesses) {
    if (id !== CHANNEL) toy.messenger.place(id, null);
    toy.messenger.place(absent, null);
  }
  await toy.services.group.changeSettings(tied.server.owner, { managersRole: 'guru' });
  guesser = tied.outsider({
    ...{ person: OPERATOR, managesServer: true, roles: ['guru'], questionShown: 'Apa ini?', channels: ['umum'] },
    message: { channel: 'umum', message: '1' },
  });
});
afterAll(() => toy.close());

/** Without what was typed: what is repeated from it is no news. */
function told(reply: unknown, typed: string): string {
  const said =
    typeof reply === 'string'
      ? reply
      : JSON.stringify(reply, (key, value) => (key === 'timings' || key === 'bytes' ? null : value));
  // A digit stands in many places.
  return typed.length < 3
    ? said.replaceAll(new RegExp(`(["“])${typed}(["”])`, 'g'), '$1?$2')
    : said.replaceAll(typed, '?');
}

function expectNothing(said: string): void {
  expect(said).not.toMatch(/jumadil|stalaktit|telaga|tiket|karcis|rahasia|lama\.md|dibuang|usulan-k|catatan|ujian/i);
  expect(said).not.toContain('"failure"');
}

/** Arguments of buttons in every form that there is. */
function argumentsOf(id: string, quote: string, answer: string): string[] {
  return [id, `${id}.-.1`, `0.${id}.kwelarisan`, `${id}.${answer}`, `${quote}.${id}`, `${answer}.${id}`];
}

/** What a form of any action may have been filled with. */
const FILLED = {
  title: 'Judul',
  label: 'Kimia',
  author: '',
  publisher: '',
  date: '2020',
  link: '',
  part1: 'Tiga kata saja.',
};
/** What changes the server that the guesser manages: the next guess would meet something else. */
const HARMLESS = /^(?:set-|new-collection$|sample-documents$)/;

describe('a collection tied to a channel that somebody does not see', () => {
  it('shows and changes nothing by any button, menu or form, and nothing tells it from one that is not there', async () => {
    const before = await tied.kept();
    const { quote, answer } = tied.ids;
    const here = (id: string) => argumentsOf(id, quote, answer);
    const away = (id: string) => argumentsOf(id, '9ABSENT9', '8ABSENT9');
    const attempt = async (name: string, input: ActionInput, id: string) => {
      const form = gate.actions.find((each) => each.name === name)?.form;
      const shown = form === undefined ? null : await gate.form(guesser, name, input);
      const reply = await gate.act(guesser, name, input);
      await gate.delivered(guesser, reply, null);
      return told(told([reply, shown], input.argument), id)
        .replaceAll(/9ABSENT9|8ABSENT9/g, '?')
        .replaceAll(quote, '?')
        .replaceAll(answer, '?');
    };
    for (const { name } of gate.actions.filter((each) => !HARMLESS.test(each.name))) {
      for (const [id, absent] of guesses) {
        const absentArguments = away(absent);
        for (const [at, argument] of here(id).entries()) {
          const inputOf = (value: string, to: string) =>
            press(to, { values: [value], fields: { zone: value, ...FILLED } });
          const said = await attempt(name, inputOf(id, argument), id);
          expectNothing(said);
          expect(said, `${name}:${argument}`).toBe(
            await attempt(name, inputOf(absent, absentArguments[at] ?? ''), absent),
          );
        }
      }
    }
    expect(await tied.kept()).toBe(before);
    expect(toy.failures).toEqual([]);
  });

  it('shows and changes nothing by any command or choice while typing', async () => {
    const before = await tied.kept();
    const typed = [...guesses.map(([id]) => id), 'rahasia.md', TITLE, LABEL, 'kwelarisan', SENTENCE];
    for (const command of gate.commands) {
      for (const runnable of isGroup(command) ? command.subcommands : [command]) {
        const names = { command: command.name.en, ...(isGroup(command) && { subcommand: runnable.name.en }) };
        const required = Object.entries(runnable.options).filter(([, { required }]) => required);
        const filled = Object.fromEntries(required.map(([name]) => [name, 'kwelarisan']));
        for (const text of typed) {
          for (const option of Object.keys(runnable.options)) {
            const options = { ...filled, [option]: text };
            const { [option]: _, ...others } = options;
            expectNothing(told(await gate.complete(guesser, { ...names, options: others }, option, text), ''));
            expectNothing(told(await gate.acknowledge(guesser, { ...names, options }), text));
            expectNothing(told(await gate.run(guesser, { ...names, options }), text));
          }
        }
        expectNothing(told(await gate.acknowledge(guesser, { ...names, options: {} }), ''));
        expectNothing(told(await gate.run(guesser, { ...names, options: filled }), ''));
      }
    }
    expect(await tied.kept()).toBe(before);
    expect(toy.failures).toEqual([]);
  });

  it('is refused by name in the same words as a name that nothing bears', async () => {
    const asked = async (collection: string) => {
      const invocation = { command: 'ask', options: { question: 'Apa itu rakit?', collection } };
      return told([await gate.acknowledge(guesser, invocation), await gate.run(guesser, invocation)], collection);
    };
    expect(await asked(LABEL)).toBe(await asked('Sejarah'));
    expect(await asked(LABEL)).toContain('unknown-collection');
  });

  it('lends its label to another collection, as if it were free', async () => {
    const made = await gate.act(guesser, 'new-collection', press('', { fields: { label: LABEL } }));
    expect(made).toMatchObject({ kind: 'collections' });
    const { collections, owner } = { ...toy.services, owner: tied.server.owner };
    expect((await collections.list(owner)).filter(({ label }) => label === LABEL)).toHaveLength(2);
  });

  it('shows nothing by the menus of messages', async () => {
    const before = await tied.kept();
    const message = { channel: 'umum', message: '5', author: 'budi', isOwn: false };
    for (const content of [`Kata teman: “${SENTENCE}”`, 'Siapa menemukan gua kwelarisan itu?']) {
      for (const { name } of gate.menus) {
        expectNothing(
          told(await gate.menu(guesser, name.en, { ...message, content }), content).replaceAll(SENTENCE, '?'),
        );
      }
    }
    expect(await tied.kept()).toBe(before);
  });

  it('shows nothing to who claims to be in the channel without seeing it', async () => {
    const inside = { ...guesser, channels: [CHANNEL] };
    const reply = await gate.run(inside, { command: 'ask', options: { question: 'Siapa yang menemukan gua?' } });
    expectNothing(told(reply, ''));
  });
});
