// Files with a remembered length and checksum: written through to the disk, and never trusted unchecked.
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { GenerationDamaged } from './generation.js';

/** What a manifest remembers of a file. */
export interface FileEntry {
  readonly name: string;
  readonly bytes: number;
  /** CRC-32: enough to find damage, which is all that is asked of it, and faster than a disk. */
  readonly crc32: number;
}

/** One step of reading or summing: a few milliseconds. */
const CHUNK = 4 * 1024 * 1024;

/** Writes a file and returns what to remember of it. It is on the disk when this ends. */
export async function writeChecked(folder: string, name: string, bytes: Uint8Array): Promise<FileEntry> {
  const file = await open(join(folder, name), 'w');
  try {
    let sum = 0;
    for (let offset = 0; offset < bytes.length; offset += CHUNK) {
      const chunk = bytes.subarray(offset, offset + CHUNK);
      sum = crc32(chunk, sum);
      await file.writeFile(chunk);
    }
    await file.sync();
    return { name, bytes: bytes.length, crc32: sum };
  } finally {
    await file.close();
  }
}

/** Brings a file that something else wrote through to the disk and returns what to remember of it. */
export async function adoptChecked(folder: string, name: string): Promise<FileEntry> {
  const file = await open(join(folder, name), 'r+');
  try {
    await file.sync();
    const { size } = await file.stat();
    const sum = await sumChunks(file, size, new Uint8Array(Math.min(CHUNK, size)));
    return { name, bytes: size, crc32: sum };
  } finally {
    await file.close();
  }
}

/** Reads a whole file after its manifest entry. Rejects with GenerationDamaged when it is not as written. */
export function readChecked(folder: string, entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  return check(folder, entry, entry.bytes);
}

/** Compares a file with its manifest entry without keeping it. Rejects with GenerationDamaged when it is not as written. */
export async function verifyChecked(folder: string, entry: FileEntry): Promise<void> {
  await check(folder, entry, CHUNK);
}

/** @param room how many bytes to hold at once; the whole file is returned when there is room for it. */
async function check(folder: string, entry: FileEntry, room: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openExisting(join(folder, entry.name));
  try {
    const { size } = await file.stat();
    if (size !== entry.bytes) {
      throw new GenerationDamaged('size', `${entry.name} has ${size} bytes, not ${entry.bytes}`);
    }
    const buffer = new Uint8Array(Math.min(room, size));
    const sum = await sumChunks(file, size, buffer);
    if (sum !== entry.crc32) throw new GenerationDamaged('checksum', `${entry.name} is not as it was written`);
    return buffer;
  } finally {
    await file.close();
  }
}

async function openExisting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new GenerationDamaged('missing', path, { cause });
  }
}

/** Reads a whole file through the buffer, from its start again whenever it is full, and returns the checksum. */
async function sumChunks(file: FileHandle, size: number, buffer: Uint8Array): Promise<number> {
  let sum = 0;
  for (let offset = 0; offset < size; ) {
    const start = offset % buffer.length;
    const chunk = buffer.subarray(start, start + CHUNK);
    const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
    if (bytesRead === 0) throw new GenerationDamaged('size', 'a file became shorter while it was read');
    sum = crc32(chunk.subarray(0, bytesRead), sum);
    offset += bytesRead;
  }
  return sum;
}
