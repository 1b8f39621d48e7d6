// Dates as people write them for Kutip.

/** ISO 8601, possibly shortened, and in the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return false;
  const date = new Date(text + '-01-01'.slice(text.length - 4));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
