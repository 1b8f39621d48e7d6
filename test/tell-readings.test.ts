// Readings that took longer than a reply lives: told once, in the channel, by a message of their own.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TellingPorts, tellOnce } from '../src/tell-readings.js';
import { UserError } from '../src/user-error.js';
import { openToyKeeper, type ToyKeeper } from './corpus/toy-keeper.js';
import { temporaryFolder } from './corpus/toy-library.js';

type Event = Parameters<TellingPorts['dispatcher']['notice']>[0];
type Sent = Parameters<TellingPorts['messenger']['send']>;

const OWNER = '1001';
const CHANNELS = ['55', '44'];

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
let reply: AbortController;
let ids: string[];
beforeEach(async () => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
  reply = new AbortController();
  const [first, second] = [await toy.keep(OWNER, 'a.txt', 'Pakis.'), await toy.keep(OWNER, 'b.txt', 'Lumut.')];
  ids = [first.id, second.id];
  await announce();
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

const announce = async () =>
  toy.keeper.announce(await toy.place(OWNER), ids, { channels: CHANNELS, language: 'id', until: reply.signal });

/** Looks once; resolves to the events and where messages went. */
async function look({
  fail,
  failIn,
  answer = true,
}: {
  readonly fail?: Error;
  /** The only channel where it fails. */
  readonly failIn?: string;
  readonly answer?: boolean;
} = {}) {
  const events: Event[] = [];
  const sent: Sent[0][] = [];
  const collection = (await toy.store.collectionInfos(OWNER))[0];
  if (collection === undefined) throw new Error('there is no collection');
  await tellOnce({
    documents: toy.keeper,
    dispatcher: {
      notice: async (event) => {
        events.push(event);
        const outcome = { going: false, told: false, late: true };
        return answer ? { kind: 'given', language: 'id', collection, documents: [], ...outcome } : null;
      },
    },
    messenger: {
      send: async (channel) => {
        if (fail !== undefined && (failIn ?? channel) === channel) throw fail;
        sent.push(channel);
        return { channel, message: '1' };
      },
    },
    log: { failure: () => {}, warning: () => {} },
  });
  return { events, sent };
}

describe('who gave documents', () => {
  it('is told in one message when they are read and the reply has expired, and once only', async () => {
    reply.abort();
    expect(await look()).toMatchObject({ events: [], sent: [] });
    await toy.read(OWNER);
    const { events, sent } = await look();
    expect(events).toMatchObject([
      { kind: 'documents-read', owner: OWNER, channels: CHANNELS, language: 'id', fileIds: ids },
    ]);
    expect(sent).toEqual(['55']);
    expect(await look()).toMatchObject({ events: [], sent: [] });
  });

  it('is not told a second time what the reply tells', async () => {
    await toy.read(OWNER);
    expect((await look()).events).toEqual([]);
    await toy.keeper.told(OWNER, ids);
    reply.abort();
    expect((await look()).events).toEqual([]);
  });

  it('is told after a restart, when no reply can come any more', async () => {
    await toy.read(OWNER);
    await toy.close();
    toy = openToyKeeper(data.root);
    expect((await look()).sent).toEqual(['55']);
  });

  it('is told again where a message could not be sent just now, but not where it can never be', async () => {
    reply.abort();
    await toy.read(OWNER);
    await expect(look({ fail: new Error('Discord is down') })).rejects.toThrow('Discord is down');
    expect((await look({ fail: new UserError('channel-gone', { id: 'x', en: 'x' }) })).events).toHaveLength(1);
    expect((await look()).events).toEqual([]);
  });

  it('is told also where the message to another channel fails again and again', async () => {
    const { id } = await toy.keep('1002', 'c.txt', 'Paku.');
    const to = { channels: ['66'], language: 'id', until: reply.signal } as const;
    await toy.keeper.announce(await toy.place('1002'), [id], to);
    reply.abort();
    for (const owner of [OWNER, '1002']) await toy.read(owner);
    await expect(look({ fail: new Error('no such message'), failIn: '55' })).rejects.toThrow('no such message');
    expect((await look()).sent).toEqual(['55']);
  });

  it('is told nothing where it must not be posted', async () => {
    reply.abort();
    await toy.read(OWNER);
    expect(await look({ answer: false })).toMatchObject({ events: [{}], sent: [] });
    expect((await look()).events).toEqual([]);
  });
});
