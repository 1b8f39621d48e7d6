// Documents that members proposed: said to all in the channel, or as a manager's list, with what can be done about each.
import type { ProposedDocument, Reply } from '../../reply.js';
import { countOf } from '../../texts.js';
import type { Language, Localized } from '../../types.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { agoMark } from './date-mark.js';
import { sizeOf } from './document-facts.js';
import { fittingList } from './fair-share.js';
import { boldLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';

type Proposals = Extract<Reply, { kind: 'proposals' }>;

/** Pairs of buttons: one in a row where they have room, else two. */
const IN_ROWS_OF_ONE = 5;
const MOST = 10;
const LABEL = 110;
const NAME = { most: 160, least: 40 };
const GAP = '\n\n';

export function renderProposals(reply: Proposals, { language }: View): Payload {
  const { proposals, collection, posted } = reply;
  if (proposals.length === 0) return payload(WORDS.nothing[language]);
  const shown = proposals.slice(0, MOST);
  const numbered = shown.length > 1;
  const count = countOf(proposals.length, 'proposal', language);
  const place =
    collection.label === null
      ? ''
      : ` · ${WORDS.forCollection[language]} ${boldLine(collection.label, { units: LABEL }, '?')}`;
  const head = `📥 **${posted ? WORDS.proposed[language] : `${count} ${WORDS.waiting[language]}`}**${place}`;
  const rest = proposals.length - shown.length;
  const foot = [
    ...(rest === 0 ? [] : [`${SMALL}${WORDS.more[language]} ${countOf(rest, 'proposal', language)}.`]),
    SMALL + (posted ? WORDS.whoMay : WORDS.whatHappens)[language],
  ].join('\n');
  const room = CONTENT_LIMIT - head.length - foot.length - 2 * GAP.length;
  const numbers = new Map(shown.map((proposal, at) => [proposal, numbered ? at + 1 : null]));
  const draw = (proposal: ProposedDocument, units: number) =>
    line(proposal, numbers.get(proposal) ?? null, language, units);
  return payload([head, fittingList(shown, draw, room), foot].join(GAP), rowsOf(shown, numbered, language));
}

function line(proposal: ProposedDocument, number: number | null, language: Language, units: number): string {
  const { name, bytes, by, proposedAt, id } = proposal;
  const mark = number === null ? '' : `**${number}.** `;
  const who = by === null ? WORDS.somebody[language] : `${WORDS.by[language]} <@${by.replace(/\D/g, '')}>`;
  const facts = `${SMALL}${sizeOf(bytes, language)} · ${who} · ${agoMark(proposedAt)}`;
  const room = Math.max(NAME.least, units - mark.length - facts.length - '****\n'.length);
  return `${mark}${boldLine(name, { units: Math.min(NAME.most, room) }, id)}\n${facts}`;
}

function rowsOf(proposals: readonly ProposedDocument[], numbered: boolean, language: Language): Row[] {
  const buttons = proposals.flatMap(({ id }, at) => {
    const label = (words: Localized) => (numbered ? `${words[language]} ${at + 1}` : words[language]);
    return [
      button(label(WORDS.accept), 'accept-proposal', id, { style: 'success' }),
      button(label(WORDS.decline), 'decline-proposal', id),
    ];
  });
  return buttonRows(buttons, proposals.length > IN_ROWS_OF_ONE ? 4 : 2);
}

const WORDS = {
  nothing: {
    id: 'Tidak ada usulan dokumen yang menunggu. 🎉',
    en: 'No proposed documents are waiting. 🎉',
  },
  proposed: { id: 'Usulan dokumen untuk Kutip', en: 'A document proposed for Kutip' },
  waiting: { id: 'menunggu', en: 'waiting' },
  forCollection: { id: 'untuk koleksi', en: 'for the collection' },
  by: { id: 'dari', en: 'from' },
  somebody: { id: 'dari seseorang yang datanya sudah dihapus', en: 'from somebody whose data was deleted' },
  more: { id: 'Setelah ini masih ada', en: 'After these there are' },
  whoMay: {
    id: 'Belum dibaca dan belum dikutip. Hanya pengelola (izin Kelola Server atau peran pengelola Kutip) yang bisa memutuskan.',
    en: 'Not read and not quoted yet. Only managers (Manage Server, or Kutip’s managers’ role) can decide.',
  },
  whatHappens: {
    id: 'Yang diterima langsung dibaca dan bisa dikutip. Yang tidak diputuskan dalam 30 hari dihapus.',
    en: 'What you accept is read at once and can be quoted. What nobody decides on within 30 days is deleted.',
  },
  accept: { id: 'Terima', en: 'Accept' },
  decline: { id: 'Tolak', en: 'Decline' },
} satisfies Record<string, Localized>;
