// The menu "Add to Kutip's documents", and what becomes of what members propose.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstWords } from '../../commands/add-from-message.js';
import { type Caller, createTurns, type Dispatcher, type TargetMessage } from '../../src/dispatch.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServer, type ToyServices } from './toy-services.js';

const MENU = "Add to Kutip's documents";
const KITE = 'Layangan dibuat dari bambu dan kertas.';
const CHANNEL = '104';

let toy: ToyServices;
let server: ToyServer;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
});
afterAll(() => toy.close());
beforeEach(async () => {
  server = await toy.server({});
  gate = toy.gate();
  toy.messenger.sent.length = 0;
});

const member = (change: Partial<Caller> = {}) => server.caller({ channels: [CHANNEL], ...change });
const manager = (change: Partial<Caller> = {}) => member({ managesServer: true, person: 'budi', ...change });
const message = (change: Partial<TargetMessage> = {}): TargetMessage => ({
  ...{ channel: CHANNEL, message: '77', author: 'citra', isOwn: false, content: '', attachments: [] },
  ...change,
});
const attached = (name: string, text = KITE) => message({ attachments: [toy.attachments.attach(name, text)] });
const propose = async (target: TargetMessage, change: Partial<Caller> = {}) => {
  const reply = await gate.menu(member(change), MENU, target);
  return ofKind(reply, 'notice').sentence;
};
const decide = (action: 'accept-proposal' | 'decline-proposal', id: string, change: Partial<Caller> = {}) =>
  gate.act(manager(change), action, press(id));
const answered = async () => {
  const reply = await gate.run(member(), { command: 'ask', options: { question: 'Layangan dibuat dari apa?' } });
  return reply.kind === 'answer' && reply.answer.answered;
};
const posted = () => toy.messenger.sent.map(({ reply }) => ofKind(reply, 'proposals'));
const proposalId = () => posted().at(-1)?.proposals[0]?.id ?? '';

describe('a manager', () => {
  it('adds what is attached to a message, whoever wrote it', async () => {
    const reply = ofKind(await gate.menu(manager(), 'Tambah ke dokumen Kutip', attached('layangan.txt')), 'given');
    expect(reply.documents).toMatchObject([{ name: 'layangan.txt', state: 'read' }]);
    expect(await answered()).toBe(true);
    expect(toy.messenger.sent).toEqual([]);
  });

  it('adds the text of a message only where that was written by the same person', async () => {
    const own = message({ author: 'budi', content: `**${KITE}** Benangnya panjang.` });
    const { documents } = ofKind(await gate.menu(manager(), MENU, own), 'given');
    expect(documents).toMatchObject([
      {
        name: 'Layangan dibuat dari bambu dan kertas. Benangnya panjang.txt',
        metadata: {
          title: 'Layangan dibuat dari bambu dan kertas. Benangnya panjang.',
          url: `https://discord.com/channels/${server.owner}/${CHANNEL}/77`,
        },
      },
    ]);
    const others = await gate.menu(manager({ language: 'en' }), MENU, message({ content: KITE }));
    expect(others).toMatchObject({ code: 'nothing-to-add', sentence: expect.stringContaining('only by who wrote it') });
    expect(await gate.menu(manager(), MENU, message({ author: 'budi', content: '<@1>' }))).toMatchObject({
      code: 'nothing-to-add',
    });
  });

  it('adds a long text beside its files, and takes a short one for what is said of them', async () => {
    const names = async (content: string) => {
      const target = { ...attached(`l${content.length}.txt`, `${KITE} ${content.length}`), author: 'budi', content };
      return ofKind(await gate.menu(manager(), MENU, target), 'given').documents.map(({ name }) => name);
    };
    expect(await names('Ini bahannya, ya.')).toEqual(['l17.txt']);
    expect(await names('Kata demi kata. '.repeat(10))).toHaveLength(2);
  });
});

describe('a title made of a text’s first words', () => {
  it('is exact, and ends with a whole word', () => {
    const long = 'Layangan dibuat dari bambu dan kertas yang ringan supaya terbang tinggi sekali';
    expect(firstWords(long)).toBe('Layangan dibuat dari bambu dan kertas yang ringan supaya');
    expect(firstWords(`***\n\n  Judul  \n${long}`)).toBe('Judul');
    expect(firstWords(`${'x'.repeat(59)}😀 kata`)).toBe('x'.repeat(59));
  });
});

