// Colours and weights of the terminal; plain text where there is none. Home of picocolors.
import picocolors from 'picocolors';

export interface Styles {
  /** False where text cannot be emphasised; signs must do without colour then. */
  readonly coloured: boolean;
  /** The words that answer. */
  emphasis(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
  good(text: string): string;
  doubtful(text: string): string;
  bad(text: string): string;
}

export function createStyles(coloured: boolean): Styles {
  const colours = picocolors.createColors(coloured);
  return {
    coloured,
    emphasis: (text) => colours.bold(colours.underline(text)),
    strong: colours.bold,
    quiet: colours.dim,
    good: colours.green,
    doubtful: colours.yellow,
    bad: colours.red,
  };
}

/** Colours only on a terminal, and not where the person declined them (NO_COLOR, no-color.org). */
export function wantsColour(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}
