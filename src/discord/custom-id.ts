// The ids of buttons, select menus and forms: `ACTION:ARGUMENT`. They carry no trust: anybody can send any.

export interface CustomId {
  /** Name of an action: 1 to 30 of `a` to `z` and `-`. */
  readonly action: string;
  /** Ids and page numbers; at most 60 UTF-16 units, perhaps empty. */
  readonly argument: string;
}

/** UTF-16 units. */
export const ARGUMENT_LIMIT = 60;
const PATTERN = /^([a-z-]{1,30}):([\s\S]{0,60})$/;

/** At most 91 units; Discord allows 100. Throws on an action or argument that does not fit, which is a bug. */
export function encodeCustomId(action: string, argument = ''): string {
  const id = `${action}:${argument}`;
  if (decodeCustomId(id)?.action !== action)
    throw new Error(`no action or too long: ${action}, ${argument.length} units`);
  return id;
}

/** Null for everything that is not `ACTION:ARGUMENT`. */
export function decodeCustomId(id: string): CustomId | null {
  const match = PATTERN.exec(id);
  return match === null ? null : { action: match[1] ?? '', argument: match[2] ?? '' };
}
