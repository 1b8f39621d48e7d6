// Checked quotations: the verdict, the source's own words, and which words differ. Never whether it is true.
import type { CheckedText, Reply } from '../../reply.js';
import { differenceTexts, texts, verdictTexts } from '../../texts.js';
import type { CheckResult, Language, Localized, Place } from '../../types.js';
import { openButtons } from './answer-buttons.js';
import { citationLines, SMALL } from './citation.js';
import { comparisonBlock } from './comparison.js';
import { dateMark } from './date-mark.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';
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

/** A part of the message, and the places in it that can be opened. */
interface Section {
  readonly markdown: string;
  readonly places: readonly Place[];
}

export function renderCheck({ checked }: CheckReply, { language }: View): Payload {
  const foot = SMALL + texts.notAJudgement[language];
  const share = Math.floor((CONTENT_LIMIT - foot.length) / checked.length) - GAP.length;
  const sections = checked.map((each) => section(each, checked.length > 1, share, language));
  const content = [...sections.map(({ markdown }) => markdown), foot].join(GAP);
  const ids = sections.flatMap(({ places }) => places.flatMap(({ id }) => id ?? []));
  return payload(content, openButtons([...new Set(ids)], null, language));
}

function section({ text, result }: CheckedText, several: boolean, room: number, language: Language): Section {
  const head = [`${ICONS[result.verdict]} **${verdictTexts[result.verdict][language]}**`];
  if (several && text !== null) head.push(`${SMALL}“${fittingLine(text, { units: LENGTHS.text })}”`);
  const start = head.join('\n');
  const { markdown, places } = details(result, room - start.length - 1, language);
  return { markdown: markdown === '' ? start : `${start}\n${markdown}`, places };
}

function details(result: CheckResult, room: number, language: Language): Section {
  switch (result.verdict) {
    case 'same': {
      const names = result.differences.map((difference) => differenceTexts[difference][language]);
      const differs = names.length === 0 ? '' : `\n${SMALL}${WORDS.differs[language]}: ${names.join(', ')}.`;
      const block = firstQuoteBlock(result.place, language, {}, room - differs.length);
      return { markdown: block.markdown + differs, places: [result.place] };
    }
    case 'nearly': {
      const rest = `\n${SMALL}${WORDS.legend[language]}\n${citationLines(result.place, language)}`;
      return {
        markdown: comparisonBlock(result.comparison, room - rest.length) + rest,
        places: [result.place],
      };
    }
    case 'changed':
      return changed(result, room, language);
    case 'withdrawn': {
      const title = fittingLine(result.title ?? texts.untitled[language], { units: 300 });
      const on = result.retiredAt === null ? '' : ` ${WORDS.retired[language]} ${dateMark(result.retiredAt)}.`;
      return { markdown: `“${title}”.${on}`, places: [] };
    }
    case 'not-found':
      return nearest(result.nearest, room, language);
  }
}

function changed(result: Extract<CheckResult, { verdict: 'changed' }>, room: number, language: Language): Section {
  const read = `${WORDS.readAt[language]} ${dateMark(result.readAt)}:`;
  const { now } = result;
  const label = (now === null ? WORDS.gone : WORDS.unchanged)[language];
  const left = room - read.length - label.length - '\n\n\n'.length;
  const before = firstQuoteBlock(result.place, language, {}, now === null ? left : left / 2);
  const lines = [read, before.markdown, label];
  if (now !== null) lines.push(firstQuoteBlock(now, language, {}, left - before.markdown.length).markdown);
  return { markdown: lines.join('\n'), places: now === null ? [result.place] : [result.place, now] };
}

function nearest(found: readonly Place[], room: number, language: Language): Section {
  const heading = `${texts.nearest[language]}:`;
  const blocks: string[] = [];
  const places: Place[] = [];
  let left = room - heading.length;
  for (const place of found) {
    const block = quoteBlock(place, language, {}, Math.min(left - GAP.length, LENGTHS.nearest));
    if (block === null) break;
    blocks.push(block.markdown);
    places.push(place);
    left -= block.markdown.length + GAP.length;
  }
  return { markdown: places.length === 0 ? '' : `${heading}\n${blocks.join(GAP)}`, places };
}
