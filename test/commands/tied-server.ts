// A server with documents for everybody, and a collection tied to one channel in which everything happened once.
import type { Caller, Dispatcher } from '../../src/dispatch.js';
import { ofKind } from './reply-of-kind.js';
import { press, RAFTS, type ToyServer, type ToyServices } from './toy-services.js';

export const TITLE = 'Catatan kwelarisan';
export const LABEL = 'Ujian akhir';
/** The channel of the collection, and its people. */
export const CHANNEL = '700000000000000001';
export const ANSWERED = 'Gua kwelarisan ditemukan oleh siapa?';
export const UNANSWERED = 'Berapa harga tiket kwelarisan bulan depan?';
export const SENTENCE = 'Gua kwelarisan ditemukan oleh Jumadil.';
/** Words of the documents below that nobody types. */
const TELLING = /stalaktit|telaga|karcis/i;
const SECRETS = {
  'rahasia.md': `---\ntitle: ${TITLE}\n---\n\n${SENTENCE} Isinya stalaktit panjang yang berwarna ungu.`,
  'lama.md': 'Telaga kwelarisan mengering pada musim kemarau panjang.',
  'dibuang.md': 'Karcis lama disobek penjaga setiap malam.',
};

export interface TiedServer {
  readonly server: ToyServer;
  readonly collectionId: number;
  /** What was asked, found and given, by what it is. */
  readonly ids: {
    readonly quote: string;
    readonly answer: string;
    readonly hidden: string;
    readonly unanswered: string;
    readonly sources: string;
    readonly question: string;
    readonly file: string;
    readonly removed: string;
    readonly proposal: string;
    readonly thread: string;
    readonly digest: string;
    readonly posting: string;
    readonly session: string;
    readonly schedule: string;
  };
  /** A manager who sees the collection's channel, and is in it unless changed. */
  insider(change?: Partial<Caller>): Caller;
  /** Whoever sees every channel but that one. */
  outsider(change?: Partial<Caller>): Caller;
  /** Everything that is kept of the collection. */
  kept(): Promise<string>;
}

export async function tiedServer(toy: ToyServices, gate: Dispatcher): Promise<TiedServer> {
  const server = await toy.server({});
  const { owner } = server;
  const { services } = toy;
  const insider = (change: Partial<Caller> = {}) =>
    server.caller({ person: 'bu-guru', managesServer: true, channels: [CHANNEL], sees: () => true, ...change });
  const { id: collectionId } = await services.collections.create(owner, LABEL, []);
  const place = { owner, collectionId };
  toy.messenger.place(CHANNEL, { owner });
  await services.collections.tie(owner, collectionId, [CHANNEL]);
  await services.collections.useIn(owner, collectionId, [CHANNEL]);
  await give(toy, { owner, collectionId: (await services.library.collection(owner)).id }, RAFTS);
  const files = await give(toy, place, SECRETS);
  const [file = '', removed = ''] = [files['rahasia.md'], files['dibuang.md']];
  await services.documents.remove(owner, removed, 'bu-guru');
  const asked = {
    ...(await askEverything(gate, insider())),
    ...(await postDigest(gate, insider())),
    ...(await studyTogether(gate, insider())),
  };
  const { id: proposal } = await services.proposals.propose({
    ...{ ...place, name: 'usulan-kwelarisan.md', by: 'budi' },
    bytes: Buffer.from('Usulan tentang kwelarisan dari Jumadil.'),
  });
  const [group] = await services.group.openQuestions(owner);
  const ids = { ...asked, file, removed, proposal, question: group?.questions[0]?.id ?? '' };
  return {
    server,
    collectionId,
    ids,
    insider,
    outsider: (change = {}) => server.caller({ sees: (channel) => channel !== CHANNEL, ...change }),
    kept: () => keptOf(toy, place, ids),
  };
}

type Place = { readonly owner: string; readonly collectionId: number };

