// Addresses that Kutip links to: only those of a document, only on the web, and none that could be anything but an address.
import type { MessageAddress } from '../../group-types.js';
import type { Language, Localized } from '../../types.js';
import { visibleText } from '../../visible-text.js';

/** UTF-16 units. */
const LONGEST = 220;
/** Discord shows an invitation or a gift for its own addresses, however they are wrapped. */
const DISCORD = /(?:^|\.)discord(?:app|status)?\.[a-z]+$/;
/** A message, which a text that was added from Discord is from: Discord shows it only to those who may see it. */
const MESSAGE = /^https:\/\/discord\.com\/channels\/\d{1,20}\/\d{1,20}\/\d{1,20}$/;
/** Allowed in an address, but Markdown of some client might see something else in them. */
const TELLING = /[()'*~|@!`^[\]\\]/g;

const LABEL: Localized = { id: 'tautan', en: 'link' };

/** `[link](<address>)`, which has no preview; null for what should not be linked. */
export function linkTo(url: string | null, language: Language): string | null {
  const address = url === null ? null : webAddress(url);
  return address === null ? null : `[${LABEL[language]}](<${address}>)`;
}

/** Leads to a message of a server. */
export function messageLink(at: MessageAddress & { readonly server: string }, language: Language): string {
  const ids = [at.server, at.channel, at.message].map((id) => id.replace(/\D/g, ''));
  return `[${LABEL[language]}](<https://discord.com/channels/${ids.join('/')}>)`;
}

/** Leads to a channel of a server. */
export function channelLink(at: { readonly server: string; readonly channel: string }, language: Language): string {
  const ids = [at.server, at.channel].map((id) => id.replace(/\D/g, ''));
  return `[${LABEL[language]}](<https://discord.com/channels/${ids.join('/')}>)`;
}

/** An address as ASCII without signs of Markdown; null when it is not one of the web, hides something or is too long. */
export function webAddress(text: string): string | null {
  if (MESSAGE.test(text)) return text;
  if (visibleText(text) !== text || /\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (!/^[a-z\d.-]+\.[a-z\d-]*[a-z][a-z\d-]*$/.test(url.hostname) || DISCORD.test(url.hostname)) return null;
  const address = url.href.replace(TELLING, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return address.length <= LONGEST && /^[!-~]+$/.test(address) && !/[<>"]/.test(address) ? address : null;
}
