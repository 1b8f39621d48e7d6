// /my-data: a person sees what is kept about them, and has it deleted after being asked once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const UNANSWERED = 'Siapa presiden Prancis sekarang?';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server();
  gate = toy.gate();
});

const call = async (subcommand: string, change: Partial<Caller> = {}) =>
  ofKind(await gate.run(server.caller(change), { command: 'my-data', subcommand, options: {} }), 'my-data');
const decide = async (argument: string, change: Partial<Caller> = {}) =>
  ofKind(await gate.act(server.caller(change), 'delete-my-data', press(argument)), 'my-data');

async function ask(question: string, change: Partial<Caller> = {}, options: Record<string, boolean> = {}) {
  const reply = await gate.run(server.caller(change), { command: 'ask', options: { question, ...options } });
  return ofKind(reply, 'answer').frame.id ?? '';
}

describe('/my-data show', () => {
  it('says that nothing is kept about who never asked', async () => {
    expect(await call('show')).toMatchObject({
      stage: 'shown',
      data: {
        ...{ answers: 0, openQuestions: [], thumbsUp: 0, thumbsDown: 0, documents: 0, proposals: 0 },
        ...{ sessions: 0, unnamed: false, since: null },
      },
    });
  });

  it('counts answers and verdicts, and shows the questions kept word for word', async () => {
    const id = await ask('Apa yang mengapung di sungai?');
    await ask(UNANSWERED);
    await gate.act(server.caller(), 'thumbs-up', press(id));
    const { data } = await call('lihat');
    expect(data).toMatchObject({ answers: 2, openQuestions: [UNANSWERED], thumbsUp: 1, thumbsDown: 0 });
    expect(data.since).toBeGreaterThan(0);
  });

  it('never holds the words of a private question', async () => {
    await ask(UNANSWERED, {}, { 'only-me': true });
    expect((await call('show')).data.openQuestions).toEqual([]);
  });

  it('shows nothing of anybody else, nor of another server', async () => {
    await ask(UNANSWERED, { person: 'budi' });
    expect((await call('show')).data).toMatchObject({ answers: 0, openQuestions: [] });
    const other = await toy.server();
    const there = await gate.run(other.caller({ person: 'budi' }), {
      command: 'my-data',
      subcommand: 'show',
      options: {},
    });
    expect(there).toMatchObject({ data: { answers: 0, openQuestions: [] } });
  });
});

describe('whether to be named', () => {
  const choose = async (argument: string, change: Partial<Caller> = {}) =>
    ofKind(await gate.act(server.caller(change), 'my-data-named', press(argument)), 'my-data');

  it('is up to each person, and nothing but a press changes it', async () => {
    expect(await choose('hide')).toMatchObject({ stage: 'shown', data: { unnamed: true } });
    expect((await call('show')).data).toMatchObject({ unnamed: true, since: expect.any(Number) });
    expect((await call('show', { person: 'budi' })).data.unnamed).toBe(false);
    expect(await choose('budi')).toMatchObject({ data: { unnamed: true } });
    expect(await choose('hide')).toMatchObject({ data: { unnamed: true } });
    expect(await choose('name')).toMatchObject({ data: { unnamed: false, since: null } });
  });

  it('is forgotten with everything else, after being asked', async () => {
    await choose('hide');
    expect(await call('delete')).toMatchObject({ stage: 'asked', data: { unnamed: true } });
    expect(await toy.services.group.unnamed(server.owner, 'ani')).toBe(true);
    await decide('confirm');
    expect(await toy.services.group.unnamed(server.owner, 'ani')).toBe(false);
  });
});

describe('/my-data delete', () => {
  it('asks once, and a change of mind deletes nothing', async () => {
    await ask(UNANSWERED);
    expect(await call('delete')).toMatchObject({ stage: 'asked', data: { openQuestions: [UNANSWERED] } });
    expect(await decide('ask')).toMatchObject({ stage: 'asked' });
    expect(await decide('keep')).toMatchObject({ stage: 'shown' });
    expect((await call('show')).data.answers).toBe(1);
  });

  it('deletes the person’s questions, verdicts and name, says what it was, and leaves the others', async () => {
    const id = await ask('Apa yang mengapung di sungai?');
    await ask(UNANSWERED);
    await gate.act(server.caller(), 'thumbs-down', press(id));
    await gate.act(server.caller({ person: 'budi' }), 'thumbs-down', press(id));
    expect(await decide('confirm')).toMatchObject({
      stage: 'deleted',
      data: { answers: 2, openQuestions: [UNANSWERED], thumbsDown: 1 },
    });
    expect((await call('show')).data).toMatchObject({ answers: 0, openQuestions: [], thumbsDown: 0, since: null });
    expect(await toy.services.group.openQuestions(server.owner)).toEqual([]);
    expect(await toy.services.group.verdicts(server.owner, id)).toEqual({ up: 0, down: 1 });
    expect((await toy.services.group.shownAnswer(server.owner, id)).asker).toBeNull();
  });

  it('leaves not even the note of a first answer where nothing else is kept any more', async () => {
    const id = await ask('Apa yang mengapung di sungai?');
    const { group } = toy.services;
    await group.forgetAnswer(server.owner, id);
    expect(await group.isFirstAnswer(server.owner, 'ani')).toBe(false);
    expect(await call('delete')).toMatchObject({ stage: 'asked', data: { since: null } });
    expect(await group.isFirstAnswer(server.owner, 'ani')).toBe(true);
  });
});
