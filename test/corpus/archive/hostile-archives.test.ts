// Archives that somebody made up, or that were damaged on the way: refused with a sentence, and nothing of them is kept.
import { readdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/corpus/archive/read-archive.js';
import { sha256 } from '../../../src/corpus/sha256.js';
import { noProgress } from '../../../src/ports.js';
import { UserError } from '../../../src/user-error.js';
import { temporaryFolder } from '../toy-library.js';
import { LIMITS, manifestOf, openToyPlace, type ToyPlace, zipOf } from './toy-archives.js';

const OWNER = '1001';
const SALT = Buffer.from('Petani garam menunggu kemarau supaya kristal pertama terbentuk di tambak.');

let folder: ReturnType<typeof temporaryFolder>;
let to: ToyPlace;
beforeAll(() => {
  folder = temporaryFolder();
  to = openToyPlace(folder.path('data'));
});
afterAll(async () => {
  await to.close();
  folder.remove();
});

async function described(bytes: Buffer, name = 'garam.txt') {
  return { name, hash: await sha256(bytes), bytes: bytes.length, given: {}, addedAt: null };
}

/** A good archive of one document. */
async function good(parts: Record<string, Uint8Array> = {}): Promise<Buffer> {
  const document = await described(SALT);
  const manifest = manifestOf({ documents: [document] });
  return zipOf({ [`documents/${document.hash}`]: SALT, 'kutip.json': manifest, ...parts });
}

/** The same length, wherever it stands. */
function replaced(bytes: Buffer, before: string, after: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(before, after), 'latin1');
}

const HOSTILE: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
  ['no ZIP', 'archive-unusable', async () => Buffer.from('Petani garam')],
  ['empty', 'archive-unusable', async () => Buffer.alloc(0)],
  ['cut short', 'archive-unusable', async () => (await good()).subarray(0, 200)],
  ['a ZIP of something else', 'archive-unusable', () => zipOf({ 'word/document.xml': '<a/>' })],
  ['without a sound manifest', 'archive-unusable', () => zipOf({ 'kutip.json': '{"documents": 7}' })],
  ['of a later format', 'archive-newer', () => zipOf({ 'kutip.json': manifestOf({ format: 9 as 1 }) })],
  [
    'with a path that leads out',
    'archive-unusable',
    async () => replaced(await good({ 'aa/aa/aa/evil': SALT }), 'aa/aa/aa/evil', '../../../evil'),
  ],
  [
    'with two parts of one name',
    'archive-unusable',
    async () => replaced(await good({ 'kutip.jsom': SALT }), 'kutip.jsom', 'kutip.json'),
  ],
  [
    'without the bytes that it tells of',
    'archive-damaged',
    async () => zipOf({ 'kutip.json': manifestOf({ documents: [await described(SALT)] }) }),
  ],
  [
    'with other bytes than it tells of',
    'archive-damaged',
    async () => {
      const document = await described(SALT);
      const other = Buffer.alloc(SALT.length, 'x');
      return zipOf({ [`documents/${document.hash}`]: other, 'kutip.json': manifestOf({ documents: [document] }) });
    },
  ],
  [
    'with more bytes than it tells of',
    'archive-damaged',
    async () => {
      const document = { ...(await described(SALT)), bytes: 5 };
      return zipOf({ [`documents/${document.hash}`]: SALT, 'kutip.json': manifestOf({ documents: [document] }) });
    },
  ],
  [
    'of a document that is too large',
    'archive-too-large-inside',
    async () => {
      const large = Buffer.alloc(LIMITS.fileBytes + 1, 'garam ');
      const document = await described(large);
      return zipOf({ [`documents/${document.hash}`]: large, 'kutip.json': manifestOf({ documents: [document] }) });
    },
  ],
  [
    'of more documents than are allowed',
    'archive-too-many',
    async () => {
      const document = await described(SALT);
      const documents = Array.from({ length: LIMITS.documents + 1 }, () => document);
      return zipOf({ [`documents/${document.hash}`]: SALT, 'kutip.json': manifestOf({ documents }) });
    },
  ],
  [
    'of thousands of parts',
    'archive-bomb',
    () => zipOf(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`part-${at}`, 'x'])), false),
  ],
  [
    'that grows to megabytes from a few bytes',
    'archive-bomb',
    async () => {
      const parts: Record<string, Buffer | string> = {};
      const documents = [];
      for (let at = 0; at < 40; at++) {
        const bytes = Buffer.alloc(90_000 + at, 'a');
        const document = await described(bytes, `${at}.txt`);
        documents.push(document);
        parts[`documents/${document.hash}`] = bytes;
      }
      return zipOf({ ...parts, 'kutip.json': manifestOf({ documents }) });
    },
  ],
  [
    'whose manifest grows without end',
    'archive-bomb',
    () => zipOf({ 'kutip.json': ' '.repeat(20_000 * (LIMITS.documents + 1) + 1) }),
  ],
];

describe('an archive', () => {
  it.each(HOSTILE)('%s is refused (%s), and nothing is kept', async (_, code, make) => {
    folder.write('a.zip', await make());
    const attempt = to.archives.importFrom(folder.path('a.zip'), await to.place(OWNER), { progress: noProgress });
    await expect(attempt).rejects.toMatchObject({ code });
    expect(await to.states(OWNER)).toEqual({});
    expect(readdirSync(folder.root).sort()).toEqual(['a.zip', 'data']);
  });

  it('that is not there is told so', async () => {
    await expect(openArchive(folder.path('tidak-ada.zip'), LIMITS)).rejects.toMatchObject({
      code: 'archive-unreadable',
    });
    await expect(openArchive(folder.root, LIMITS)).rejects.toMatchObject({ code: 'archive-unreadable' });
  });

  it('packed anew by another program, with files of its own, is taken', async () => {
    folder.write('b.zip', await good({ '__MACOSX/documents/._x': Buffer.from('Mac'), 'Thumbs.db': Buffer.from('x') }));
    const archive = await openArchive(folder.path('b.zip'), LIMITS);
    expect(await archive.bytes(await described(SALT))).toEqual(SALT);
    archive.close();
  });

  it('damaged anywhere gives the very bytes or a sentence', async () => {
    const whole = await good();
    const document = await described(SALT);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        writeFileSync(folder.path('c.zip'), bytes);
        const read = async () => {
          const archive = await openArchive(folder.path('c.zip'), LIMITS);
          return archive.bytes(document).finally(archive.close);
        };
        const found = await read().catch((error: unknown) => {
          if (error instanceof UserError) return SALT;
          throw error;
        });
        expect(found).toEqual(SALT);
      }),
      { numRuns: 60 },
    );
  });
});
