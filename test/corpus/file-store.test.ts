// The bytes of kept files: whole or not there, apart for each owner, and nowhere but in the folder.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileStore, openFileStore } from '../../src/corpus/file-store.js';
import { sha256 } from '../../src/corpus/sha256.js';
import { temporaryFolder } from './toy-library.js';

const bytes = new TextEncoder().encode('Petani garam menunggu kemarau.');
let data: ReturnType<typeof temporaryFolder>;
let files: FileStore;
let hash: string;
beforeEach(async () => {
  data = temporaryFolder();
  files = openFileStore(data.path('files'));
  hash = await sha256(bytes);
});
afterEach(() => data.remove());

describe('kept bytes', () => {
  it('come back as they were, for their owner only', async () => {
    await files.save('123', hash, bytes);
    expect(Buffer.from((await files.bytes('123', hash)) ?? [])).toEqual(Buffer.from(bytes));
    expect(await files.bytes('456', hash)).toBeNull();
    expect(await files.owners()).toEqual(['123']);
  });

  it('that were damaged on the disk are not given, and are whole again when they are saved again', async () => {
    await files.save('123', hash, bytes);
    writeFileSync(join(data.root, 'files', '123', hash), 'Petani garam');
    expect(await files.bytes('123', hash)).toBeNull();
    await files.save('123', hash, bytes);
    expect(await files.bytes('123', hash)).not.toBeNull();
  });

  it('are swept when nobody knows them, together with what was left half written', async () => {
    await files.save('123', hash, bytes);
    data.write('files/123/.0123456789abcdef', 'half');
    expect(await files.strays('123', new Set([hash]))).toEqual(['.0123456789abcdef']);
    await files.sweep('123', new Set([hash]));
    expect(readdirSync(data.path('files/123'))).toEqual([hash]);
    await files.sweep('123', new Set());
    expect(await files.bytes('123', hash)).toBeNull();
    expect(readdirSync(data.path('files'))).toEqual([]);
    expect(await files.strays('456', new Set())).toEqual([]);
  });

  it.each(['..', '../123', 'a/b', 'A', '', '.hidden', 'con sole'])(
    'are never stored for the owner %j',
    async (owner) => {
      await expect(files.save(owner, hash, bytes)).rejects.toThrow(/no owner or hash/);
      await expect(files.bytes(owner, hash)).rejects.toThrow(/no owner or hash/);
    },
  );

  it.each(['../../kutip.sqlite', 'abc', ''])('are never stored under the hash %j', async (other) => {
    await expect(files.save('123', other, bytes)).rejects.toThrow(/no owner or hash/);
  });

  it('are not looked for where a folder cannot be read', async () => {
    mkdirSync(data.path('files'));
    writeFileSync(data.path('files/123'), 'not a folder');
    await expect(files.strays('123', new Set())).rejects.toThrow();
  });
});
