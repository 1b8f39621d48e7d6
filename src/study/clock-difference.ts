// How far two clocks may be apart where messages are looked for by their time.

/** Discord's clock may be behind by so much (milliseconds). */
export const CLOCK_DIFFERENCE_MS = 5 * 60_000;
