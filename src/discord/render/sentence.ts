// Replies of one sentence: something was done, goes on, was refused, or broke.
import type { Reply } from '../../reply.js';
import { texts } from '../../texts.js';
import type { Language } from '../../types.js';
import { excerptOf } from './excerpt.js';
import { channelLink, messageLink } from './link.js';
import { fittingLine } from './one-line.js';
import { CONTENT_LIMIT, type Payload, payload, type View } from './payload.js';

const BAR = 12;

/** A sentence that may hold names of documents and the like; it reads as it is. */
export function renderNotice({ sentence, about }: Extract<Reply, { kind: 'notice' }>, { language }: View): Payload {
  const link = about === undefined ? '' : ` ${channelLink(about, language)}`;
  return payload(plain(sentence, CONTENT_LIMIT - link.length) + link);
}

export function renderRefusal({ sentence, see }: Extract<Reply, { kind: 'refusal' }>, { language }: View): Payload {
  const icon = '⚠️ ';
  const link = see === undefined ? '' : ` ${messageLink(see, language)}`;
  return payload(icon + plain(sentence, CONTENT_LIMIT - icon.length - link.length) + link);
}

export function renderFailure({ id }: Extract<Reply, { kind: 'failure' }>, { language }: View): Payload {
  return payload(`❌ ${texts.failure[language]}: ${fittingLine(id, { units: 60 })}`);
}

export function renderProgress(
  { done, total, label }: Extract<Reply, { kind: 'progress' }>,
  { language }: View,
): Payload {
  const filled = total > 0 ? Math.round((Math.min(done, total) / total) * BAR) : 0;
  const bar = '▰'.repeat(filled) + '▱'.repeat(BAR - filled);
  const lines = [WORKING[language], total > 0 ? `${bar} ${done}/${total}` : bar];
  return payload([...lines, fittingLine(label, { units: 200 }) || PREPARING[language]].join('\n'));
}

/** Without a label passages are counted, of which none has a name. */
const PREPARING: Readonly<Record<Language, string>> = { id: 'menyiapkan bagian', en: 'preparing passages' };
/** Documents are read, or questions asked again: the label says what. */
const WORKING: Readonly<Record<Language, string>> = { id: 'Sebentar, sedang dikerjakan …', en: 'Working on it …' };

function plain(sentence: string, room: number): string {
  return excerptOf({ text: sentence, prefix: '' }, room)?.markdown ?? '…';
}