describe('a member', () => {
  it('proposes, which the channel is told of, and learns what happens next', async () => {
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    const sentence = await propose(attached('layangan.txt'));
    expect(sentence).toContain('Dokumennya sudah diusulkan.');
    expect(sentence).toContain('pesan di kanal ini');
    expect(toy.messenger.sent).toMatchObject([
      {
        channel: CHANNEL,
        reply: { language: 'en', posted: true, proposals: [{ name: 'layangan.txt', by: 'ani' }] },
      },
    ]);
    expect(await answered()).toBe(false);
  });

  it('proposes without a message where Kutip or the member cannot write, or not everybody may know', async () => {
    toy.messenger.allow('105', { canSend: false });
    for (const change of [{ channels: ['105'] }, { mayWrite: false }]) {
      const text = `${KITE} ${JSON.stringify(change)}`;
      expect(await propose(attached('l.txt', text), change)).toContain('/dokumen daftar');
    }
    expect(toy.messenger.sent).toEqual([]);
    const list = await gate.run(manager(), { command: 'documents', subcommand: 'list', options: {} });
    expect(list).toMatchObject({ proposals: 2 });
    expect(await gate.run(member(), { command: 'documents', subcommand: 'list', options: {} })).not.toHaveProperty(
      'proposals',
    );
  });

  it('is told why what cannot be read, or is there already, is not proposed', async () => {
    const bad = await gate.menu(member(), MENU, attached('gambar.png', '\u0089PNG\u0000\u0001'));
    expect(bad).toMatchObject({ kind: 'refusal' });
    const two = message({
      attachments: [toy.attachments.attach('a.txt', KITE), toy.attachments.attach('kosong.txt', '')],
    });
    const sentence = await propose(two, { language: 'en' });
    expect(sentence).toContain('The document was proposed.');
    expect(sentence).toContain('kosong.txt');
    expect(await gate.menu(member(), MENU, attached('b.txt'))).toMatchObject({ code: 'known' });
    expect(toy.messenger.sent).toHaveLength(1);
  });
});

describe('many at once', () => {
  it('have one file of a server in memory at a time, whoever they are', async () => {
    const targets = ['a', 'b', 'c'].map((name) =>
      message({
        attachments: [1, 2].map((number) => toy.attachments.attach(`${name}.txt`, `${KITE} ${name}${number}`)),
      }),
    );
    await Promise.all(targets.map((target, at) => gate.menu(at === 0 ? manager() : member(), MENU, target)));
    expect(toy.attachments.most()).toBe(1);
    expect(posted().flatMap(({ proposals }) => proposals)).toHaveLength(4);
  });

  it('from one person are asked to slow down, before anything is downloaded', async () => {
    gate = toy.gate({ turns: createTurns({ concurrent: 1, waiting: 1, perMinute: 2 }) });
    for (const name of ['a', 'b']) await propose(attached(`${name}.txt`, `${KITE} ${name}`));
    const before = toy.attachments.opened.length;
    expect(await gate.menu(member(), MENU, attached('c.txt', `${KITE} c`))).toMatchObject({ code: 'too-fast' });
    expect(toy.attachments.opened).toHaveLength(before);
  });

  it('find that no more may wait without any further download', async () => {
    const { id: collectionId } = await toy.services.library.collection(server.owner);
    const waiting = { owner: server.owner, collectionId, name: 'usul.txt' };
    for (let number = 1; number <= 25; number += 1) {
      const bytes = new TextEncoder().encode(`Usulan ${number}.`);
      await toy.services.proposals.propose({ ...waiting, by: `anggota ${number}`, bytes });
    }
    const before = toy.attachments.opened.length;
    const target = message({
      attachments: ['a', 'b'].map((name) => toy.attachments.attach(`${name}.txt`, KITE + name)),
    });
    const reply = await gate.menu(member({ language: 'en' }), MENU, target);
    expect(reply).toMatchObject({
      code: 'full-proposals',
      sentence: expect.stringMatching(/^25 proposals[^.]*\.[^.]*\.$/),
    });
    expect(toy.attachments.opened).toHaveLength(before + 1);
  });
});

