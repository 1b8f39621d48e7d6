// Settings are read once, checked together, and explained in .env.example.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { afterAll, expect, test } from 'vitest';
import { defaultParseLimits } from '../src/corpus/parse-limits.js';
import { packageRoot } from '../src/package-root.js';
import { readSettings, unknownNames } from '../src/settings.js';
import { SETTINGS } from '../src/settings-table.js';
import { UserError } from '../src/user-error.js';

const folder = mkdtempSync(join(tmpdir(), 'kutip-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const noFile = join(folder, 'absent');

function envFile(text: string): string {
  const file = join(folder, '.env');
  writeFileSync(file, text);
  return file;
}

function mistakesOf(environment: Record<string, string>): UserError {
  try {
    readSettings(environment, noFile);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('the settings were accepted');
}

test('without any setting Kutip reads the sample documents and keeps its data beside itself', () => {
  expect(readSettings({}, noFile)).toEqual({
    discordToken: null,
    discordGuild: null,
    discordApiUrl: null,
    corpusDir: join(packageRoot(), 'corpus'),
    dataDir: join(packageRoot(), 'data'),
    encoder: 'kutip-encoder',
    operatorIds: [],
    logLevel: 'info',
    metricsPort: null,
    gatewayTimeoutMs: 300_000,
    watchdogMs: 60_000,
    stopMs: 10_000,
    catchUpMs: 6 * 3_600_000,
    limits: {
      fileBytes: defaultParseLimits.fileBytes,
      textUnits: defaultParseLimits.textUnits,
      documents: 2_000,
      totalTextUnits: 200_000_000,
      uploadsPerDay: 200,
      passages: 100_000,
      parseMs: defaultParseLimits.timeMs,
      parseMegabytes: defaultParseLimits.residentMegabytes,
      questionUnits: 1000,
      indexBytes: 400_000_000,
      waitingQuestions: 50,
      questionsPerMinute: 10,
    },
  });
});

test('.env.example explains every setting, and nothing else', () => {
  const text = readFileSync(join(packageRoot(), '.env.example'), 'utf8');
  expect(Object.keys(parse(text)).sort()).toEqual(Object.keys(SETTINGS).sort());
  const lines = text.split('\n');
  for (const name of Object.keys(SETTINGS)) {
    const at = lines.findIndex((line) => line.startsWith(`${name}=`));
    expect(lines[at - 1], name).toMatch(/^# .*\.$/u);
  }
});

test('.env.example as it stands gives the defaults', () => {
  expect(readSettings({}, join(packageRoot(), '.env.example'))).toEqual(readSettings({}, noFile));
});

test('the environment goes before .env, and an empty value counts as absent in both', () => {
  const file = envFile('METRICS_PORT=9000\nMAX_FILE_MB=20\nDISCORD_TOKEN=\n');
  const settings = readSettings({ METRICS_PORT: ' 9100 ', MAX_FILE_MB: '' }, file);
  expect(settings.metricsPort).toBe(9100);
  expect(settings.limits.fileBytes).toBe(10_000_000);
  expect(settings.discordToken).toBeNull();
});

test('every mistake is reported together, in both languages, with what was given and what should be', () => {
  const error = mistakesOf({ METRICS_PORT: '99999', DISCORD_GUILD: 'my server', MAX_FILE_MB: '1e2', ENCODER: '../x' });
  expect(error.code).toBe('settings');
  for (const language of ['id', 'en'] as const) {
    const lines = error.in(language).split('\n');
    expect(lines.length).toBe(5);
    expect(lines[0]).toContain('.env.example');
    for (const given of ['METRICS_PORT=99999', 'DISCORD_GUILD=my server', 'MAX_FILE_MB=1e2', 'ENCODER=../x']) {
      expect(lines.some((line) => line.includes(given))).toBe(true);
    }
  }
});

test('a wrong token is named, never shown', () => {
  const error = mistakesOf({ DISCORD_TOKEN: 'Bot abc.def.ghi' });
  expect(error.message).toContain('DISCORD_TOKEN');
  expect(error.message + error.in('id')).not.toContain('abc');
});

test('several people may run one Kutip', () => {
  expect(readSettings({ OPERATOR_IDS: '11, 22  33' }, noFile).operatorIds).toEqual(['11', '22', '33']);
});

test('an absolute folder stays where it is', () => {
  expect(readSettings({ DATA_DIR: folder }, noFile).dataDir).toBe(folder);
});

test('misspelt names in .env are found', () => {
  expect(unknownNames(envFile('DISCORD_TOKN=x\nDATA_DIR=data\n'))).toEqual(['DISCORD_TOKN']);
});
