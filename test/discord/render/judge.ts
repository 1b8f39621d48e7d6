// Whether Discord takes a payload, and whether anything foreign in it does more than be read.
import { expect } from 'vitest';
import { bodyOf } from '../../../src/discord/body.js';
import type { Payload, View } from '../../../src/discord/render/payload.js';
import type { Language } from '../../../src/types.js';
import { messageBodyProblems } from '../../wire/rules/message-body.js';
import { specification, specificationIsThere } from '../../wire/spec-check.js';
import { asShown, type Shown, signsOfItsOwn } from '../as-shown.js';

const ID = '123456789012345678';
const spec = specificationIsThere ? specification() : null;

export const view = (language: Language = 'id'): View => ({ language, mention: (command) => `</${command}:${ID}>` });

/** What Kutip writes in a message beyond the usual: kinds of Markdown, mentions. */
export interface OwnMarks {
  readonly kinds?: readonly string[];
  readonly signs?: RegExp;
}

/** Checks everything that holds for every message, and returns what a reader sees. */
export function judged(payload: Payload, { kinds = [], signs = OWN_MENTION }: OwnMarks = {}): Shown {
  const body = JSON.parse(JSON.stringify(bodyOf(payload)));
  expect(payload.content.trim()).not.toBe('');
  expect(messageBodyProblems(body)).toEqual([]);
  expect(spec?.checkRequest('POST', `/channels/${ID}/messages`, body) ?? []).toEqual([]);
  expect(payload.allowedMentions.parse).toEqual([]);
  expect(payload.content).not.toMatch(/\p{Cs}/u);
  const shown = asShown(payload.content);
  expect([...shown.kinds].filter((kind) => ![...OURS, ...kinds].includes(kind))).toEqual([]);
  for (const link of shown.links) expect(new URL(link).protocol).toMatch(/^https?:$/);
  expect(signsOfItsOwn(withoutCode(payload.content), ownSigns(payload.content, shown, signs))).toEqual([]);
  return shown;
}

/** What Kutip's own words may hold. */
const OURS = [
  'strong',
  'subtext',
  'blockQuote',
  'link',
  'slashCommand',
  'channel',
  'timestamp',
  'strikethrough',
  'codeBlock',
];

/** Links to documents, and what Kutip itself writes. */
function ownSigns(content: string, { links }: Shown, signs: RegExp): string[] {
  const own = links.flatMap((link) => ['tautan', 'link'].map((label) => `[${label}](<${link}>)`));
  return [...own, ...(content.match(signs) ?? [])];
}

const OWN_MENTION =
  /(?<!\\)(?:<\/(?:ask|help|documents (?:list|show)|my-data show):\d{18}>|<#\d{18}>|<t:1700000000:D>)/g;

/** In a code block nothing is a mention, a link or an emoji. */
function withoutCode(content: string): string {
  return content.replace(/^```\n[\s\S]*?\n```$/gm, '');
}
