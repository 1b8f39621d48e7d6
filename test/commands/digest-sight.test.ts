// What a manager sees of a digest in a channel that is out of sight: its quotes, and nothing of what was asked there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dispatcher } from '../../src/dispatch.js';
import { digestServer, HERE, SECRET, WORTHY } from './digest-server.js';
import { ofKind } from './reply-of-kind.js';
import { openToyServices, press, type ToyServices } from './toy-services.js';

let toy: ToyServices;
let gate: Dispatcher;
beforeAll(async () => {
  toy = await openToyServices();
  gate = toy.gate();
});
afterAll(() => toy.close());

it('a preview tells nothing that was asked of a collection out of sight', async () => {
  const server = await digestServer(toy);
  await server.give(WORTHY);
  const insider = server.manager({ person: 'siti', channels: [SECRET], sees: () => true });
  await gate.run(insider, { command: 'digest', subcommand: 'set', options: {} });
  const { id: secret } = await server.collection('Ujian akhir', [SECRET]);
  await toy.services.collections.useIn(server.owner, secret, [SECRET]);
  await server.give({ 'gua.md': 'Gua kapur di lereng gunung ditemukan oleh para pencari madu.' }, secret);
  const question = 'Berapa harga tiket kwelarisan bulan depan?';
  await gate.run(insider, { command: 'ask', options: { question } });

  const seen = ofKind(await gate.run(insider, { command: 'digest', subcommand: 'preview', options: {} }), 'digest');
  expect(seen.open).toMatchObject([{ question }]);
  const [digest] = await toy.services.digests.digests(server.owner);
  const away = ofKind(await gate.act(server.manager(), 'digest-preview', press(digest?.id ?? '')), 'digest');
  expect(away.quotes.map(({ quote }) => quote.text)).toEqual(seen.quotes.map(({ quote }) => quote.text));
  expect(away).toMatchObject({ asked: 0, answered: 0, open: [] });

  await gate.run(server.manager(), { command: 'digest', subcommand: 'set', options: {} });
  await gate.run(server.manager(), { command: 'ask', options: { question: 'Siapa membuat layangan raksasa?' } });
  const here = { command: 'digest', subcommand: 'preview', options: { channel: HERE } };
  expect(ofKind(await gate.run(server.manager(), here), 'digest')).toMatchObject({ open: [{}] });
});
