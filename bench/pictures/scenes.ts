// What is shown in the pictures: real answers about the sample documents, what their buttons bring, and hostile texts.
import type { Reply } from '../../src/reply.js';
import type { Quote } from '../../src/types.js';
import { playDigestScenes } from './digest-scenes.js';
import { playDocumentScenes } from './document-scenes.js';
import { playGroupScenes } from './group-scenes.js';
import type { StudyGroup } from './study-group.js';
import { type Shown, shown } from './study-group.js';
import { playStudyScenes } from './study-scenes.js';

/** Name of the picture -> the message. */
export type Scenes = Map<string, Shown>;

export async function playScenes(group: StudyGroup): Promise<Scenes> {
  const scenes: Scenes = new Map();
  scenes.set('welcome', shown({ kind: 'welcome', language: 'id' }, false, null));
  scenes.set('setup-language', await group.call('setup'));
  scenes.set('setup-documents', await group.press('setup-step', 'documents'));
  await group.addSampleDocuments();
  scenes.set('setup-documents-added', await group.press('setup-step', 'documents'));
  scenes.set('setup-done', await group.press('setup-step', 'done.digest'));
  scenes.set('settings', await group.call('settings'));
  await playAnswers(group, scenes);
  await playPresses(group, scenes);
  await playCommands(group, scenes);
  const { reply } = scenes.get('answer-figures') ?? {};
  await playGroupScenes(group, scenes, reply?.kind === 'answer' ? reply.answer.quotes : []);
  await playDigestScenes(group, scenes);
  await playStudyScenes(group, scenes);
  playDocumentScenes(scenes);
  scenes.set('hostile-answer', shown(hostileAnswer(), false, 'tanya'));
  scenes.set('long-answer', shown(longAnswer(), false, 'tanya'));
  return scenes;
}

const QUESTIONS: Readonly<Record<string, string>> = {
  'answer-first': 'Mengapa Kazakhstan meminta bantuan CSTO?',
  'answer-figures': 'Berapa tentara CSTO yang dikirim ke Kazakhstan?',
  'answer-also-in': 'Di mana Rusia punya pangkalan militer di Asia Tengah?',
  'answer-as-on-a-phone': 'knp negara asia tengah patuh sanksi barat?',
  'answer-english': 'Who leases Baikonur?',
  'answer-across': 'Siapa yang menyewa Baikonur?',
  search: 'sanksi perdagangan',
  overview: 'ringkas mini-NATO',
  abstention: 'Apa ibu kota Prancis?',
  greeting: 'halo kutip',
};

async function playAnswers(group: StudyGroup, scenes: Scenes): Promise<void> {
  for (const [name, question] of Object.entries(QUESTIONS)) scenes.set(name, await group.call('ask', { question }));
  const options = { question: 'Kapan CSTO didirikan?', since: '2022', 'only-me': true };
  scenes.set('answer-dated-private', await group.call('ask', options));
}

async function playPresses(group: StudyGroup, scenes: Scenes): Promise<void> {
  const { reply } = scenes.get('answer-figures') ?? {};
  if (reply?.kind !== 'answer') throw new Error('no answer to press buttons on');
  const id = reply.frame.id ?? '-';
  const quote = reply.answer.quotes[0]?.id ?? '';
  scenes.set('open', await group.press('open', `${quote}.${id}`));
  scenes.set('open-later', await group.press('page', `${quote}.${id}.1`));
  scenes.set('cite', await group.press('cite', quote));
  scenes.set('more', await group.press('more', id));
  scenes.set('discuss', await group.press('discuss', `${quote}.${id}`, reply.answer.question));
  scenes.set('thumbs-down', await group.press('thumbs-down', id));
  const abstained = scenes.get('abstention')?.reply;
  if (abstained?.kind === 'answer') {
    scenes.set('nearest', await group.press('nearest', abstained.frame.id ?? '-'));
  }
  const [first] = reply.answer.quotes;
  if (first !== undefined) {
    const { question } = reply.answer;
    const opening: Reply = { kind: 'discussion-opening', language: 'id', question, quote: first, answerId: id };
    scenes.set('discussion-opening', shown(opening, false, null));
    const changed = first.text.replace('tentara', 'prajurit').replace(/\d/, '9');
    scenes.set('check-same', await group.call('check', { text: first.text }));
    scenes.set('check-nearly', await group.call('check', { text: changed }));
  }
}

