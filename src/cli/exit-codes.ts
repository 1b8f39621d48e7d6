// What the programs' exit codes mean, after sysexits.h where it has a word for it.

export const EXIT = {
  done: 0,
  /** Failed, with a sentence on standard error. */
  failed: 1,
  wrongUsage: 64,
  gatewayLost: 69,
  /** Discord refuses the token or an intent. */
  refused: 77,
  /** A mistake in the settings. */
  configuration: 78,
} as const;
