// Quotes and passages without a question, of a collection that somebody does not see: there are none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPosting } from '../../src/dispatch/posting.js';
import { seenServices } from '../../src/dispatch/seen-services.js';
import { sightOf } from '../../src/dispatch/sight.js';
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { SENTENCE, type TiedServer, tiedServer } from './tied-server.js';
import { openToyServices, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let gate: Dispatcher;
let tied: TiedServer;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
  tied = await tiedServer(toy, gate);
});
afterAll(() => toy.close());

async function answersFor(caller: Caller) {
  const { owner } = tied.server;
  const sight = sightOf(await toy.services.collections.list(owner), caller);
  const from = { owner, sight, channels: caller.channels };
  return seenServices(toy.services, createPosting(toy.services), from).answers;
}

describe('a collection tied to a channel', () => {
  it('lends sentences and passages to those who see it, and to nobody else', async () => {
    const { owner } = tied.server;
    const quote = await toy.services.library.quote(owner, tied.ids.quote);
    const passageIds = [...((await toy.services.library.generation(tied.collectionId))?.passageIds ?? [])];
    const passages = await toy.services.library.passages(passageIds);
    const passage = passages.find(({ versionId }) => versionId === quote?.versionId);
    const sentences = [
      { passageId: 987_654, sentence: 0 },
      { passageId: passage?.id ?? -1, sentence: 0 },
    ];
    const topic = { owner, collectionId: tied.collectionId, topic: 'gua kwelarisan', most: 3 };
    const [inside, outside] = [await answersFor(tied.insider()), await answersFor(tied.outsider())];
    expect(await inside.quoteSentences(owner, sentences)).toMatchObject([{ at: 1, quote: { text: SENTENCE } }]);
    expect(await outside.quoteSentences(owner, sentences)).toEqual([]);
    const ids = sentences.map(({ passageId }) => passageId);
    const [whole] = await inside.quotePassages(owner, ids);
    expect(whole).toMatchObject({ at: 1, quote: { text: expect.stringContaining(SENTENCE) } });
    expect(await outside.quotePassages(owner, ids)).toEqual([]);
    expect(await inside.passagesAbout(topic)).not.toEqual([]);
    await expect(outside.passagesAbout(topic)).rejects.toMatchObject({ code: 'no-documents' });
  });
});
