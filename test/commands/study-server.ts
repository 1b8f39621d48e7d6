// A server in which study sessions are held: documents to read together, a guide, members, and a manager.
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import type { PostingPlace } from '../../src/ports.js';
import type { Reply } from '../../src/reply.js';
import { ofKind } from './reply-of-kind.js';
import { press, type ToyServer, type ToyServices } from './toy-services.js';

export const [TABLE, OTHER, FORUM, THREAD, SECRET] = ['201', '202', '203', '204', '205'] as const;

const RIVER = `---
title: Sungai Rawang
author: Rina Wati
date: 2019-05-02
---

# Asal

Sungai Rawang berhulu di Gunung Sawal dan bermuara di Teluk Bidara. Panjang sungai itu 348 kilometer dari hulu sampai muara.

# Perahu

Perahu kayu pertama di Sungai Rawang dibuat oleh Haji Marzuki pada tahun 1872. Perahu Marzuki mengangkut 45 karung beras sekali jalan.

# Pasar

Pasar terapung Lokbaru dibuka di Sungai Rawang pada 12 Maret 1931. Pedagang pasar itu menjual pisang, ikan, dan kain dari Kota Sambara.

# Banjir

Banjir besar Sungai Rawang merendam 27 desa pada tahun 1954. Bupati Ratna Dewi memindahkan penduduk ke Bukit Anggrek.
`;

const HARBOUR = `---
title: Pelabuhan Bidara
author: Budi Santoso
date: 2021-08-10
---

# Kapal

Kapal uap pertama singgah di Pelabuhan Bidara pada tahun 1908. Nakhoda kapal itu bernama Willem Karsten dari Kota Delmar.

# Gudang

Gudang garam Pelabuhan Bidara menampung 600 ton garam. Kepala gudang Siti Halimah mencatat setiap karung di buku besar.
`;

export const DOCUMENTS = { 'sungai.md': RIVER, 'pelabuhan.md': HARBOUR };

export interface StudyServer extends ToyServer {
  /** Ani, who sees every channel but `SECRET`, in `TABLE`. */
  member(change?: Partial<Caller>): Caller;
  call(
    subcommand: string,
    options?: Readonly<Record<string, string | boolean>>,
    change?: Partial<Caller>,
  ): Promise<Reply>;
  press(action: string, argument: string, change?: Partial<Caller>): Promise<Reply>;
  /** Begins a session about `sungai.md` in `TABLE` (guided by Ani) and looks at its thread. */
  begin(options?: Readonly<Record<string, string>>, change?: Partial<Caller>): Promise<{ id: string; thread: string }>;
}

/** Its zone is that of Jakarta, and it speaks Indonesian. */
export async function studyServer(toy: ToyServices, gate: Dispatcher): Promise<StudyServer> {
  const server = await toy.server(DOCUMENTS);
  const { owner } = server;
  const { messenger, services } = toy;
  const place = (channel: string, change: Partial<PostingPlace> = {}) => messenger.place(channel, { owner, ...change });
  const threadIn = (thread: string, parent: string) => {
    place(thread, { kind: 'thread', parent });
    messenger.allow(thread, { isThread: true, canOpenThread: false, parent });
  };
  for (const channel of [TABLE, OTHER, SECRET]) place(channel);
  threadIn(THREAD, OTHER);
  place(FORUM, { kind: 'forum', tags: [{ id: '901', name: 'Belajar' }], tagRequired: true });
  messenger.allow(FORUM, { isForum: true });
  await services.group.changeSettings(owner, { timeZone: 'Asia/Jakarta', language: 'id' });
  const member = (change: Partial<Caller> = {}) =>
    server.caller({ channels: [TABLE], sees: (channel) => channel !== SECRET, ...change });
  const call: StudyServer['call'] = (subcommand, options = {}, change = {}) =>
    gate.run(member(change), { command: 'belajar', subcommand, options });
  return {
    ...server,
    member,
    call,
    press: (action, argument, change = {}) => gate.act(member(change), action, press(argument)),
    async begin(options = { document: 'sungai.md' }, change = {}) {
      const { session, thread } = ofKind(await call('mulai', options, change), 'study-opened');
      return { id: session.id, thread };
    },
  };
}
