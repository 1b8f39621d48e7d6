// Buttons and select menus, as Discord's API has them.
import {
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { visibleText } from '../../visible-text.js';
import { encodeCustomId } from '../custom-id.js';
import type { Row } from './payload.js';

const BUTTONS_IN_ROW = 5;
/** UTF-16 units, as Discord counts them. */
const LIMITS = { button: 80, placeholder: 150, option: 100 };

export interface ButtonLook {
  /** One at most in a message: what most people want next. */
  readonly style?: 'primary' | 'secondary' | 'success' | 'danger';
  readonly disabled?: boolean;
}

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

/** A button; `label` is cut at 80 units. Pressing it runs the action. */
export function button(
  label: string,
  action: string,
  argument: string,
  { style = 'secondary', disabled = false }: ButtonLook = {},
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    label: plainLabel(label, LIMITS.button),
    custom_id: encodeCustomId(action, argument),
    ...(disabled && { disabled }),
  };
}

/** A button that shows one emoji and no words. */
export function emojiButton(emoji: string, action: string, argument: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    custom_id: encodeCustomId(action, argument),
  };
}

/** Rows of at most five buttons, or fewer as given; none for no buttons. */
export function buttonRows(buttons: readonly APIButtonComponentWithCustomId[], inRow = BUTTONS_IN_ROW): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < buttons.length; at += inRow) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + inRow) });
  }
  return rows;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** Chosen at present. */
  readonly chosen?: boolean;
}

/** A row with a menu from which one is chosen; at most 25 choices. */
export function selectRow(placeholder: string, action: string, argument: string, choices: readonly Choice[]): Row {
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodeCustomId(action, argument),
    placeholder: plainLabel(placeholder, LIMITS.placeholder),
    options: choices.map(optionOf),
  };
  return { type: ComponentType.ActionRow, components: [menu] };
}

function optionOf({ label, value, description, chosen = false }: Choice): APISelectMenuOption {
  return {
    label: plainLabel(label, LIMITS.option),
    value,
    ...(description !== undefined && { description: plainLabel(description, LIMITS.option) }),
    ...(chosen && { default: true }),
  };
}

/** Labels know no Markdown: hidden characters shown, one line, cut between graphemes. */
export function plainLabel(text: string, limit: number): string {
  const line = visibleText(text).replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(line.slice(0, limit * 2))) {
    if (kept.length + segment.length >= limit) break;
    kept += segment;
  }
  return `${kept}…`;
}
