// A collection tied to a channel, for people who see that channel: what of it may be shown to everybody, and where.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { ANSWERED, CHANNEL, LABEL, SENTENCE, type TiedServer, tiedServer, UNANSWERED } from './tied-server.js';
import { openToyServices, press, type ToyServices } from './toy-services.js';

const NOT_HERE = { kind: 'refusal', code: 'not-here' };

let toy: ToyServices;
let gate: Dispatcher;
let tied: TiedServer;
/** Who sees the channel, but is in another that everybody sees. */
let elsewhere: Caller;
let posted: () => number;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());
beforeEach(async () => {
  tied = await tiedServer(toy, gate);
  elsewhere = tied.insider({ channels: ['umum'] });
  const before = toy.messenger.sent.length + toy.messenger.threads.length;
  posted = () => toy.messenger.sent.length + toy.messenger.threads.length - before;
});

const asked = { command: 'ask', options: { question: ANSWERED, collection: LABEL } };
const questions = () => toy.services.group.openQuestions(tied.server.owner);

describe('a question to it', () => {
  it('is answered before everybody in its channel, where it is asked without being named', async () => {
    const invocation = { command: 'ask', options: { question: ANSWERED } };
    expect(await gate.acknowledge(tied.insider(), invocation)).toBe('public');
    const { answer, frame } = ofKind(await gate.run(tied.insider(), invocation), 'answer');
    expect(answer.quotes[0]?.text).toContain(SENTENCE);
    expect(frame.tied).toBeUndefined();
    const inThread = tied.insider({ channels: ['utas', CHANNEL] });
    expect(await gate.acknowledge(inThread, invocation)).toBe('public');
  });

  it('from another channel is answered to who asks alone, and the answer says so', async () => {
    expect(await gate.acknowledge(elsewhere, asked)).toBe('private');
    const { answer, frame } = ofKind(await gate.run(elsewhere, asked), 'answer');
    expect(answer.quotes[0]?.text).toContain(SENTENCE);
    expect(frame).toMatchObject({ visibility: 'private', tied: true });
  });

  it('that nothing answers is not kept from another channel, because only one person saw it', async () => {
    const before = await questions();
    const options = { question: 'Berapa banyak stalaktit kwelarisan dijual?', collection: LABEL };
    await gate.run(elsewhere, { command: 'ask', options });
    expect(await questions()).toEqual(before);
  });

  it('is refused where everybody would see the answer, without a word of what it would have been', async () => {
    const mention = { ...elsewhere, fixedVisibility: 'public' } as const;
    const reply = await gate.run(mention, asked);
    expect(reply).toMatchObject(NOT_HERE);
    expect(JSON.stringify(reply)).not.toContain(LABEL);
    expect(await gate.run({ ...elsewhere, seenBy: 'public' }, asked)).toMatchObject(NOT_HERE);
  });

  it('offers documents of the collection that was named, while another option is typed', async () => {
    const choices = (options: Record<string, string>, option: string, typed: string) =>
      gate.complete(elsewhere, { command: 'ask', options }, option, typed);
    expect(await choices({ collection: LABEL }, 'document', 'catatan')).toHaveLength(1);
    expect(await choices({}, 'document', 'catatan')).toEqual([]);
    expect(await choices({ collection: 'Uji' }, 'collection', 'uji')).toEqual([{ label: LABEL, value: LABEL }]);
  });
});

