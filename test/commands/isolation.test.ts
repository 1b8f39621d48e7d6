// Two servers, and people without rights: whatever ids are guessed, pressed or typed, nothing of another server is shown or changed.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGroup } from '../../commands/command.js';
import { openSqlite, type SqliteFile } from '../../src/database/sqlite.js';
import { openStore } from '../../src/database/sqlite-store.js';
import { writtenDetails } from '../../src/digest/details.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { askedFor, permitOf, scheduleDraft, sentAt } from '../database/schedule-drafts.js';
import { openedSession, roundDraft, sessionDraft } from '../database/study-drafts.js';
import { ofKind } from './reply-of-kind.js';
import { OPERATOR, openToyServices, press, RAFTS, type ToyServer, type ToyServices } from './toy-services.js';

const TITLE = 'Catatan kwelarisan';
const SECRETS = {
  'rahasia.md': `---\ntitle: ${TITLE}\n---\n\nGua kwelarisan ditemukan oleh Jumadil. Isinya stalaktit panjang yang berwarna ungu.`,
  'lama.md': 'Telaga kwelarisan mengering pada musim kemarau panjang.',
};
const [ANSWERED, UNANSWERED] = ['Gua kwelarisan ditemukan oleh siapa?', 'Berapa harga tiket kwelarisan bulan depan?'];
const FOREIGN_CHANNEL = 'kanal-asing';
const TABLES = [
  ...['group_settings', 'shown_answers', 'verdicts', 'blocked_quotes', 'open_questions', 'discussions'],
  ...['first_answers', 'question_counts', 'quotes', 'collections', 'channel_collections', 'files'],
  ...['tombstones', 'withdrawn_quotes', 'servers', 'proposals', 'reading_notices'],
  ...['schedules', 'postings', 'used_sentences', 'sessions', 'session_members'],
  ...['quiz_rounds', 'quiz_answers', 'round_complaints', 'unnamed_people'],
];

let toy: ToyServices;
let gate: Dispatcher;
let theirs: ToyServer;
let ours: ToyServer;
let database: SqliteFile;
/** Ids of everything that the other server has. */
let ids: readonly string[];
let digest: string;

beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
  theirs = await toy.server(SECRETS);
  ours = await toy.server(RAFTS);
  database = openSqlite(join(toy.toy.data, 'kutip.sqlite'));
  ids = await fill();
});
afterAll(async () => {
  database.close();
  await toy.close();
});

/** Does everything once in the other server. */
async function fill(): Promise<readonly string[]> {
  const them = theirs.caller({ channels: [FOREIGN_CHANNEL], managesServer: true });
  const ask = async (question: string, onlyMe: boolean) => {
    const options = { question, 'only-me': onlyMe };
    return ofKind(await gate.run(them, { command: 'ask', options }), 'answer');
  };
  const [answered, unanswered] = [await ask(ANSWERED, false), await ask(UNANSWERED, false)];
  const hidden = await ask(ANSWERED, true);
  const found = await gate.menu(them, 'Find sources', {
    ...{ channel: FOREIGN_CHANNEL, message: '5', author: 'budi', isOwn: false },
    content: 'Gua kwelarisan ditemukan oleh Jumadil.',
  });
  const [quote = ''] = answered.answer.quotes.map(({ id }) => id);
  await gate.act(them, 'thumbs-down', press(answered.frame.id ?? ''));
  await gate.act(them, 'discuss', press(`${quote}.${answered.frame.id}`));
  const questions = await toy.services.group.openQuestions(theirs.owner);
  return [
    ...[quote, ...unanswered.answer.nearest.map(({ id }) => id)],
    ...[answered, unanswered, hidden].map(({ frame }) => frame.id ?? ''),
    ofKind(found, 'passages').answerId ?? '',
    ...questions.flatMap((group) => group.questions.map(({ id }) => id)),
    ...(await postDigest()),
    ...(await holdSession(quote)),
    ...['thread-1', FOREIGN_CHANNEL, theirs.owner],
  ];
}

