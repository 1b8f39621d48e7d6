// A server in which digests are set: its channels and forum, a manager who sees all but one of them, documents worth quoting.
import type { Caller } from '../../src/dispatch.js';
import type { PostingPlace } from '../../src/ports.js';
import type { ToyServer, ToyServices } from './toy-services.js';

export const [HERE, CLASS, FORUM, THREAD, SECRET, FOREIGN] = ['101', '102', '103', '104', '105', '106'] as const;
export const ROLE = '4711';
export const TAGS = [
  { id: '901', name: 'Kutipan' },
  { id: '902', name: 'Sejarah' },
];

/** Sentences of eight words and more that stand on their own. */
export const WORTHY = {
  'bambu.md': `---
title: Rakit bambu
---

Rakit bambu dibuat dari tiga puluh batang bambu tua yang diikat dengan rotan. Bambu tua dipotong pada musim kemarau supaya batangnya tidak dimakan serangga.`,
  'ulin.md': `---
title: Perahu ulin
---

Perahu ulin dibuat dari kayu keras yang tahan air sampai lima puluh tahun. Pengrajin perahu ulin tinggal di tepi sungai besar di bagian selatan kota.`,
};

export interface DigestServer extends ToyServer {
  /** Budi manages the server, is in `HERE` and sees every channel but `SECRET`. */
  manager(change?: Partial<Caller>): Caller;
}

/** Its zone is that of Jakarta; `zone`: another, or none. */
export async function digestServer(
  { services, messenger, server }: ToyServices,
  documents: Readonly<Record<string, string>> = {},
  zone: string | null = 'Asia/Jakarta',
): Promise<DigestServer> {
  const made = await server(documents);
  const { owner } = made;
  const place = (channel: string, change: Partial<PostingPlace> = {}) => messenger.place(channel, { owner, ...change });
  for (const channel of [HERE, CLASS, SECRET]) place(channel);
  place(THREAD, { kind: 'thread', parent: CLASS });
  place(FORUM, { kind: 'forum', tags: TAGS });
  place(FOREIGN, { owner: 'another' });
  if (zone !== null) await services.group.changeSettings(owner, { timeZone: zone });
  const sees = (channel: string) => channel !== SECRET && channel !== FOREIGN;
  return {
    ...made,
    manager: (change = {}) => made.caller({ person: 'budi', managesServer: true, channels: [HERE], sees, ...change }),
  };
}
