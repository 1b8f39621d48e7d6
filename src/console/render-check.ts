// A checked quotation on the screen: the verdict, the source's own words, and which words differ.
import { displayDay } from '../citation-line.js';
import { differenceTexts, texts, verdictTexts } from '../texts.js';
import type { CheckResult, ComparedWords, Language, Localized, Place } from '../types.js';
import { visibleText } from '../visible-text.js';
import { barredLines, citationLines, indented } from './quote-block.js';
import type { Screen } from './screen.js';
import { wrapText } from './wrap.js';

const WORDS = {
  differs: { id: 'Beda hanya', en: 'Differs only in' },
  onlyText: { id: 'hanya di teksmu', en: 'only in your text' },
  onlySource: { id: 'hanya di dokumen', en: 'only in the document' },
  readAt: { id: 'Teks yang dibaca pada', en: 'Text as read on' },
  unchanged: { id: 'Kata-katanya masih ada di versi sekarang:', en: 'The present version still has these words:' },
  gone: { id: 'Kata-kata ini tidak ada lagi di versi sekarang.', en: 'The present version no longer has these words.' },
  retired: { id: 'Teksnya tidak dipakai lagi sejak', en: 'Its text is out of use since' },
} satisfies Record<string, Localized>;

export function renderCheck(result: CheckResult, language: Language, screen: Screen): string[] {
  const { styles, width } = screen;
  const verdict = verdictTexts[result.verdict][language];
  const style = { same: styles.good, nearly: styles.doubtful, changed: styles.doubtful }[String(result.verdict)];
  const lines = [styles.strong((style ?? styles.bad)(verdict)), ''];
  lines.push(...details(result, language, screen));
  return [...lines, ...wrapText(texts.notAJudgement[language], width).map(styles.quiet)];
}

function details(result: CheckResult, language: Language, screen: Screen): string[] {
  const { styles } = screen;
  switch (result.verdict) {
    case 'same': {
      const names = result.differences.map((difference) => differenceTexts[difference][language]);
      const differs =
        names.length === 0 ? [] : [...indented(`${WORDS.differs[language]}: ${names.join(', ')}.`, screen)];
      return [...placeLines(result.place, language, screen).slice(0, -1), ...differs, ''];
    }
    case 'nearly': {
      const legend = `[-…-] ${WORDS.onlyText[language]}, {+…+} ${WORDS.onlySource[language]}`;
      const block = barredLines([{ text: result.comparison.map((words) => marked(words)).join(' ') }], null, screen);
      return [
        ...block,
        ...indented(legend, screen).map(styles.quiet),
        '',
        ...placeLines(result.place, language, screen),
      ];
    }
    case 'changed': {
      const read = `${WORDS.readAt[language]} ${displayDay(result.readAt, language)}:`;
      const now = result.now === null ? [WORDS.gone[language], ''] : [WORDS.unchanged[language], ''];
      const present = result.now === null ? [] : placeLines(result.now, language, screen);
      return [read, '', ...placeLines(result.place, language, screen), ...now, ...present];
    }
    case 'withdrawn': {
      const title = visibleText(result.title ?? texts.untitled[language]);
      const on =
        result.retiredAt === null ? '' : ` ${WORDS.retired[language]} ${displayDay(result.retiredAt, language)}.`;
      return [...indented(`“${title}”.${on}`, screen), ''];
    }
    case 'not-found': {
      if (result.nearest.length === 0) return [];
      const heading = `${texts.nearest[language]}:`;
      return [heading, '', ...result.nearest.flatMap((place) => placeLines(place, language, screen))];
    }
  }
}

function placeLines(place: Place, language: Language, screen: Screen): string[] {
  const block = barredLines([{ text: visibleText(place.text) }], null, screen);
  return [...block, ...citationLines(place, language, screen), ''];
}

/** As wdiff writes it, so that it reads without colours. */
function marked(words: ComparedWords): string {
  const text = visibleText(words.words);
  if (words.in === 'both') return text;
  return words.in === 'text' ? `[-${text}-]` : `{+${text}+}`;
}
