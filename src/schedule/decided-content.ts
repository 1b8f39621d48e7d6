// What was decided, as a posting keeps it: the content of its kind, and the keys that are used once it is posted.

export interface DecidedContent {
  readonly content: string;
  readonly used: readonly string[];
}

export function packDecided({ content, used }: DecidedContent): string {
  return JSON.stringify({ content, used });
}

/** Of a posting's content, which `packDecided` made. */
export function unpackDecided(stored: string): DecidedContent {
  return JSON.parse(stored) as DecidedContent; // nothing else writes it
}
