// Where the local Discord keeps what people and bots attach: an address of its own, links that end, and misbehaviour on request.
import { randomInt } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './json.js';
import type { UploadedFile } from './multipart.js';
import type { StoredFile } from './records.js';

/** What is wrong with a download. */
export type FileFault =
  /** Sends elsewhere. */
  | { readonly redirect: string }
  | { readonly status: number }
  /**
   * `endless`: says no length and never ends. `longer`, `shorter`: ends well, but is not as long as was said before. `cut`:
   * breaks off halfway. `silent`: begins and goes no further. `boastful`: says a length of a gigabyte.
   */
  | 'endless'
  | 'longer'
  | 'shorter'
  | 'cut'
  | 'silent'
  | 'boastful';

export interface FileHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Names of files that somebody tried to download, in order. */
  readonly downloads: readonly string[];
  store(file: UploadedFile): StoredFile;
  /** As Discord describes it, with a link that lasts for a day. */
  describe(file: StoredFile): Json;
  /** Meets the next downloads; one when `times` is not said. */
  fault(fault: FileFault, times?: number): void;
  close(): Promise<void>;
}

const DAY_S = 86_400;

/** `now`: milliseconds since 1970 by the local Discord's clock. */
export async function startFileHost(now: () => number): Promise<FileHost> {
  const files = new Map<string, StoredFile>();
  const faults: FileFault[] = [];
  const downloads: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    const file = files.get(pathname.split('/')[3] ?? '');
    downloads.push(file?.filename ?? pathname);
    const isOver = Number.parseInt(searchParams.get('ex') ?? '0', 16) * 1000 <= now();
    if (file === undefined || isOver) response.writeHead(404).end('This content is no longer available.');
    else send(response, file, faults.shift());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    downloads,
    store(file) {
      const stored = { id: newFileId(), filename: asDiscordNames(file.name), ...file };
      files.set(stored.id, stored);
      return stored;
    },
    describe({ id, name, filename, type, bytes }) {
      const until = Math.floor(now() / 1000) + DAY_S;
      const url = `${origin}/attachments/1/${id}/${filename}?ex=${until.toString(16)}&is=0&hm=0&`;
      return {
        id,
        filename,
        ...(filename !== name && { title: name.replace(/\.\w+$/, '') }),
        size: bytes.length,
        content_type: type || 'application/octet-stream',
        url,
        proxy_url: url,
      };
    },
    fault: (fault, times = 1) => void faults.push(...Array.from({ length: times }, () => fault)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A text as somebody's machine has it. */
export function textFile(name: string, text: string): UploadedFile {
  return { name, type: 'text/plain', bytes: Buffer.from(text) };
}

/** Looks like Discord's own ids. */
function newFileId(): string {
  return String(1_100_000_000_000_000_000n + BigInt(randomInt(2 ** 47)));
}

/** Of a name only Latin letters, digits, dots, dashes and underscores are left. */
function asDiscordNames(name: string): string {
  return name.replace(/^.*[/\\]/, '').replace(/[^\w.-]+/g, '_') || 'unknown';
}

function send(response: ServerResponse, { type, bytes }: StoredFile, fault: FileFault | undefined): void {
  const headers = { 'content-type': type || 'application/octet-stream' };
  const begin = (length: number) => response.writeHead(200, { ...headers, 'content-length': length });
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  if (fault === undefined) begin(bytes.length).end(bytes);
  else if (typeof fault !== 'string') {
    const elsewhere = 'redirect' in fault ? { location: fault.redirect } : {};
    response.writeHead('status' in fault ? fault.status : 302, elsewhere).end();
  } else if (fault === 'longer') begin(2 * bytes.length).end(Buffer.concat([bytes, bytes]));
  else if (fault === 'shorter') begin(half.length).end(half);
  else if (fault === 'cut') begin(bytes.length).write(half, () => response.destroy());
  else if (fault === 'boastful') begin(1e9).write(bytes);
  else if (fault === 'silent') response.writeHead(200, headers).write(half);
  else pourForEver(response.writeHead(200, headers));
}

function pourForEver(response: ServerResponse): void {
  const more = Buffer.alloc(65_536, 'x');
  const pour = (): void => {
    while (!response.destroyed && response.write(more));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}
