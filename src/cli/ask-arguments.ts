// The words after `npm run ask --`, checked together before anything is opened.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDate } from '../text/iso-date.js';
import { UserError } from '../user-error.js';

export interface AskArguments {
  /** Null when it comes from standard input, or an action was asked for. */
  readonly question: string | null;
  readonly json: boolean;
  /** Absolute paths; undefined: as in the settings. */
  readonly corpusDir: string | undefined;
  readonly dataDir: string | undefined;
  /** A collection of kept documents to ask instead of the folder; undefined: the folder. */
  readonly collection: string | undefined;
  readonly filter: { readonly document?: string; readonly since?: string; readonly until?: string };
  /** To be done with a quote that was shown before. */
  readonly action: { readonly name: 'open' | 'cite'; readonly quoteId: string } | null;
}

const USAGE = `npm run ask -- "…" [--corpus DIR] [--data DIR] [--document NAME] [--since DATE] [--until DATE]
npm run ask -- "…" --collection NAME [--data DIR] …
npm run ask -- --open ID | --cite ID
npm run --silent ask -- --json [--corpus DIR] [--data DIR] < FILE`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  corpus: { type: 'string' },
  collection: { type: 'string' },
  data: { type: 'string' },
  document: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  open: { type: 'string' },
  cite: { type: 'string' },
} as const;

/** Several words without quotation marks around them are one question. Throws `UserError('usage')`. */
export function readAskArguments(words: readonly string[]): AskArguments {
  const { values, positionals } = parsed(words);
  const { json, corpus, collection, data, document, since, until, open, cite } = values;
  for (const date of [since, until]) {
    if (date !== undefined && !isDate(date)) {
      throw wrongUsage({
        id: `“${date}” bukan tanggal. Tulis seperti 2022, 2022-01 atau 2022-01-07.`,
        en: `“${date}” is not a date. Write 2022, 2022-01 or 2022-01-07.`,
      });
    }
  }
  const question = positionals.length === 0 ? null : positionals.join(' ');
  const action = open !== undefined ? actionOn('open', open) : cite !== undefined ? actionOn('cite', cite) : null;
  if (question === null && !json && action === null) {
    throw wrongUsage({
      id: 'Tulis pertanyaanmu di antara tanda kutip.',
      en: 'Put your question between quotation marks.',
    });
  }
  return {
    question,
    json,
    corpusDir: corpus === undefined ? undefined : resolve(corpus),
    dataDir: data === undefined ? undefined : resolve(data),
    collection,
    filter: {
      ...(document !== undefined && { document }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    },
    action,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Only what parseArgs itself says is wrong usage.
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    throw wrongUsage({ id: `Perintahnya tidak bisa dibaca (${error.message}).`, en: `${error.message}.` });
  }
}

function actionOn(name: 'open' | 'cite', quoteId: string) {
  return { name, quoteId };
}

function wrongUsage(sentence: { readonly id: string; readonly en: string }): UserError {
  return new UserError('usage', { id: `${sentence.id}\n${USAGE}`, en: `${sentence.en}\n${USAGE}` });
}
