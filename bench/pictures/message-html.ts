// A message as Discord shows it, made of the elements of @skyra/discord-components-core.
import type { Payload } from '../../src/discord/render/index.js';
import { discordMarkdown, innerNodes, type MarkdownNode } from './discord-markdown.js';

export interface ShownMessage {
  readonly payload: Payload;
  /** Only one person sees it. */
  readonly isPrivate: boolean;
  /** The command it answers, without the slash; null for a button or a menu. */
  readonly command: string | null;
}

export function messageHtml({ payload, isPrivate, command }: ShownMessage): string {
  const used =
    command === null
      ? ''
      : `<discord-command slot="reply" author="rina" avatar="${avatar('R', '#3ba55d')}" command="${escapeHtml(command)}"></discord-command>`;
  const rows = payload.components.map((row) => rowHtml(row)).join('');
  const files = (payload.files ?? []).map(fileHtml).join('');
  const attachments = files === '' ? '' : `<discord-attachments slot="attachments">${files}</discord-attachments>`;
  const components = rows === '' ? '' : `<discord-attachments slot="components">${rows}</discord-attachments>`;
  return `<discord-messages><discord-message author="Kutip" bot avatar="${avatar('“', '#5865f2')}" timestamp="07:30"${
    isPrivate ? ' ephemeral' : ''
  }>${used}<div>${nodesHtml(discordMarkdown(payload.content))}</div>${attachments}${components}</discord-message></discord-messages>`;
}

function avatar(letter: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="28" font-family="sans-serif" font-size="24" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '%27')}`;
}

function nodesHtml(nodes: readonly MarkdownNode[]): string {
  return nodes.map(nodeHtml).join('');
}

const ELEMENTS: Readonly<Record<string, readonly [string, string]>> = {
  // The library's elements have white space of their own around their text, which would show beside a text that keeps its own.
  strong: ['<strong>', '</strong>'],
  em: ['<em>', '</em>'],
  underline: ['<discord-underlined>', '</discord-underlined>'],
  strikethrough: ['<s>', '</s>'],
  spoiler: ['<discord-spoiler>', '</discord-spoiler>'],
  subtext: ['<discord-subscript>', '</discord-subscript>'],
  blockQuote: ['<discord-quote>', '</discord-quote>'],
};

function nodeHtml(node: MarkdownNode): string {
  const inner = innerNodes(node);
  const around = ELEMENTS[node.type];
  if (around !== undefined) return around[0] + nodesHtml(withoutLastBreak(node, inner)) + around[1];
  switch (node.type) {
    case 'text':
      return `<span class="text">${escapeHtml(String(node['content']))}</span>`;
    case 'br':
      return '<span class="text">\n</span>';
    case 'twemoji':
      return escapeHtml(String(node['name']));
    case 'heading':
      return `<discord-header level="${Number(node['level'])}">${nodesHtml(inner)}</discord-header>`;
    case 'link':
      return `<discord-link href="#">${nodesHtml(inner)}</discord-link>`;
    case 'codeBlock':
      return `<discord-code multiline>${escapeHtml(String(node['content']))}</discord-code>`;
    case 'inlineCode':
      return `<discord-code>${escapeHtml(String(node['content']))}</discord-code>`;
    case 'slashCommand':
      return `<discord-mention type="slash">${escapeHtml(String(node['fullName']))}</discord-mention>`;
    case 'channel':
      return '<discord-mention type="channel">diskusi</discord-mention>';
    case 'role':
      return '<discord-mention type="role">pengurus</discord-mention>';
    case 'user':
      return '<discord-mention type="user">Budi</discord-mention>';
    case 'timestamp':
      return `<discord-time>${momentOf(Number(node['timestamp']) * 1000, String(node['format']))}</discord-time>`;
    default:
      // Whatever should not be there must be seen.
      return `<mark>${escapeHtml(node.type)}</mark>`;
  }
}

/** As Discord's Indonesian client writes it in Jakarta; `format` is the letter in the mark. */
function momentOf(milliseconds: number, format: string): string {
  if (format === 'R') {
    const hours = Math.round((milliseconds - Date.now()) / 3_600_000);
    return new Intl.RelativeTimeFormat('id', { numeric: 'auto' }).format(hours, 'hour');
  }
  const time = format === 'f' ? ({ timeStyle: 'short' } as const) : {};
  return new Date(milliseconds).toLocaleString('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta', ...time });
}

/** The line break at the end of a block quote belongs to the quote, and is no empty line in it. */
function withoutLastBreak({ type }: MarkdownNode, inner: readonly MarkdownNode[]): readonly MarkdownNode[] {
  return type === 'blockQuote' && inner.at(-1)?.type === 'br' ? inner.slice(0, -1) : inner;
}

function fileHtml({ name, bytes }: NonNullable<Payload['files']>[number]): string {
  const size = Math.ceil(bytes.length / 1000);
  return `<discord-file-attachment name="${escapeHtml(name)}" bytes="${size}" bytes-unit="KB" type="application/zip"></discord-file-attachment>`;
}

type Component = Payload['components'][number]['components'][number];

function rowHtml({ components }: Payload['components'][number]): string {
  return `<discord-action-row>${components.map(componentHtml).join('')}</discord-action-row>`;
}

/** Button styles of Discord's API that are not grey. */
const COLOURS: Readonly<Record<number, string>> = { 1: 'primary', 3: 'success', 4: 'destructive' };

function componentHtml(component: Component): string {
  if ('style' in component) {
    const emoji = 'emoji' in component ? component.emoji?.name : undefined;
    const label = [emoji, 'label' in component ? component.label : undefined].filter((part) => part !== undefined);
    const type = COLOURS[component.style] ?? 'secondary';
    const disabled = component.disabled ? ' disabled' : '';
    return `<discord-button type="${type}"${disabled}>${escapeHtml(label.join(' '))}</discord-button>`;
  }
  const chosen = 'options' in component ? component.options.filter((option) => option.default === true) : [];
  const picked = 'default_values' in component ? (component.default_values ?? []).map(() => '# diskusi') : [];
  const shown = [...chosen.map(({ label }) => label), ...picked].join(', ') || (component.placeholder ?? '');
  return `<discord-string-select-menu style="flex: 1" placeholder="${escapeHtml(shown)}"></discord-string-select-menu>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
