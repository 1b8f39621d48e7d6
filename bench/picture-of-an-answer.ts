// node dist/bench/picture-of-an-answer.js [--columns N] [--out FILE]
// Makes docs/answer.png, the picture in README.md, from a real run on the sample documents in a terminal of N columns.
// Needs what Debian calls bsdutils (the program `script`), chromium and fonts-dejavu; Kutip itself needs none of them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/package-root.js';

const QUESTION = 'Berapa tentara CSTO yang dikirim ke Kazakhstan?';

/** Pixels. A character of DejaVu Sans Mono is 0.602 of its font size wide. */
const FONT = 15;
const LINE = 22;
const PADDING = 24;
const CHARACTER = 0.602 * FONT;

/** How a terminal shows the codes that set styles (ECMA-48, 8.3.117), in the colours of a dark screen. */
const STYLES: Readonly<Record<string, string>> = {
  1: 'font-weight:bold;color:#fff',
  2: 'color:#8b949e',
  4: 'text-decoration:underline',
  31: 'color:#ff7b72',
  32: 'color:#7ee787',
  33: 'color:#e3b341',
};
const ENDS: Readonly<Record<string, readonly string[]>> = { 22: ['1', '2'], 24: ['4'], 39: ['31', '32', '33'] };

const { values } = parseArgs({
  options: { columns: { type: 'string', default: '100' }, out: { type: 'string', default: 'docs/answer.png' } },
});
const columns = Number(values.columns);
const folder = mkdtempSync(join(tmpdir(), 'kutip-picture-'));
try {
  const command = `$ npm run ask -- "${QUESTION}"`;
  const lines = [...(command.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []), '', ...answerInTerminal()];
  const page = join(folder, 'page.html');
  writeFileSync(page, pageOf(lines));
  takePicture(page, lines.length, resolve(packageRoot(), values.out));
} finally {
  rmSync(folder, { recursive: true });
}

/** What the terminal receives, line by line; progress goes to standard error and is left out. */
function answerInTerminal(): string[] {
  const errors = join(folder, 'errors');
  const program = join(packageRoot(), 'dist/src/cli/ask.js');
  const run = `stty cols ${columns} && '${process.execPath}' '${program}' '${QUESTION}' 2>'${errors}'`;
  const { NO_COLOR: _, ...environment } = process.env;
  try {
    const output = execFileSync('script', ['--quiet', '--return', '--command', run, '/dev/null'], {
      encoding: 'utf8',
      env: { ...environment, TERM: 'xterm-256color', DATA_DIR: join(folder, 'data') },
    });
    return output.replaceAll('\r', '').trimEnd().split('\n');
  } catch (error) {
    throw new Error(`asking failed: ${readFileSync(errors, 'utf8')}`, { cause: error });
  }
}

function pageOf(lines: readonly string[]): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #0d1117 }
pre { margin: 0; padding: ${PADDING}px; color: #d7dee6; font: ${FONT}px/${LINE}px 'DejaVu Sans Mono', monospace }
</style><pre>${htmlOf(lines.join('\n'))}</pre>`;
}

/** Text with codes that set styles -> HTML with the same look. */
function htmlOf(text: string): string {
  const active = new Set<string>();
  const [plain = '', ...pieces] = text.split('\u001b[');
  const styled = pieces.map((piece) => {
    const [, codes = '', rest = ''] = /^([\d;]*)m(.*)$/s.exec(piece) ?? [];
    for (const code of codes.split(';')) {
      if (code in STYLES) active.add(code);
      else for (const ended of ENDS[code] ?? active) active.delete(ended);
    }
    return `<span style="${[...active].map((code) => STYLES[code]).join(';')}">${escaped(rest)}</span>`;
  });
  return escaped(plain) + styled.join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function takePicture(page: string, lines: number, file: string): void {
  const width = Math.ceil(columns * CHARACTER) + 2 * PADDING;
  const height = lines * LINE + 2 * PADDING;
  const flags = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    ...[
      '--disable-sync',
      '--no-first-run',
      '--hide-scrollbars',
      '--disable-lcd-text',
      '--force-device-scale-factor=1.4',
    ],
    ...[`--user-data-dir=${join(folder, 'browser')}`, `--window-size=${width},${height}`, `--screenshot=${file}`],
  ];
  execFileSync('chromium', [...flags, `file://${page}`], { stdio: 'pipe' });
}