describe('a proposal', () => {
  it('is read when a manager accepts it, and the message ends as what became of it', async () => {
    await propose(attached('layangan.txt'));
    const message = { channel: CHANNEL, message: '1' };
    await toy.services.group.changeSettings(server.owner, { language: 'en' });
    const reply = await decide('accept-proposal', proposalId(), { message, messageSeenBy: 'public' });
    expect(reply).toMatchObject({
      kind: 'given',
      language: 'en',
      documents: [{ name: 'layangan.txt', state: 'read' }],
    });
    expect(await answered()).toBe(true);
  });

  it('is accepted once where two managers press at once', async () => {
    await propose(attached('layangan.txt'));
    const replies = await Promise.all([
      decide('accept-proposal', proposalId()),
      decide('accept-proposal', proposalId(), { person: 'citra' }),
      decide('decline-proposal', proposalId(), { person: 'dewi' }),
    ]);
    expect(replies.map((reply) => (reply.kind === 'refusal' ? reply.code : reply.kind))).toEqual([
      'given',
      'outdated',
      'outdated',
    ]);
    expect(toy.failures).toEqual([]);
  });

  it('is gone when it is declined', async () => {
    await propose(attached('layangan.txt'));
    expect(await decide('decline-proposal', proposalId())).toMatchObject({
      kind: 'notice',
      sentence: '“layangan.txt” tidak ditambahkan.',
    });
    expect(await decide('accept-proposal', proposalId())).toMatchObject({ code: 'outdated' });
    expect(await answered()).toBe(false);
    await propose(attached('layangan.txt'));
  });

  it('leaves the others of its message to be decided on', async () => {
    const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => toy.attachments.attach(name, `${KITE} ${name}`));
    await propose(message({ attachments: files }));
    const [first, second, third] = (posted().at(-1)?.proposals ?? []).map(({ id }) => id);
    const seen = { message: { channel: CHANNEL, message: '1' }, messageSeenBy: 'public' } as const;
    expect(await decide('decline-proposal', first ?? '', seen)).toMatchObject({
      ...{ kind: 'proposals', posted: true },
      proposals: [{ id: second }, { id: third }],
    });
    expect(await decide('accept-proposal', second ?? '', seen)).toMatchObject({ kind: 'given', proposals: 1 });
    expect(await decide('decline-proposal', third ?? '', seen)).toMatchObject({ kind: 'notice' });
  });

  it('is decided by managers only', async () => {
    await propose(attached('layangan.txt'));
    for (const name of ['accept-proposal', 'decline-proposal', 'proposals']) {
      expect(await gate.act(member(), name, press(proposalId()))).toMatchObject({ code: 'not-allowed' });
    }
  });

  it('waits in the managers’ list, one collection after another', async () => {
    const course = await server.collection('Sejarah');
    await toy.services.collections.useIn(server.owner, course.id, ['106']);
    await propose(attached('utama.txt'));
    await propose(attached('raja.txt', 'Raja itu bijaksana.'), { channels: ['106'] });
    const list = async () => ofKind(await gate.act(manager(), 'proposals', press('')), 'proposals');
    expect(await list()).toMatchObject({
      posted: false,
      collection: { label: null },
      proposals: [{ name: 'utama.txt' }],
    });
    await decide('decline-proposal', (await list()).proposals[0]?.id ?? '');
    expect(await list()).toMatchObject({ collection: { label: 'Sejarah' }, proposals: [{ name: 'raja.txt' }] });
    await decide('accept-proposal', (await list()).proposals[0]?.id ?? '');
    expect((await list()).proposals).toEqual([]);
  });

  it('is said nothing of to everybody, and nothing to managers who cannot see its collection', async () => {
    const exam = await server.collection('Ujian', ['107']);
    await toy.services.collections.useIn(server.owner, exam.id, ['107']);
    const insider = { channels: ['107'], sees: () => true };
    expect(await propose(attached('soal.txt'), insider)).toContain('pesan di kanal ini');
    const id = proposalId();
    const outsider = { channels: ['108'], sees: () => false };
    const list: Reply = await gate.act(manager(outsider), 'proposals', press(''));
    expect(list).toMatchObject({ proposals: [], collection: { isDefault: true } });
    expect(await decide('accept-proposal', id, outsider)).toMatchObject({ code: 'outdated' });
    const elsewhere = {
      channels: ['108'],
      message: { channel: '108', message: '1' },
      messageSeenBy: 'public',
    } as const;
    expect(await decide('accept-proposal', id, { ...insider, ...elsewhere })).toMatchObject({ code: 'not-here' });
    expect(await decide('accept-proposal', id, insider)).toMatchObject({
      kind: 'given',
      collection: { label: 'Ujian' },
    });
  });
});