/** Has a digest posted in the other server; returns the ids of both. */
async function postDigest(): Promise<readonly string[]> {
  const store = openStore(join(toy.toy.data, 'kutip.sqlite'));
  try {
    const [collection] = await store.collections(theirs.owner);
    const settings = { collectionId: collection?.id ?? 0, quotes: 1, topic: 'kwelarisan', role: null, repeat: false };
    const details = writtenDetails({ ...settings, language: 'id', newAfter: 0 });
    const schedule = await store.saveSchedule(scheduleDraft(theirs.owner, FOREIGN_CHANNEL, 1e15, { details }));
    const posting = await askedFor(store, schedule, 1_000);
    await store.settlePosting(permitOf(posting, 'me'), sentAt(1_000), ['k1']);
    digest = schedule.id;
    return [schedule.id, posting.id];
  } finally {
    store.close();
  }
}

/** Has a study session held in the other server, with a quiz; returns the ids of both. */
async function holdSession(quote: string): Promise<readonly string[]> {
  const store = openStore(join(toy.toy.data, 'kutip.sqlite'));
  try {
    const { owner } = theirs;
    const [collection] = await store.collections(owner);
    const about = { about: { kind: 'topic', topic: TITLE }, plan: [{ quoteId: quote, prompt: null }] } as const;
    const draft = sessionDraft({ owner, collectionId: collection?.id ?? 0 }, 1_000, about);
    const session = await openedSession(store, draft, 'thread-1');
    await store.joinSession(owner, session.id, 'ani');
    const [round] = await store.saveRounds(owner, session.id, [roundDraft(quote)]);
    await store.answerRound(owner, round?.id ?? '', 'ani', 2);
    await store.complainOfRound(owner, round?.id ?? '', 'ani');
    await store.saveUnnamed(owner, 'ani', true);
    return [session.id, round?.id ?? ''];
  } finally {
    store.close();
  }
}

/** Everything that is kept of a server. */
async function keptOf(owner: string): Promise<string> {
  const rows = await database.read((sql) =>
    TABLES.map((table) => sql.all<object>(`SELECT * FROM ${table} WHERE owner = ?`, owner)),
  );
  return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? [...value] : value));
}

/** Arguments of buttons in every form that there is, made of these ids. */
function argumentsOf(those: readonly string[]): readonly string[] {
  const [quote = '', , answer = ''] = those;
  const pairs = those.flatMap((id) => [
    `${id}.${answer}`,
    `${quote}.${id}`,
    `${answer}.${id}`,
    `${id}.0`,
    `0.${id}.kwelarisan`,
  ]);
  const pages = those.flatMap((id) => [`${id}.-`, `${id}.-.1`]);
  return [...those, ...pairs, ...pages].filter((argument) => argument.length <= 60);
}

/** What somebody chooses in the menu of an action. */
function chosenIn(action: string): readonly string[] {
  if (action === 'complain') return ['junk'];
  if (action === 'set-private-channels') return [];
  return [action === 'choose-digest' ? digest : (ids[0] ?? '')];
}

const guesser = (change: Partial<Caller> = {}) =>
  ours.caller({
    ...{ person: OPERATOR, managesServer: true, questionShown: 'Apa ini?' },
    ...{ channels: [FOREIGN_CHANNEL], message: { channel: FOREIGN_CHANNEL, message: '1' } },
    ...change,
  });
/** Failures would tell a stranger that there is something, and fill the log. */
const expectNothingOf = (reply: unknown) => {
  expect(JSON.stringify(reply)).not.toMatch(/jumadil|stalaktit|telaga|tiket|rahasia\.md|lama\.md|catatan/i);
  expect(reply).not.toMatchObject({ kind: 'failure' });
};

