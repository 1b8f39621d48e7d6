// A day as Discord writes it for each reader, in their language and time zone.

/** `milliseconds` since 1970. */
export function dateMark(milliseconds: number): string {
  return `<t:${Math.floor(milliseconds / 1000)}:D>`;
}
