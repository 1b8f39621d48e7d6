// Study sessions in SQLite: two processes on one file begin, open, end and answer once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Store } from '../../src/database/store.js';
import type { SessionDraft } from '../../src/database/study-store.js';
import { aboutQuote, openedIn, openedSession, roundDraft, sessionDraft } from './study-drafts.js';

const OWNER = 'server';

let folder: string;
let one: Store;
let stores: readonly Store[];
let draft: SessionDraft;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kutip-sessions-'));
  const path = join(folder, 'kutip.sqlite');
  const two = openStore(path);
  one = openStore(path);
  stores = [one, two, one, two];
  const collectionId = (await one.collection(OWNER, 'default')).id;
  draft = sessionDraft({ owner: OWNER, collectionId }, 1_000, aboutQuote('Q1'));
});
afterEach(() => {
  for (const store of new Set(stores)) store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What each process gets of doing the same at once. */
const race = <T>(work: (store: Store, at: number) => Promise<T>) => Promise.all(stores.map(work));

describe('of two processes on one database', () => {
  it('one begins the session about a quote, and all get that one', async () => {
    const begun = await race((each) => each.saveSession(draft));
    expect(begun.filter(({ existed }) => !existed)).toHaveLength(1);
    expect(new Set(begun.map(({ session }) => session.id)).size).toBe(1);
  });

  it('one opens it, and one session is open in a thread', async () => {
    const { session } = await one.saveSession(draft);
    const opened = await race((each, at) => each.openSession(OWNER, session.id, openedIn(`utas ${at}`)));
    expect(new Set(opened.map((each) => each?.thread)).size).toBe(1);
    const begun = await race((each, at) => each.saveSession({ ...draft, ...aboutQuote(`Q-${at}`) }));
    const held = await race((each, at) => each.openSession(OWNER, begun[at]?.session.id ?? '', openedIn('satu')));
    expect(held.filter((each) => each !== null)).toHaveLength(1);
    expect(await one.sessionIn(OWNER, 'satu')).toEqual(held.find((each) => each !== null));
  });

  it('one ends it, and one lets each person in', async () => {
    const { id } = await openedSession(one, draft, 'utas');
    const joined = await race((each) => each.joinSession(OWNER, id, 'budi'));
    expect(joined.filter((first) => first)).toHaveLength(1);
    const ended = await race((each) => each.endSession(OWNER, id, 'idle', 2_000));
    expect(ended.filter((first) => first)).toHaveLength(1);
  });

  it('one takes the choice of a person, and numbers of rounds are given once', async () => {
    const { id } = await openedSession(one, draft, 'utas');
    const rounds = (await race((each) => each.saveRounds(OWNER, id, [roundDraft()]))).flat();
    expect(rounds.map(({ number }) => number).sort()).toEqual([0, 1, 2, 3]);
    const answers = await race((each, at) => each.answerRound(OWNER, rounds[0]?.id ?? '', 'budi', at));
    expect(answers.filter((answer) => answer?.first)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.choice)).size).toBe(1);
    const closed = await race((each) => each.closeRound(OWNER, rounds[0]?.id ?? '', 'closed'));
    expect(closed.filter((first) => first)).toHaveLength(1);
  });
});
