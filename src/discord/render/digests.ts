// The digests of a server: the one on the screen, when it comes next, and what became of the last ones.
import type { DigestSummary, Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { unescaped } from '../markdown.js';
import { SMALL } from './citation.js';
import { button, buttonRows, selectRow } from './components.js';
import { agoMark, momentMark } from './date-mark.js';
import { DIGEST_WORDS as WORDS } from './digest-words.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type Row, type View } from './payload.js';
import { planInWords } from './plan-words.js';
import { resultLine } from './result-line.js';
import { channelMention, roleMention } from './setting-words.js';
import { wholeLines } from './whole-lines.js';

type Digests = Extract<Reply, { kind: 'digests' }>;

/** UTF-16 units. */
const LIMITS = { note: 300, label: 80, topic: 120 };

export function renderDigests({ digests, chosen, note, language }: Digests, { mention }: View): Payload {
  // A heading has room of its own above it.
  const notes = note === null ? [] : [fittingLine(note, { units: LIMITS.note }), ...(chosen === null ? [''] : [])];
  const lines =
    chosen === null
      ? list(digests, language, mention('digest set'))
      : oneDigest(chosen, language, mention('digest set'));
  const others = chosen === null || digests.length < 2 ? [] : [SMALL + digests.map(numbered).join(' · ')];
  const rows = [...choiceMenu(digests, chosen, language), ...(chosen === null ? [] : buttonsOf(chosen, language))];
  return payload(wholeLines([...notes, ...lines, ...others], CONTENT_LIMIT), rows);
}

/** Whether a role is to be mentioned each time. */
export function renderDigestRole(
  { digest, role }: Extract<Reply, { kind: 'digest-role' }>,
  { language }: View,
): Payload {
  const question = WORDS.askRole[language](roleMention(role), channelMention(digest.channel));
  return payload(
    [WORDS.set[language], '', question].join('\n'),
    buttonRows([
      button(WORDS.yesRole[language], 'digest-role', `${digest.id}.${role}`, { style: 'primary' }),
      button(WORDS.noRole[language], 'digest-role', `${digest.id}.-`),
    ]),
  );
}

function list(digests: readonly DigestSummary[], language: Language, set: string): string[] {
  if (digests.length === 0) return [WORDS.none[language](set)];
  return digests.flatMap((digest, at) => [
    `${digests.length === 1 ? '📖 ' : ''}${numbered(digest, at, digests)}`,
    SMALL + planInWords(digest.plan, language),
    SMALL + stateInWords(digest, language),
  ]);
}

/** `**2** #channel`: a menu shows no mention of a channel, so that the digests are told apart by their numbers. */
function numbered({ channel }: DigestSummary, at: number, all: readonly DigestSummary[]): string {
  return all.length === 1 ? channelMention(channel) : `**${at + 1}** ${channelMention(channel)}`;
}

function oneDigest(digest: DigestSummary, language: Language, set: string): string[] {
  const { channel, results, worthy, used } = digest;
  return [
    `### 📖 ${WORDS.title[language]} ${channelMention(channel)}`,
    stateInWords(digest, language),
    '',
    planInWords(digest.plan, language),
    contentInWords(digest, language),
    ...(worthy === 0 ? [] : [SMALL + WORDS.progress[language](Math.min(used, worthy), worthy)]),
    ...(results.length === 0 ? [] : ['', `**${WORDS.results[language]}**`]),
    ...results.map((posting) => resultLine(posting, language)),
    '',
    SMALL + WORDS.change[language](set),
  ];
}

function stateInWords({ state, pausedFor, nextAt }: DigestSummary, language: Language): string {
  if (pausedFor !== null) {
    const why = fittingLine(pausedFor.sentence[language], { units: LIMITS.note });
    return `⏸️ ${WORDS.pausedFor[language]} ${why} ${WORDS.mended[language]}`;
  }
  if (state !== 'active' || nextAt === null) return `⏸️ ${WORDS.paused[language]}`;
  return `${WORDS.next[language]} ${agoMark(nextAt)}, ${momentMark(nextAt)}`;
}

function contentInWords({ quotes, collection, topic, role, repeat }: DigestSummary, language: Language): string {
  const label =
    collection === null ? WORDS.collectionGone[language] : (collection.label ?? texts.mainCollection[language]);
  return [
    WORDS.quotes[language](quotes),
    fittingLine(label, { units: LIMITS.label }),
    ...(topic === null ? [] : [`${WORDS.topic[language]} ${fittingLine(topic, { units: LIMITS.topic })}`]),
    ...(role === null ? [] : [`${WORDS.mentions[language]} ${roleMention(role)}`]),
    ...(repeat ? [WORDS.repeats[language]] : []),
  ].join(' · ');
}

/** None where there is nothing to choose between. Its labels know no Markdown. */
function choiceMenu(digests: readonly DigestSummary[], chosen: DigestSummary | null, language: Language): Row[] {
  if (digests.length === 0 || (digests.length === 1 && chosen !== null)) return [];
  const choices = digests.map((digest, at) => ({
    label: unescaped(`${at + 1}. ${planInWords(digest.plan, language)}`),
    value: digest.id,
    description: unescaped(contentInWords({ ...digest, role: null }, language)),
    chosen: digest.id === chosen?.id,
  }));
  return [selectRow(WORDS.choose[language], 'choose-digest', '', choices)];
}

function buttonsOf({ id, state }: DigestSummary, language: Language): Row[] {
  const pause = state === 'active' ? button(WORDS.pause[language], 'digest-pause', id) : null;
  return buttonRows([
    button(WORDS.preview[language], 'digest-preview', id),
    button(WORDS.now[language], 'digest-now', id),
    pause ?? button(WORDS.resume[language], 'digest-resume', id, { style: 'primary' }),
    button(WORDS.stop[language], 'digest-stop', id),
  ]);
}
