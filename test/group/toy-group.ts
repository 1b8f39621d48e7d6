// A group on a real temporary database with the toy encoder, a clock set by hand, and a document that can be quoted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/database/sqlite-store.js';
import type { Permit, Store } from '../../src/database/store.js';
import type { Group } from '../../src/group/group.js';
import { openGroup } from '../../src/group/open-group.js';
import type { ShownAnswer } from '../../src/group-types.js';
import { UserError } from '../../src/user-error.js';
import { draft, passages, sha256 } from '../database/drafts.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

export const OWNER = 'server';
export const DAY = 24 * 60 * 60 * 1000;
const PERMIT: Permit = { lease: 'sync:server', holder: 'me' };

export interface ToyGroup {
  readonly group: Group;
  readonly store: Store;
  readonly collectionId: number;
  readonly warnings: string[];
  /** Questions that were embedded, in order. */
  readonly embedded: string[];
  /** Whether the models can be asked; else they fail as they do after a crash. */
  modelsRun: boolean;
  /** What the clock says. */
  now(): number;
  /** Moves the clock. */
  wait(milliseconds: number): void;
  /** Another process on the same database. */
  another(): Group;
  /** Publishes a document of one sentence. */
  publish(sentence: string): Promise<void>;
  /** A quote of that sentence. */
  quote(): Promise<string>;
  /** Remembers an answer of Ayu's with these quotes. */
  remember(quoteIds: readonly string[], change?: Partial<ShownAnswer>): Promise<string>;
  /** Keeps an open question. */
  ask(question: string, asker?: string, answerId?: string): Promise<void>;
  close(): void;
}

export async function openToyGroup(): Promise<ToyGroup> {
  const folder = mkdtempSync(join(tmpdir(), 'kutip-group-'));
  let now = Date.UTC(2026, 0, 7, 12);
  const clock = { now: () => now };
  const store = openStore(join(folder, 'kutip.sqlite'), clock);
  const encoder = createToyEncoder();
  const embedded: string[] = [];
  const watched = {
    ...encoder,
    embedQuestion: async (question: string) => {
      if (!toy.modelsRun) throw new UserError('models-stopped', { id: 'Model berhenti.', en: 'The models stopped.' });
      embedded.push(question);
      return encoder.embedQuestion(question);
    },
  };
  const warnings: string[] = [];
  const log = { warning: (where: string, sentence: string) => warnings.push(`${where}: ${sentence}`) };
  const open = () => openGroup({ store, clock, encoder: watched, log });
  const group = open();
  const { id: collectionId } = await store.collection(OWNER, 'default');
  await store.takeLease(PERMIT.lease, PERMIT.holder, now + 1_000 * DAY);
  let generations = 0;
  const toy: ToyGroup = {
    group,
    store,
    collectionId,
    warnings,
    embedded,
    modelsRun: true,
    now: clock.now,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    another: open,
    async publish(sentence) {
      await store.stageVersions(PERMIT, collectionId, [draft('a.txt', [sentence])]);
      const versionId = (await store.wantedDocuments(collectionId))[0]?.versionId ?? 0;
      await store.stagePassages(PERMIT, collectionId, [{ versionId, passages: passages([sentence]), key: 'k' }]);
      await store.publish(PERMIT, collectionId, { generation: `g${++generations}`, model: 'toy' });
    },
    async quote() {
      const [document] = await store.documents(collectionId);
      const text = (await store.sourceText(document?.versionId ?? -1)) ?? '';
      const place = { versionId: document?.versionId ?? -1, start: 0, end: text.length, hash: sha256(text) };
      return (await store.saveQuotes(OWNER, [place]))[0] ?? '';
    },
    remember: (quoteIds, change = {}) =>
      group.rememberAnswer({
        owner: OWNER,
        collectionId,
        asker: 'ayu',
        visibility: 'public',
        language: 'id',
        kind: 'question',
        answered: quoteIds.length > 0,
        sure: false,
        figuresDiffer: false,
        quotes: quoteIds.map((id) => ({ id, emphasis: null, sentence: { start: 0, end: 5 } })),
        nearest: [],
        more: [],
        alsoIn: {},
        ...change,
      }),
    async ask(question, asker = 'ayu', answerId = '-') {
      now += 1;
      const place = { owner: OWNER, collectionId, channel: 'umum', language: 'id' } as const;
      await group.keepQuestion({ ...place, asker, question, answerId });
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return toy;
}
