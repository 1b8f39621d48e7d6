// Dates that may be shortened: which days `2022` or `2022-03` can mean, compared as ISO strings.

/** True when some day of `date` lies from the first day of `since` to the last day of `until`. */
export function dateWithin(date: string, since: string | undefined, until: string | undefined): boolean {
  return (
    (since === undefined || lastDay(date) >= firstDay(since)) &&
    (until === undefined || firstDay(date) <= lastDay(until))
  );
}

function firstDay(date: string): string {
  return date.slice(0, 10) + '-01-01'.slice(date.length - 4);
}

function lastDay(date: string): string {
  // A day 31 in every month compares right as a string, because no real day comes after it.
  return date.slice(0, 10) + '-12-31'.slice(date.length - 4);
}
