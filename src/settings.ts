// Settings: the environment and `.env`, read once, checked together, with defaults. Home of dotenv.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { packageRoot } from './package-root.js';
import { SETTINGS, type SettingName, type SettingValues } from './settings-table.js';
import type { Localized } from './types.js';
import { UserError } from './user-error.js';

export interface Settings {
  /** Null: no Discord, `npm start` opens the prompt in the terminal. */
  readonly discordToken: string | null;
  /** Server in which commands are registered at once; null: everywhere. */
  readonly discordGuild: string | null;
  /** Null: Discord's own. */
  readonly discordApiUrl: string | null;
  /** Absolute path. */
  readonly corpusDir: string;
  /** Absolute path; made when it is missing. */
  readonly dataDir: string;
  /** Name of the encoder's folder, looked for in `dataDir/models`, then among the bundled models. */
  readonly encoder: string;
  /** Discord ids of the people who run this Kutip. */
  readonly operatorIds: readonly string[];
  /** Of the log while Kutip is on Discord; the programs in a terminal tell warnings only. */
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Port on the loopback address; null: no metrics. */
  readonly metricsPort: number | null;
  /** Milliseconds without Discord after which Kutip ends, so that whoever started it starts it again. */
  readonly gatewayTimeoutMs: number;
  /** Milliseconds that Discord may take to resume a session before Kutip begins a new one. */
  readonly watchdogMs: number;
  /** Milliseconds for what is being answered when Kutip is stopped. */
  readonly stopMs: number;
  /** Milliseconds that a digest may be late before it is left out. */
  readonly catchUpMs: number;
  readonly limits: Limits;
}

/** How much one thing may cost. Megabytes are 1,000,000 bytes. */
export interface Limits {
  readonly fileBytes: number;
  /** UTF-16 units of one document's text. */
  readonly textUnits: number;
  /** Documents that one owner keeps. */
  readonly documents: number;
  /** UTF-16 units of the texts of these. */
  readonly totalTextUnits: number;
  /** Documents that people add for one owner within a day. */
  readonly uploadsPerDay: number;
  /** Passages of one collection. */
  readonly passages: number;
  /** Memory for the indexes of the collections that were asked last. */
  readonly indexBytes: number;
  /** Milliseconds to parse one file. */
  readonly parseMs: number;
  /** Resident memory of the process that parses. */
  readonly parseMegabytes: number;
  /** UTF-16 units of a question. */
  readonly questionUnits: number;
  /** Questions that may wait for the models at one time. */
  readonly waitingQuestions: number;
  /** Questions that one person may ask within a minute. */
  readonly questionsPerMinute: number;
}

/**
 * The settings of this process: its environment first, then `.env` in the package's folder, then the defaults. An empty
 * value counts as absent, and in the environment it overrules `.env`. Relative paths start at the package's folder, so
 * that a command means the same from anywhere. Throws one `UserError('settings')` that names every mistake (programs end
 * with 78 then); the token is never part of it.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, envFile = defaultEnvFile()): Settings {
  const values = checkedValues(present({ ...fromFile(envFile), ...environment }));
  const root = packageRoot();
  return {
    discordToken: values.DISCORD_TOKEN ?? null,
    discordGuild: values.DISCORD_GUILD ?? null,
    discordApiUrl: values.DISCORD_API_URL ?? null,
    corpusDir: resolve(root, values.CORPUS_DIR),
    dataDir: resolve(root, values.DATA_DIR),
    encoder: values.ENCODER,
    operatorIds: values.OPERATOR_IDS,
    logLevel: values.LOG_LEVEL,
    metricsPort: values.METRICS_PORT ?? null,
    gatewayTimeoutMs: values.GATEWAY_TIMEOUT_SECONDS * 1000,
    watchdogMs: values.WATCHDOG_SECONDS * 1000,
    stopMs: values.STOP_SECONDS * 1000,
    catchUpMs: values.CATCH_UP_HOURS * 3_600_000,
    limits: {
      fileBytes: values.MAX_FILE_MB * 1_000_000,
      textUnits: values.MAX_TEXT_LENGTH,
      documents: values.MAX_DOCUMENTS,
      totalTextUnits: values.MAX_TOTAL_TEXT_MB * 1_000_000,
      uploadsPerDay: values.MAX_UPLOADS_PER_DAY,
      passages: values.MAX_PASSAGES,
      indexBytes: values.INDEX_MEMORY_MB * 1_000_000,
      parseMs: values.PARSE_SECONDS * 1000,
      parseMegabytes: values.PARSE_MEMORY_MB,
      questionUnits: values.MAX_QUESTION_LENGTH,
      waitingQuestions: values.MAX_WAITING_QUESTIONS,
      questionsPerMinute: values.MAX_QUESTIONS_PER_MINUTE,
    },
  };
}

/** `.env` beside package.json. */
export function defaultEnvFile(): string {
  return join(packageRoot(), '.env');
}

/** Names in an `.env` file that Kutip does not know: usually misspelt ones. */
export function unknownNames(envFile = defaultEnvFile()): string[] {
  return Object.keys(fromFile(envFile)).filter((name) => !Object.hasOwn(SETTINGS, name));
}

function fromFile(envFile: string): Record<string, string> {
  return existsSync(envFile) ? parse(readFileSync(envFile)) : {};
}

function present(environment: NodeJS.ProcessEnv): Record<string, string> {
  const trimmed = Object.entries(environment).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

function checkedValues(given: Record<string, string>): SettingValues {
  const values: Partial<Record<SettingName, unknown>> = {};
  const mistakes: Localized[] = [];
  for (const [name, { schema, expected, secret }] of settingEntries()) {
    const result = schema.safeParse(given[name]);
    if (result.success) values[name] = result.data;
    else mistakes.push(mistake(secret ? name : `${name}=${given[name]}`, expected));
  }
  if (mistakes.length > 0) throw settingsError(mistakes);
  // Every name of the table has been filled with what its own schema gives.
  return values as SettingValues;
}

function settingEntries() {
  return Object.entries(SETTINGS) as [SettingName, (typeof SETTINGS)[SettingName]][];
}

function mistake(what: string, expected: Localized): Localized {
  return { id: `${what}: seharusnya ${expected.id}`, en: `${what}: should be ${expected.en}` };
}

function settingsError(mistakes: readonly Localized[]): UserError {
  const list = (language: keyof Localized) => mistakes.map((each) => `\n  ${each[language]}`).join('');
  return new UserError('settings', {
    id: `Ada pengaturan yang keliru. Perbaiki di .env (contohnya di .env.example):${list('id')}`,
    en: `Some settings are wrong. Mend them in .env (examples in .env.example):${list('en')}`,
  });
}
