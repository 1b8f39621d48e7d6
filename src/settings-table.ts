// Every setting: how it is checked, its default, and what to tell who got it wrong. Explained for people in .env.example.
import { z } from 'zod';
import type { Localized } from './types.js';

interface Setting<Value> {
  /** Gets the trimmed text, or undefined where the setting is absent. */
  readonly schema: z.ZodType<Value>;
  /** Continues "should be …". */
  readonly expected: Localized;
  /** Its value is never shown. */
  readonly secret: boolean;
}

export const SETTINGS = {
  DISCORD_TOKEN: {
    schema: z.string().regex(/^\S+$/u).optional(),
    expected: {
      id: 'token bot dari Discord Developer Portal, tanpa spasi dan tanpa "Bot"',
      en: 'the bot token from the Discord Developer Portal, without spaces and without "Bot"',
    },
    secret: true,
  },
  DISCORD_GUILD: setting(
    z
      .string()
      .regex(/^\d{1,20}$/u)
      .optional(),
    'id server, hanya angka',
    'the id of a server, digits only',
  ),
  DISCORD_API_URL: setting(
    z.url({ protocol: /^https?$/u }).optional(),
    'alamat yang diawali http:// atau https://',
    'an address that begins with http:// or https://',
  ),
  CORPUS_DIR: setting(z.string().default('corpus'), 'sebuah folder', 'a folder'),
  DATA_DIR: setting(z.string().default('data'), 'sebuah folder', 'a folder'),
  ENCODER: setting(
    z
      .string()
      .regex(/^\w[\w.-]*(?:\/\w[\w.-]*)?$/u)
      .default('kutip-encoder'),
    'nama folder model, misalnya Xenova/multilingual-e5-base',
    "the name of a model's folder, such as Xenova/multilingual-e5-base",
  ),
  OPERATOR_IDS: setting(
    z
      .string()
      .regex(/^\d{1,20}(?:[\s,]+\d{1,20})*$/u)
      .transform((text) => text.split(/[\s,]+/u))
      .default([]),
    'id pengguna Discord, dipisah koma',
    'Discord user ids, with commas between',
  ),
  LOG_LEVEL: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'debug, info, warn, error, atau silent',
    'debug, info, warn, error or silent',
  ),
  METRICS_PORT: setting(whole(1, 65_535).optional(), ...between(1, 65_535)),
  GATEWAY_TIMEOUT_SECONDS: limit(1, 86_400, 300),
  WATCHDOG_SECONDS: limit(1, 3_600, 60),
  STOP_SECONDS: limit(1, 600, 10),
  CATCH_UP_HOURS: limit(1, 20, 6),
  MAX_FILE_MB: limit(1, 200, 10),
  MAX_TEXT_LENGTH: limit(1_000, 50_000_000, 10_000_000),
  MAX_DOCUMENTS: limit(1, 100_000, 2_000),
  MAX_TOTAL_TEXT_MB: limit(1, 10_000, 200),
  MAX_UPLOADS_PER_DAY: limit(1, 10_000, 200),
  MAX_PASSAGES: limit(100, 1_000_000, 100_000),
  INDEX_MEMORY_MB: limit(10, 100_000, 400),
  PARSE_SECONDS: limit(1, 600, 60),
  PARSE_MEMORY_MB: limit(256, 8_192, 768),
  MAX_QUESTION_LENGTH: limit(50, 4_000, 1_000),
  MAX_WAITING_QUESTIONS: limit(1, 1_000, 50),
  MAX_QUESTIONS_PER_MINUTE: limit(1, 1_000, 10),
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;

export type SettingValues = {
  readonly [Name in SettingName]: z.infer<(typeof SETTINGS)[Name]['schema']>;
};

function setting<Schema extends z.ZodType>(schema: Schema, id: string, en: string) {
  return { schema, expected: { id, en }, secret: false };
}

function limit(low: number, high: number, usual: number) {
  return setting(whole(low, high).default(usual), ...between(low, high));
}

/** A whole number in digits: `Number` would take "1e3" and "0x10" as well. */
function whole(low: number, high: number) {
  return z.string().regex(/^\d+$/u).transform(Number).pipe(z.number().min(low).max(high));
}

function between(low: number, high: number): [id: string, en: string] {
  return [
    `bilangan bulat dari ${low.toLocaleString('id')} sampai ${high.toLocaleString('id')}, tanpa titik`,
    `a whole number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}, without commas`,
  ];
}
