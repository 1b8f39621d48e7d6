// Discuss: where the thread is opened, what it begins with, and that a quote has one thread in a channel.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const QUESTION = 'Perahu ulin dibuat dari kayu apa?';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
let channel: string;
let channels = 0;
beforeAll(async () => {
  toy = await openToyServices();
  server = await toy.server();
  gate = toy.gate();
});
afterAll(() => toy.close());
beforeEach(() => {
  channels += 1;
  channel = `kanal-${channels}`;
});

const inChannel = (change: Partial<Caller> = {}) => server.caller({ channels: [channel], ...change });
const discuss = (argument: string, change: Partial<Caller> = {}) =>
  gate.act(inChannel(change), 'discuss', press(argument));
const threads = () => toy.messenger.threads.filter((thread) => thread.channel === channel);

/** Asked and posted, or seen by the asker alone; the argument of its Discuss button. */
async function answered(onlyMe = false) {
  const reply = await gate.run(inChannel(), { command: 'ask', options: { question: QUESTION, 'only-me': onlyMe } });
  const { answer, frame } = ofKind(reply, 'answer');
  const message = `message-of-${frame.id}`;
  toy.messenger.show(message, QUESTION);
  if (!onlyMe) await gate.delivered(inChannel(), reply, { channel, message });
  const [quote] = answer.quotes;
  return { argument: `${quote?.id}.${frame.id}`, quote, answerId: frame.id };
}

describe('Discuss', () => {
  it('opens a thread that begins with the question and the quote', async () => {
    const { argument, quote, answerId } = await answered();
    const { thread, existed } = ofKind(await discuss(argument), 'discussion');
    expect(existed).toBe(false);
    expect(threads()).toMatchObject([
      { id: thread, title: QUESTION, first: { kind: 'discussion-opening', question: QUESTION, answerId } },
    ]);
    const first = threads()[0]?.first;
    expect(first?.kind === 'discussion-opening' && first.quote).toMatchObject({
      id: quote?.id,
      text: quote?.text,
      emphasis: quote?.emphasis,
    });
  });

  it('leads to the same thread when it is pressed again, by whomever', async () => {
    const { argument } = await answered();
    const { thread } = ofKind(await discuss(argument), 'discussion');
    const again = await discuss(argument, { person: 'budi', language: 'en' });
    expect(again).toEqual({ kind: 'discussion', language: 'en', thread, existed: true, here: false });
    expect(threads()).toHaveLength(1);
  });

  it('opens one thread for two people who press at once', async () => {
    const { argument } = await answered();
    const replies = await Promise.all(['ani', 'budi', 'citra'].map((person) => discuss(argument, { person })));
    expect(new Set(replies.map((reply) => ofKind(reply, 'discussion').thread)).size).toBe(1);
    expect(threads()).toHaveLength(1);
  });

  it('opens another when the thread is gone, whether Kutip was told of it or not', async () => {
    const { argument } = await answered();
    const first = ofKind(await discuss(argument), 'discussion').thread;
    toy.messenger.lose(first);
    const second = ofKind(await discuss(argument), 'discussion');
    expect(second).toMatchObject({ existed: false });
    await gate.notice({ kind: 'thread-gone', owner: server.owner, thread: second.thread });
    expect(await discuss(argument)).toMatchObject({ existed: false });
    expect(threads()).toHaveLength(3);
  });

  it('posts into the thread in which it is pressed, once', async () => {
    toy.messenger.allow(channel, { isThread: true, canOpenThread: false });
    const { argument } = await answered();
    expect(await discuss(argument)).toMatchObject({ thread: channel, existed: false, here: true });
    expect(await discuss(argument)).toMatchObject({ thread: channel, existed: true, here: true });
    expect(toy.messenger.sent.filter((sent) => sent.channel === channel)).toMatchObject([
      { reply: { kind: 'discussion-opening', question: QUESTION } },
    ]);
    expect(threads()).toEqual([]);
  });

  it('never shows a question that only one person saw', async () => {
    const { argument, quote } = await answered(true);
    await discuss(argument);
    expect(threads()).toMatchObject([{ title: quote?.title, first: { question: null } }]);
  });

  it('speaks the server’s language, until that is chosen the question’s', async () => {
    const { argument } = await answered();
    await discuss(argument, { language: 'en' });
    expect(threads()[0]?.first.language).toBe('id');
    const other = await toy.server();
    await toy.services.group.changeSettings(other.owner, { language: 'en' });
    const reply = await gate.run(other.caller({ channels: [channel] }), {
      command: 'ask',
      options: { question: QUESTION },
    });
    const { answer, frame } = ofKind(reply, 'answer');
    const pressed = press(`${answer.quotes[0]?.id}.${frame.id}`);
    await gate.act(other.caller({ channels: [channel] }), 'discuss', pressed);
    expect(threads()[1]?.first.language).toBe('en');
  });

  it('goes on without the answer once that is forgotten, or where none is known', async () => {
    const { quote, answerId } = await answered();
    await toy.services.group.forgetAnswer(server.owner, answerId ?? '');
    await discuss(`${quote?.id}.${answerId}`);
    expect(threads()).toMatchObject([{ title: quote?.title, first: { question: null, answerId: null } }]);
  });
});

describe('where no discussion can be', () => {
  it('it is said why, and nothing is posted', async () => {
    const { argument } = await answered();
    toy.messenger.allow(channel, { canOpenThread: false });
    expect(await discuss(argument)).toMatchObject({
      kind: 'refusal',
      code: 'no-thread',
      sentence: expect.stringContaining('izin Buat Utas Publik'),
    });
    toy.messenger.allow(channel, { isThread: true, canOpenThread: false, canSend: false });
    expect(await discuss(argument, { language: 'en' })).toMatchObject({
      code: 'no-thread',
      sentence: expect.stringContaining('Send Messages in Threads'),
    });
    expect(threads()).toEqual([]);
  });

  it('the open quote has no such button', async () => {
    const { argument } = await answered();
    const discussable = async () => ofKind(await gate.act(inChannel(), 'open', press(argument)), 'context').discussable;
    expect(await discussable()).toBe(true);
    toy.messenger.allow(channel, { canOpenThread: false });
    expect(await discussable()).toBe(false);
    toy.messenger.allow(channel, { isThread: true, canOpenThread: false });
    expect(await discussable()).toBe(true);
    toy.messenger.allow(channel, { isThread: true, canOpenThread: false, canSend: false });
    expect(await discussable()).toBe(false);
  });

  it('a withdrawn or unknown quote is refused', async () => {
    const other = await toy.server();
    const reply = await gate.run(other.caller(), { command: 'ask', options: { question: QUESTION } });
    const quoteId = ofKind(reply, 'answer').answer.quotes[0]?.id;
    await other.remove('perahu.md');
    expect(await gate.act(other.caller(), 'discuss', press(`${quoteId}.-`))).toMatchObject({ code: 'withdrawn' });
    expect(await discuss('00000000.-')).toMatchObject({ code: 'unknown-quote' });
  });
});