describe('with ids of another server, whoever manages this one', () => {
  it('is shown nothing of it and changes nothing in it by any button, menu or form', async () => {
    const before = await keptOf(theirs.owner);
    const said = [toy.messenger.sent.length, toy.messenger.threads.length];
    const harmless = gate.actions.filter(({ name }) => name !== 'sample-documents');
    for (const { name, form } of harmless) {
      for (const argument of argumentsOf(ids)) {
        const values = chosenIn(name);
        const fields = form === undefined ? {} : { zone: ids[0] ?? '' };
        expectNothingOf(await gate.act(guesser(), name, { argument, values, fields }));
        if (form !== undefined) expectNothingOf(await gate.form(guesser(), name, { argument, values }));
      }
    }
    expect(await keptOf(theirs.owner)).toBe(before);
    expect([toy.messenger.sent.length, toy.messenger.threads.length]).toEqual(said);
    expect(toy.failures).toEqual([]);
  });

  it('is shown nothing of it by any command, completion or menu of a message', async () => {
    const before = await keptOf(theirs.owner);
    const typed = [...ids, 'rahasia.md', TITLE, 'kwelarisan', 'Telaga kwelarisan mengering pada musim kemarau'];
    for (const command of gate.commands) {
      for (const runnable of isGroup(command) ? command.subcommands : [command]) {
        const names = { command: command.name.en, ...(isGroup(command) && { subcommand: runnable.name.en }) };
        for (const text of typed) {
          for (const option of Object.keys(runnable.options)) {
            expectNothingOf(await gate.complete(guesser(), { ...names, options: {} }, option, text));
            // What is repeated from what was typed is no news.
            const reply = JSON.stringify(await gate.run(guesser(), { ...names, options: { [option]: text } }));
            expectNothingOf(reply.replaceAll(text, ''));
          }
        }
        if (Object.keys(runnable.options).length === 0)
          expectNothingOf(await gate.run(guesser(), { ...names, options: {} }));
      }
    }
    const message = { channel: FOREIGN_CHANNEL, message: '5', author: 'budi', isOwn: false };
    for (const { name } of gate.menus) {
      expectNothingOf(
        await gate.menu(guesser(), name.en, { ...message, content: 'Siapa menemukan gua kwelarisan itu?' }),
      );
    }
    expect(await keptOf(theirs.owner)).toBe(before);
    expect(toy.failures).toEqual([]);
  });
});

describe('a member who manages nothing', () => {
  const member = (change: Partial<Caller> = {}) => theirs.caller({ person: 'tamu', ...change });

  it('is refused every button, menu and form of managers, whatever it carries', async () => {
    const before = await keptOf(theirs.owner);
    const reserved = gate.actions.filter(({ access }) => access !== 'everyone');
    expect(reserved.length).toBeGreaterThan(10);
    for (const { name, form } of reserved) {
      for (const argument of ['', 'setup', 'settings', ...argumentsOf(ids)]) {
        for (const values of [[], ['id'], ['no'], ['1'], ['123']]) {
          const input = { argument, values, fields: { zone: 'Asia/Jakarta' } };
          expect(await gate.act(member(), name, input)).toMatchObject({ code: 'not-allowed' });
        }
        if (form !== undefined)
          expect(await gate.form(member(), name, { argument, values: [] })).toMatchObject({ code: 'not-allowed' });
      }
    }
    expect(await keptOf(theirs.owner)).toBe(before);
  });

  it('is refused their commands, also with the role once it is taken away', async () => {
    await toy.services.group.changeSettings(theirs.owner, { managersRole: 'guru' });
    const guru = member({ roles: ['guru'] });
    const change = () => press('settings', { values: ['2'] });
    expect(await gate.act(guru, 'set-quotes', change())).toMatchObject({ kind: 'settings' });
    expect(await gate.act(member(), 'set-quotes', change())).toMatchObject({ code: 'not-allowed' });
    for (const command of gate.commands) {
      for (const { access, name } of isGroup(command) ? command.subcommands : [command]) {
        if (access === 'everyone') continue;
        const names = { command: command.name.en, ...(isGroup(command) && { subcommand: name.en }) };
        expect(await gate.acknowledge(member(), { ...names, options: {} })).toMatchObject({ code: 'not-allowed' });
        expect(await gate.run(member(), { ...names, options: {} })).toMatchObject({ code: 'not-allowed' });
      }
    }
  });
});
