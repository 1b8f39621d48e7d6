// Proposals: a member's document waits, read by nobody, until a manager decides.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProposalKeeper, type ProposalKeeper } from '../../src/corpus/proposal-keeper.js';
import { openToyKeeper, START, type ToyKeeper } from './toy-keeper.js';
import { temporaryFolder } from './toy-library.js';

const OWNER = '1001';
const MONTH = 30 * 24 * 3_600_000;

let data: ReturnType<typeof temporaryFolder>;
let toy: ToyKeeper;
let proposals: ProposalKeeper;
let now: number;
beforeEach(() => {
  data = temporaryFolder();
  toy = openToyKeeper(data.root);
  now = START;
  proposals = createProposalKeeper({
    ...{ store: toy.store, files: toy.files, clock: { now: () => now }, documents: toy.keeper },
    limits: { fileBytes: 1_000, uploadsPerDay: 30 },
  });
});
afterEach(async () => {
  await toy.close();
  data.remove();
});

const propose = async (text: string, name = 'usul.txt', by = 'budi') =>
  proposals.propose({
    ...(await toy.place(OWNER)),
    ...{ name, bytes: new TextEncoder().encode(text), by, statement: { title: 'Usul' } },
  });

it('waits with its bytes, and is a document once a manager accepts it, as given by that manager', async () => {
  const { id } = await propose('Pakis berkembang biak dengan spora.', '../usul.txt');
  await toy.keeper.forgetOld();
  expect(await toy.states(OWNER)).toEqual({});
  expect(await proposals.list(OWNER)).toMatchObject([{ id, name: 'usul.txt', by: 'budi', given: { title: 'Usul' } }]);
  const { file } = await proposals.accept(OWNER, id, 'ani');
  expect(file).toMatchObject({ path: 'usul.txt', addedBy: 'ani', given: { title: 'Usul' } });
  await toy.read(OWNER);
  expect(await toy.find(OWNER, 'pakis')).toHaveLength(1);
  expect(await proposals.list(OWNER)).toEqual([]);
  await expect(proposals.accept(OWNER, id, 'ani')).rejects.toMatchObject({ code: 'outdated' });
});

it('leaves nothing behind when it is declined, or after a month', async () => {
  const { id } = await propose('Pakis berkembang biak dengan spora.');
  await propose('Lumut tumbuh di batu yang lembap.', 'lumut.txt');
  await proposals.decline(OWNER, id);
  await proposals.decline(OWNER, id);
  expect(await proposals.proposal(OWNER, id)).toBeNull();
  now += MONTH + 1;
  await proposals.forgetOld();
  expect(await proposals.list(OWNER)).toEqual([]);
  await toy.keeper.forgetOld();
  expect(await toy.keeper.orphans(OWNER)).toMatchObject({ files: 0 });
});

it('is refused where the contents are there or proposed already, for bad files, and where too many wait', async () => {
  await toy.keep(OWNER, 'ada.txt', 'Sudah ada di sini.');
  await expect(propose('Sudah ada di sini.')).rejects.toMatchObject({ code: 'known' });
  await propose('Satu.');
  await expect(propose('Satu.', 'lain.txt')).rejects.toMatchObject({ code: 'known' });
  await expect(propose('')).rejects.toMatchObject({ code: 'empty-file' });
  await expect(propose('x'.repeat(1_001))).rejects.toMatchObject({ code: 'file-too-large' });
  for (let number = 2; number <= 10; number += 1) await propose(`Nomor ${number}.`);
  await expect(propose('Satu orang terlalu banyak.')).rejects.toMatchObject({ code: 'full-proposals' });
  for (let number = 11; number <= 25; number += 1) await propose(`Nomor ${number}.`, 'usul.txt', `orang-${number}`);
  await expect(propose('Satu terlalu banyak.', 'usul.txt', 'orang lain')).rejects.toMatchObject({
    code: 'full-proposals',
  });
  expect(await toy.keeper.orphans(OWNER)).toMatchObject({ files: 0 });
});

it('leaves no bytes behind where somebody proposes, has the own data deleted, and proposes again', async () => {
  for (const text of ['Satu.', 'Dua.', 'Tiga.']) {
    await propose(text);
    await toy.store.deletePersonalData(OWNER, 'budi');
  }
  await propose('Empat.');
  expect(await toy.keeper.orphans(OWNER)).toMatchObject({ files: 0 });
});

it('is nobody else’s: another server neither sees nor decides it', async () => {
  const { id } = await propose('Pakis berkembang biak dengan spora.');
  expect(await proposals.list('1002')).toEqual([]);
  await expect(proposals.accept('1002', id, 'eve')).rejects.toMatchObject({ code: 'outdated' });
  await proposals.decline('1002', id);
  expect(await proposals.list(OWNER)).toHaveLength(1);
});
