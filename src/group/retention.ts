// How long things are kept, and how many. docs/privacy.md says the same.
const DAY_MS = 24 * 60 * 60 * 1000;

/** Milliseconds. */
export const KEEP_QUESTIONS_MS = 30 * DAY_MS;
export const KEEP_ANSWERS_MS = 90 * DAY_MS;
/** From their end. */
export const KEEP_SESSIONS_MS = 90 * DAY_MS;
/** Open questions of one owner; the oldest go first. */
export const MOST_QUESTIONS = 500;