async function playCommands(group: StudyGroup, scenes: Scenes): Promise<void> {
  scenes.set('check-not-found', await group.call('check', { text: 'Gajah terbang rendah di atas ibu kota.' }));
  scenes.set('documents', await group.call('documents list'));
  scenes.set('documents-searched', await group.call('documents list', { search: 'kazakhstan' }));
  scenes.set('document', await group.call('documents show', { document: 'lima-pertanyaan.pdf' }));
  scenes.set(
    'find-sources',
    await group.menu('Cari sumber', 'Katanya pasukan CSTO datang karena kerusuhan di Almaty?'),
  );
  scenes.set('unanswered', await group.call('unanswered'));
  scenes.set('help', await group.call('help'));
  scenes.set('help-english', await group.call('help', {}, 'en'));
  scenes.set('my-data', await group.call('my-data show'));
  scenes.set('my-data-asked', await group.call('my-data delete'));
  scenes.set('status', await group.call('status'));
  const sentence = 'Dokumen “catatan *rahasia*.pdf” tidak ada. Lihat /dokumen.';
  scenes.set('refusal', shown({ kind: 'refusal', language: 'id', code: 'x', sentence }, true, 'tanya'));
  scenes.set(
    'progress',
    shown({ kind: 'progress', language: 'id', done: 5, total: 12, label: 'lima-pertanyaan.pdf' }, true, null),
  );
}

function hostileAnswer(): Reply {
  const text =
    '# Judul besar\n- @everyone lihat <@123456789012345678> dan [hadiah](https://example.com/jahat) **sekarang**!\n> Kata \u202eterbalik\u202c dan nol\u200blebar, `kode`, ||rahasia||, :smile:, <t:1700000000:R>, www.example.com, discord.gg/abc.';
  const quote = handMade(text, 'nol\u200blebar', {
    title: '**Judul** [klik](https://example.com) ||x|| @here <#123456789012345678>',
    author: '</ask:123456789012345678> `x` \u202eitaR',
    url: 'javascript:alert(1)',
  });
  return answerOf('||Apa|| **itu** @everyone <@123456789012345678>? [klik](https://example.com) \u202e# 1. :tada:', [
    quote,
  ]);
}

/** Three long quotes with long names: the third does not fit. */
function longAnswer(): Reply {
  const sentence =
    'Rakit bambu yang panjang itu hanyut pelan melewati kampung demi kampung di tepi sungai yang lebar. ';
  const title =
    'Catatan perjalanan panjang menyusuri sungai dengan rakit bambu bersama para pembuat rakit dari hulu sampai muara';
  const long = (id: string, times: number) =>
    handMade(sentence.repeat(times).trim(), 'hanyut pelan', {
      id,
      title,
      author: 'Rina Wati, Budi Santoso, dan Made Ayu',
      publisher: 'Penerbit Tepi Sungai',
      page: '112',
      section: 'Dari hulu ke muara',
    });
  return answerOf('Bagaimana rakit bambu itu melewati kampung?', [
    long('7K2M9QXA', 6),
    long('8K2M9QXB', 4),
    long('9K2M9QXC', 4),
  ]);
}

function handMade(text: string, emphasis: string, change: Partial<Quote>): Quote {
  const at = text.indexOf(emphasis);
  return {
    id: '7K2M9QXA',
    text,
    start: 0,
    end: text.length,
    before: null,
    after: null,
    emphasis: [at, at + emphasis.length],
    document: 'rakit.md',
    title: 'Rakit bambu',
    author: 'Rina Wati',
    publisher: null,
    date: '2020-03-07',
    url: 'https://example.org/rakit',
    page: null,
    section: null,
    paragraph: 2,
    score: 1,
    ...change,
  };
}

function answerOf(question: string, quotes: readonly Quote[]): Reply {
  const answer = {
    question,
    readAs: null,
    language: 'id' as const,
    kind: 'question' as const,
    answered: true,
    sure: false,
    confidence: 0.5,
    quotes,
    nearest: [],
    further: [],
    undated: 0,
    alsoIn: {},
    figuresDiffer: false,
    timings: { encode: 1, retrieve: 1, read: 1, total: 3 },
  };
  const answeringSentences = Object.fromEntries(
    quotes.map(({ id, start, text }) => [id, { start, end: start + text.indexOf('. ') + 1 }]),
  );
  const frame = { id: 'ABCD1234', visibility: 'public', hasMore: true, undated: 0, first: true } as const;
  return { kind: 'answer', language: 'id', answer, answeringSentences, frame };
}
