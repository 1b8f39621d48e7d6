// Downloading what people attached, from a host on this machine: only from there, no more than allowed, and what is said when it fails.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACHMENT_HOSTS, attachmentUrl, createAttachments } from '../../src/discord/attachments.js';
import type { AttachedFile, Attachments } from '../../src/ports.js';
import { UserError } from '../../src/user-error.js';
import { type FileHost, startFileHost, textFile } from '../wire/file-host.js';

const TEXT = 'Rakit dibuat dari bambu.'.repeat(100);

describe('an attachment', () => {
  let host: FileHost;
  let attachments: Attachments;
  let now = Date.UTC(2026, 2, 1);

  beforeAll(async () => {
    host = await startFileHost(() => now);
    attachments = createAttachments({ hosts: [host.origin], withinMs: 10_000, pausesMs: [0, 0] });
  });
  afterAll(() => host.close());

  function attach(name = 'rakit.txt', text = TEXT): AttachedFile {
    const { size, url } = host.describe(host.store(textFile(name, text)));
    return { name, size: Number(size), url: String(url) };
  }

  /** The refusal's code; nobody is told where the file is. */
  async function refusalOf(file: AttachedFile, most = 1_000_000): Promise<string> {
    const error = await attachments.open(file, most).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof UserError)) throw error;
    const said = `${error.in('id')}\n${error.in('en')}\n${error.stack}`;
    expect(said).toContain(file.name);
    expect(said).not.toContain(host.origin);
    return error.code;
  }

  it('is downloaded whole, byte for byte', async () => {
    const bytes = await attachments.open(attach(), 1_000_000);
    expect(Buffer.from(bytes).toString()).toBe(TEXT);
    expect(await attachments.open(attach('kosong.txt', ''), 1)).toHaveLength(0);
    expect(await attachments.open(attach('pas.txt', 'x'.repeat(10)), 10)).toHaveLength(10);
  });

  it('that is too large is not even asked for, and the limit is named', async () => {
    const before = host.downloads.length;
    const file = attach();
    expect(await refusalOf(file, 2_399)).toBe('file-too-large');
    expect(host.downloads).toHaveLength(before);
    await expect(attachments.open({ ...file, size: 3_000_000 }, 2_500_000)).rejects.toMatchObject({
      sentence: { id: expect.stringContaining('batasnya 2,5 MB'), en: expect.stringContaining('the limit is 2.5 MB') },
    });
  });

  it('whose host says a gigabyte, or never ends, is given up at the limit', async () => {
    host.fault('boastful');
    expect(await refusalOf(attach())).toBe('file-too-large');
    host.fault('endless');
    expect(await refusalOf(attach())).toBe('file-too-large');
  });

  it('is gone when its link has expired', async () => {
    const file = attach();
    now += 25 * 3_600_000;
    expect(await refusalOf(file)).toBe('attachment-expired');
    await expect(attachments.open(file, 1e6)).rejects.toMatchObject({
      sentence: { id: expect.stringContaining('Lampirkan lagi'), en: expect.stringContaining('Attach the file again') },
    });
    for (const status of [403, 404, 410]) {
      host.fault({ status });
      expect(await refusalOf(attach())).toBe('attachment-expired');
    }
  });

  it('is asked for again when the line breaks, the length is not what was said, or the host is in trouble', async () => {
    for (const fault of ['cut', 'shorter', 'longer', { status: 503 }, { status: 429 }] as const) {
      host.fault(fault, 2);
      expect(await attachments.open(attach(), 1_000_000)).toHaveLength(TEXT.length);
      host.fault(fault, 3);
      expect(await refusalOf(attach())).toBe('attachment-undelivered');
    }
  });

  it('is given up when it takes too long', async () => {
    const hasty = createAttachments({ hosts: [host.origin], withinMs: 100, pausesMs: [0, 0] });
    const before = host.downloads.length;
    host.fault('silent', 1);
    await expect(hasty.open(attach(), 1_000_000)).rejects.toMatchObject({ code: 'attachment-undelivered' });
    expect(host.downloads).toHaveLength(before + 1);
  });

  it('is undelivered where nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const origin = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
    const lonely = createAttachments({ hosts: [origin], withinMs: 10_000, pausesMs: [0] });
    const file = { name: 'a.txt', size: 1, url: `${origin}/attachments/1/2/a.txt` };
    await expect(lonely.open(file, 10)).rejects.toMatchObject({ code: 'attachment-undelivered' });
  });

  it('is not fetched from where a host sends on to, be it the host itself', async () => {
    const other = await startFileHost(() => now);
    for (const { origin } of [other, host]) {
      host.fault({ redirect: `${origin}/attachments/1/2/secret.txt` });
      const before = host.downloads.length;
      expect(await refusalOf(attach())).toBe('attachment-elsewhere');
      expect(host.downloads).toHaveLength(before + 1);
    }
    expect(other.downloads).toEqual([]);
    await other.close();
  });
});

describe('an address', () => {
  const at = (address: string) => attachmentUrl(address, ATTACHMENT_HOSTS);

  it('is one of Discord’s hosts of attachments, however it is written', () => {
    for (const address of [
      'https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=1&is=2&hm=3&',
      'https://media.discordapp.net/attachments/1/2/a.pdf',
      'HTTPS://CDN.DiscordApp.COM:443/attachments/1/2/a.pdf',
      'https://cdn.discordapp.com/../../attachments/1/2/a.pdf',
    ]) {
      expect(ATTACHMENT_HOSTS).toContain(at(address)?.origin);
    }
  });

  it('is no other', () => {
    for (const address of [
      'http://cdn.discordapp.com/attachments/1/2/a.pdf',
      'https://cdn.discordapp.com:8443/a.pdf',
      'https://cdn.discordapp.com./a.pdf',
      'https://cdn.discordapp.com.example.org/a.pdf',
      'https://example.org/cdn.discordapp.com/a.pdf',
      'https://example.org#cdn.discordapp.com',
      'https://example.org\\@cdn.discordapp.com/a.pdf',
      'https://user@cdn.discordapp.com/a.pdf',
      'https://user:word@cdn.discordapp.com/a.pdf',
      'https://cdn.discordapp.com@example.org/a.pdf',
      'https://cdn\u3002discordapp.com.example.org/a.pdf',
      'https://\u0441dn.discordapp.com/a.pdf',
      'https://x.cdn.discordapp.com/a.pdf',
      'https://discordapp.com/a.pdf',
      'https://127.0.0.1/a.pdf',
      'https://[::1]/a.pdf',
      'https://[::ffff:162.159.129.233]/a.pdf',
      'https://2130706433/a.pdf',
      'https://localhost/a.pdf',
      'file:///etc/passwd',
      'data:text/plain,hello',
      'ftp://cdn.discordapp.com/a.pdf',
      '//cdn.discordapp.com/a.pdf',
      '/etc/passwd',
      '',
    ]) {
      expect([address, at(address)]).toEqual([address, null]);
    }
  });

  it('that a parser takes for one of Discord’s is fetched from there and nowhere else', () => {
    fc.assert(
      fc.property(fc.string(), (junk) => {
        for (const candidate of [`https://cdn.discordapp.com${junk}`, `https://${junk}cdn.discordapp.com`, junk]) {
          const url = at(candidate);
          expect(url === null || ATTACHMENT_HOSTS.includes(url.origin)).toBe(true);
          expect(url?.username ?? '').toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });
});
