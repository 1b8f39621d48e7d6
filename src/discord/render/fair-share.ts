// Lists that fit: every entry has its room, and what short ones do not use goes to long ones.

/** What an entry looks like within so many UTF-16 units; `Infinity` asks for all of it. Must keep to them from about 80 on. */
export type Draw<T> = (entry: T, units: number) => string;

/** The entries below each other, each whole where there is room, else as its share of `room` (UTF-16 units) allows. */
export function fittingList<T>(entries: readonly T[], draw: Draw<T>, room: number): string {
  const whole = entries.map((entry) => draw(entry, Number.POSITIVE_INFINITY));
  const level = shareOf(
    whole.map((text) => text.length + 1),
    room + 1,
  );
  return entries.map((entry, at) => ((whole[at]?.length ?? 0) < level ? whole[at] : draw(entry, level - 1))).join('\n');
}

/** The most that each may use of what it wants where all together have `room`; `Infinity` where all find room. */
export function shareOf(wanted: readonly number[], room: number): number {
  let left = room;
  for (const [at, length] of [...wanted].sort((a, b) => a - b).entries()) {
    const share = Math.floor(left / (wanted.length - at));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}
