// Checked quotations: the verdict, the source's own words, and which words differ. Never whether it is true.
import type { CheckedText, Reply } from '../../reply.js';
import { differenceTexts, texts, verdictTexts } from '../../texts.js';
import type { CheckResult, Language, Localized, Place } from '../../types.js';
import { openButtons, openers } from './answer-buttons.js';
import { citationLines, SMALL } from './citation.js';
import { comparisonBlock } from './comparison.js';
import { button, buttonRows } from './components.js';
import { dateMark } from './date-mark.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { firstQuoteBlock, quoteBlock } from './quote-block.js';

type CheckReply = Extract<Reply, { kind: 'check' }>;

const GAP = '\n\n';
/** UTF-16 units of the checked text, where several are told apart by it; and of each nearest place. */
const LENGTHS = { text: 90, nearest: 400 };

const ICONS: Record<CheckResult['verdict'], string> = {
  same: '✅',
  nearly: '⚠️',
  changed: '⚠️',
  withdrawn: '⚠️',
  'not-found': '❌',
};

const WORDS = {
  differs: { id: 'Beda hanya', en: 'Differs only in' },
  legend: {
    id: '~~dicoret~~: hanya di teksmu · **tebal**: hanya di dokumen',
    en: '~~struck~~: only in your text · **bold**: only in the document',
  },
  readAt: { id: 'Teks yang dibaca pada', en: 'Text as read on' },
  unchanged: { id: 'Kata-katanya masih ada di versi sekarang:', en: 'The present version still has these words:' },
  gone: { id: 'Kata-kata ini tidak ada lagi di versi sekarang.', en: 'The present version no longer has these words.' },
  retired: { id: 'Teksnya tidak dipakai lagi sejak', en: 'Its text is out of use since' },
} satisfies Record<string, Localized>;

/** Number of a place among those that can be opened; null for a single one. */
type Numbers = (place: Place) => number | null;

interface Saying {
  readonly language: Language;
  readonly numbers: Numbers;
}

export function renderCheck({ checked }: CheckReply, { language }: View): Payload {
  const foot = SMALL + texts.notAJudgement[language];
  const share = Math.floor((CONTENT_LIMIT - foot.length) / checked.length) - GAP.length;
  const ids = [...new Set(checked.flatMap(({ result }) => placesOf(result).flatMap(({ id }) => id ?? [])))];
  const numbers: Numbers = ({ id }) => (ids.length > 1 && id !== null ? ids.indexOf(id) + 1 : null);
  const sections = checked.map((each) => section(each, checked.length > 1, share, { language, numbers }));
  return payload([...sections, foot].join(GAP), buttonsFor(ids, language));
}

/** Where several can be opened, each has its number. */
function buttonsFor(ids: readonly string[], language: Language): Row[] {
  const [id] = ids;
  if (id === undefined || ids.length > 1) return openButtons(ids, null, language);
  return buttonRows([...openers(ids, null, language), button(texts.cite[language], 'cite', id)]);
}

function placesOf(result: CheckResult): readonly Place[] {
  if (result.verdict === 'withdrawn') return [];
  if (result.verdict === 'not-found') return result.nearest;
  return result.verdict === 'changed' && result.now !== null ? [result.place, result.now] : [result.place];
}

function section({ text, result }: CheckedText, several: boolean, room: number, saying: Saying): string {
  const { language } = saying;
  const head = [`${ICONS[result.verdict]} **${verdictTexts[result.verdict][language]}**`];
  if (several && text !== null) head.push(`${SMALL}“${fittingLine(text, { units: LENGTHS.text })}”`);
  const start = head.join('\n');
  const markdown = details(result, room - start.length - 1, saying);
  return markdown === '' ? start : `${start}\n${markdown}`;
}

function details(result: CheckResult, room: number, saying: Saying): string {
  const { language, numbers } = saying;
  switch (result.verdict) {
    case 'same': {
      const names = result.differences.map((difference) => differenceTexts[difference][language]);
      const differs = names.length === 0 ? '' : `\n${SMALL}${WORDS.differs[language]}: ${names.join(', ')}.`;
      return blockAt(result.place, saying, room - differs.length) + differs;
    }
    case 'nearly': {
      const citation = citationLines(result.place, language, { number: numbers(result.place) });
      const rest = `\n${SMALL}${WORDS.legend[language]}\n${citation}`;
      return comparisonBlock(result.comparison, room - rest.length) + rest;
    }
    case 'changed':
      return changed(result, room, saying);
    case 'withdrawn': {
      const title = fittingLine(result.title ?? texts.untitled[language], { units: 300 });
      const on = result.retiredAt === null ? '' : ` ${WORDS.retired[language]} ${dateMark(result.retiredAt)}.`;
      return `“${title}”.${on}`;
    }
    case 'not-found':
      return nearest(result.nearest, room, saying);
  }
}

function blockAt(place: Place, { language, numbers }: Saying, room: number): string {
  return firstQuoteBlock(place, language, { number: numbers(place) }, room).markdown;
}

function changed(result: Extract<CheckResult, { verdict: 'changed' }>, room: number, saying: Saying): string {
  const { language } = saying;
  const read = `${WORDS.readAt[language]} ${dateMark(result.readAt)}:`;
  const { now } = result;
  const label = (now === null ? WORDS.gone : WORDS.unchanged)[language];
  const left = room - read.length - label.length - '\n\n\n'.length;
  const before = blockAt(result.place, saying, now === null ? left : left / 2);
  const lines = [read, before, label];
  if (now !== null) lines.push(blockAt(now, saying, left - before.length));
  return lines.join('\n');
}

function nearest(found: readonly Place[], room: number, { language, numbers }: Saying): string {
  const heading = `${texts.nearest[language]}:`;
  const blocks: string[] = [];
  let left = room - heading.length;
  for (const place of found) {
    const most = left - GAP.length;
    const options = { number: numbers(place) };
    const usual = quoteBlock(place, language, options, Math.min(most, LENGTHS.nearest));
    const block = usual ?? quoteBlock(place, language, options, most);
    if (block === null) break;
    blocks.push(block.markdown);
    left -= block.markdown.length + GAP.length;
  }
  return blocks.length === 0 ? '' : `${heading}\n${blocks.join(GAP)}`;
}
