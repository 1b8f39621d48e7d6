// Days and moments as Discord writes them for each reader, in their language and time zone.

/** The day; `milliseconds` since 1970. */
export function dateMark(milliseconds: number): string {
  return mark(milliseconds, 'D');
}

/** The day and the time of day; `milliseconds` since 1970. */
export function momentMark(milliseconds: number): string {
  return mark(milliseconds, 'f');
}

/** How long ago or until then; `milliseconds` since 1970. */
export function agoMark(milliseconds: number): string {
  return mark(milliseconds, 'R');
}

function mark(milliseconds: number, style: 'D' | 'f' | 'R'): string {
  return `<t:${Math.floor(milliseconds / 1000)}:${style}>`;
}
