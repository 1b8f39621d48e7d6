// Writes a ZIP as a stream, part by part. Home of yazl.
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipPart {
  readonly name: string;
  readonly compress: boolean;
  readonly chunks: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** The same contents make the same bytes. */
const NO_DATE = new Date(Date.UTC(2000, 0, 1));

/** Parts are asked for one after the other, as fast as the stream is read; a failure of theirs is the stream's. */
export function zipStream(parts: AsyncIterable<ZipPart>): Readable {
  const zip = new ZipFile();
  const { outputStream } = zip;
  if (!(outputStream instanceof Readable)) throw new Error('yazl has no readable output');
  zip.on('error', (error: Error) => outputStream.destroy(error));
  addAll(zip, parts).catch((error: unknown) =>
    outputStream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return outputStream;
}

async function addAll(zip: ZipFile, parts: AsyncIterable<ZipPart>): Promise<void> {
  for await (const { name, compress, chunks } of parts) {
    const source = Readable.from(chunks, { objectMode: false });
    zip.addReadStream(source, name, { compress, mtime: NO_DATE, mode: 0o100644, forceDosTimestamp: true });
    await finished(source);
  }
  zip.end();
}
