// Headless Chromium that takes pictures of pages, spoken to over a pipe (Chrome DevTools Protocol); offline but for loopback.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

export interface Screen {
  /** CSS pixels. */
  readonly width: number;
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
}

export interface Browser {
  /** Waits until the page says that it is ready (`document.title` is `ready`), and writes all of it as a PNG. */
  picture(url: string, screen: Screen, file: string): Promise<void>;
  close(): Promise<void>;
}

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-lcd-text', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-pipe'],
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const created = z.object({ targetId: z.string() });
const attached = z.object({ sessionId: z.string() });
const evaluated = z.object({ result: z.object({ value: z.number() }) });
const captured = z.object({ data: z.string() });

/** Needs a program `chromium`, as Debian calls it. */
export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'kutip-browser-'));
  const browser = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  const call = callsOver(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const { targetId } = created.parse(await call('Target.createTarget', { url: 'about:blank' }));
  const { sessionId } = attached.parse(await call('Target.attachToTarget', { targetId, flatten: true }));
  const page = (method: string, params: object = {}) => call(method, params, sessionId);
  return {
    async picture(url, { width, scale }, file) {
      const size = { width, height: 100, deviceScaleFactor: scale, mobile: false };
      await page('Emulation.setDeviceMetricsOverride', size);
      await page('Page.navigate', { url });
      const measured = await page('Runtime.evaluate', { expression: HEIGHT_WHEN_READY, awaitPromise: true });
      const height = Math.ceil(evaluated.parse(measured).result.value);
      await page('Emulation.setDeviceMetricsOverride', { ...size, height });
      const { data } = captured.parse(await page('Page.captureScreenshot', { format: 'png' }));
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    async close() {
      await call('Browser.close');
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The page may not be there yet when this is first asked: it waits for it. */
const HEIGHT_WHEN_READY = `new Promise((resolve, reject) => {
  const started = Date.now();
  const look = () => {
    if (document.title === 'ready') resolve(document.body.getBoundingClientRect().height);
    else if (Date.now() - started > 20000) reject(new Error('the page is not ready: ' + document.title));
    else setTimeout(look, 20);
  };
  look();
})`;

type Call = (method: string, params?: object, sessionId?: string) => Promise<unknown>;

/** Messages are JSON, each ended by a zero. */
function callsOver(to: Writable, from: Readable): Call {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let received = Buffer.alloc(0);
  from.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    for (let end = received.indexOf(0); end >= 0; end = received.indexOf(0)) {
      const { id, result, error } = message.parse(JSON.parse(received.subarray(0, end).toString('utf8')));
      received = received.subarray(end + 1);
      const call = waiting.get(id ?? 0);
      waiting.delete(id ?? 0);
      if (error !== undefined) call?.reject(new Error(error.message));
      else call?.resolve(result);
    }
  });
  from.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium has ended'));
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    });
}