/** Returns the ids of the files by name. */
async function give({ services }: ToyServices, place: Place, documents: Readonly<Record<string, string>>) {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(documents)) {
    const { file } = await services.documents.keep({ ...place, name, bytes: Buffer.from(text), by: 'bu-guru' });
    files[name] = file.id;
  }
  await services.documents.read(place);
  return files;
}

async function askEverything(gate: Dispatcher, insider: Caller) {
  const ask = async (question: string, onlyMe: boolean) =>
    ofKind(await gate.run(insider, { command: 'ask', options: { question, 'only-me': onlyMe } }), 'answer');
  const [answered, unanswered] = [await ask(ANSWERED, false), await ask(UNANSWERED, false)];
  const hidden = await ask(ANSWERED, true);
  const message = { channel: CHANNEL, message: '5', author: 'budi', isOwn: false, content: SENTENCE };
  const found = ofKind(await gate.menu(insider, 'Find sources', message), 'passages');
  const [quote = ''] = answered.answer.quotes.map(({ id }) => id);
  const answer = answered.frame.id ?? '';
  await gate.delivered(insider, answered, { channel: CHANNEL, message: '4' });
  await gate.act(insider, 'thumbs-down', press(answer));
  const { thread } = ofKind(await gate.act(insider, 'discuss', press(`${quote}.${answer}`)), 'discussion');
  const [hiddenId, unansweredId, sources] = [hidden.frame.id ?? '', unanswered.frame.id ?? '', found.answerId ?? ''];
  return { quote, answer, hidden: hiddenId, unanswered: unansweredId, sources, thread };
}

async function postDigest(gate: Dispatcher, insider: Caller) {
  const options = { zone: 'WIB', topic: 'kwelarisan' };
  await gate.run(insider, { command: 'digest', subcommand: 'set', options });
  const posted = await gate.run(insider, { command: 'digest', subcommand: 'now', options: {} });
  const { chosen } = ofKind(posted, 'digests');
  return { digest: chosen?.id ?? '', posting: chosen?.results[0]?.id ?? '' };
}

async function studyTogether(gate: Dispatcher, insider: Caller) {
  const call = (subcommand: string, options: Readonly<Record<string, string>>) =>
    gate.run(insider, { command: 'study', subcommand, options });
  const { session } = ofKind(await call('start', { document: 'rahasia.md' }), 'study-opened');
  await gate.act(insider, 'study-join', press(session.id));
  const wanted = { topic: 'kwelarisan', days: 'Senin', time: '19.00', zone: 'WIB' };
  return { session: session.id, schedule: ofKind(await call('schedule', wanted), 'study-schedule').id };
}

async function keptOf({ services, messenger }: ToyServices, place: Place, ids: TiedServer['ids']): Promise<string> {
  const { group, documents, collections, proposals, library, digests, study, sessionSchedules } = services;
  const { owner, collectionId } = place;
  const answers = [ids.answer, ids.hidden, ids.unanswered, ids.sources];
  return JSON.stringify([
    (await collections.list(owner)).filter(({ id }) => id === collectionId),
    await documents.files(place),
    await library.documents(collectionId),
    await proposals.list(owner),
    await Promise.all(answers.map((id) => group.shownAnswer(owner, id))),
    await Promise.all(answers.map((id) => group.verdicts(owner, id))),
    await group.complaints(owner),
    await group.question(owner, ids.question),
    await group.discussion(owner, CHANNEL, ids.quote),
    await digests.digests(owner),
    await digests.status(owner, ids.digest),
    await study.view(owner, ids.session),
    await study.recap(owner, ids.session),
    await sessionSchedules.schedule(owner, ids.schedule),
    // Whoever guesses may begin sessions of what everybody sees.
    [...messenger.sent, ...messenger.threads, ...messenger.posts].filter((each) => TELLING.test(JSON.stringify(each))),
  ]);
}