describe('what was answered from it', () => {
  it('cannot be shared, discussed or opened for all in another channel', async () => {
    const own = ofKind(await gate.run(elsewhere, asked), 'answer');
    const [answer, quote] = [own.frame.id ?? '', own.answer.quotes[0]?.id ?? ''];
    const here = { ...elsewhere, questionShown: ANSWERED, message: { channel: 'umum', message: '9' } };
    expect(await gate.act(here, 'share', press(answer))).toMatchObject(NOT_HERE);
    expect(await gate.act(here, 'discuss', press(`${quote}.${answer}`))).toMatchObject(NOT_HERE);
    expect(await gate.act(here, 'page', press(`${quote}.${answer}.1`))).toMatchObject(NOT_HERE);
    expect(posted()).toBe(0);
  });

  it('can be opened by who sees it, and paged through where nobody else does', async () => {
    const own = ofKind(await gate.run(elsewhere, asked), 'answer');
    const quote = own.answer.quotes[0]?.id ?? '';
    const opened = ofKind(await gate.act(elsewhere, 'open', press(quote)), 'context');
    expect(opened.discussable).toBe(false);
    const alone = { ...elsewhere, message: { channel: 'umum', message: '9' }, messageSeenBy: 'private' } as const;
    expect(await gate.act(alone, 'page', press(`${quote}.-.0`))).toMatchObject({ kind: 'context' });
  });

  it('can be shared and discussed in its channel, also a private answer', async () => {
    const own = ofKind(
      await gate.run(tied.insider(), { ...asked, options: { ...asked.options, 'only-me': true } }),
      'answer',
    );
    const here = tied.insider({ questionShown: ANSWERED });
    expect(await gate.act(here, 'share', press(own.frame.id ?? ''))).toMatchObject({ kind: 'answer' });
    const opened = ofKind(await gate.act(here, 'open', press(tied.ids.quote)), 'context');
    expect(opened.discussable).toBe(true);
  });

  it('is checked by its text wherever one is, by who may know of it', async () => {
    const check = (caller: Caller) => gate.run(caller, { command: 'check', options: { text: SENTENCE } });
    const place = { document: 'rahasia.md' };
    expect(await check(elsewhere)).toMatchObject({ checked: [{ result: { verdict: 'same', place } }] });
    const outsiders = ofKind(await check(tied.outsider()), 'check');
    expect(outsiders.checked[0]?.result.verdict).toBe('not-found');
  });
});

describe('a later answer from it', () => {
  const answerNow = async () => {
    const place = { owner: tied.server.owner, collectionId: tied.collectionId };
    const bytes = Buffer.from('Harga tiket kwelarisan bulan depan berapa: sepuluh ribu rupiah.');
    await toy.services.documents.keep({ ...place, name: 'harga.md', bytes, by: 'bu-guru' });
    await toy.services.documents.read(place);
    return ofKind(await gate.run(elsewhere, { command: 'unanswered', options: {} }), 'unanswered');
  };

  it('is found by asking its own collection, wherever it is asked again, and posted in its channel', async () => {
    expect((await answerNow()).answered).toMatchObject([{ question: UNANSWERED, channel: CHANNEL }]);
    const reply = await gate.act(elsewhere, 'post-answer', press(tied.ids.question));
    expect(reply).toMatchObject({ kind: 'unanswered', postedTo: CHANNEL });
    expect(toy.messenger.sent.at(-1)).toMatchObject({ channel: CHANNEL, reply: { kind: 'answer' } });
  });

  it('is posted nowhere once that channel is not its own any more, and stays in the list', async () => {
    await answerNow();
    await toy.services.collections.tie(tied.server.owner, tied.collectionId, ['700000000000000002']);
    expect(await gate.act(elsewhere, 'post-answer', press(tied.ids.question))).toMatchObject(NOT_HERE);
    expect(posted()).toBe(0);
    expect((await toy.services.group.question(tied.server.owner, tied.ids.question)).answeredBy).not.toBeNull();
  });

  it('is not asked for by a manager who may not know of it', async () => {
    const { owner } = tied.server;
    await answerNow();
    const outsider = tied.outsider({ managesServer: true });
    const list = ofKind(await gate.run(outsider, { command: 'unanswered', options: {} }), 'unanswered');
    expect(list.totals).toEqual({ open: 0, answered: 0, complaints: 0 });
    expect(await toy.services.group.answeredQuestions(owner)).toHaveLength(1);
  });
});

describe('that a document of it was read', () => {
  it('is told in its channels and their threads only', async () => {
    const event = { kind: 'documents-read', owner: tied.server.owner, collectionId: tied.collectionId } as const;
    const told = (channels: readonly string[]) =>
      gate.notice({ ...event, channels, language: 'id', fileIds: [tied.ids.file] });
    expect(await told(['umum'])).toBeNull();
    expect(await told([CHANNEL])).toMatchObject({ kind: 'given', late: true, documents: [{ name: 'rahasia.md' }] });
    expect(await told(['utas', CHANNEL])).toMatchObject({ kind: 'given' });
  });
});
