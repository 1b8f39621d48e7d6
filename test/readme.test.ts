// The documents for people: every command, link and path they name exists, and .ci/run does what README.md says.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package-root.js';

const root = packageRoot();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const markdownIn = (folder: string) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));

const documents = [...markdownIn('.'), ...markdownIn('docs').map((name) => `docs/${name}`)];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The command and, for a script that calls other scripts, all of those. */
function withInnerCommands(command: string): string[] {
  const name = command === 'npm test' ? 'test' : /^npm run (?:--silent )?([\w:-]+)/.exec(command)?.[1];
  const inner = (scripts[name ?? ''] ?? '').split('&&').map((part) => part.trim());
  return [command, ...inner.filter((part) => part.startsWith('npm ')).flatMap(withInnerCommands)];
}

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('names only npm scripts that exist', () => {
    const named = matches(text, /\bnpm run (?:--silent )?([\w:-]+)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const shown = text.replaceAll(/<!--.*?-->/gs, '');
    const targets = matches(shown, /\]\(([^)#]+)[^)]*\)/g).filter((target) => !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const paths = matches(text, /`((?:src|embeddings|commands|corpus|test|bench|docs|\.ci)\/[a-z0-9./_-]+)`/g);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('.ci/run', () => {
  it('runs every command that README.md gives to try Kutip', () => {
    const block = /## Try it\n(.*?)\n#/s.exec(read('README.md'))?.[1] ?? '';
    const promised = matches(block, /^ {4}(npm .*)$/gm).flatMap((line) => line.split('&&').map((part) => part.trim()));
    const question = '"Mengapa Kazakhstan meminta bantuan CSTO?"';
    expect(promised).toEqual(['npm ci', `npm run ask -- ${question}`, 'npm ci', 'npm test']);

    const run = read('.ci/run')
      .replaceAll('"$question"', question)
      .replaceAll(/ --data "\$data"/g, '')
      .split('\n')
      .filter((line) => line.startsWith('npm '))
      .flatMap(withInnerCommands);
    expect(promised.filter((command) => !run.includes(command))).toEqual([]);
    expect(read('.ci/run')).toContain(`question='${question.slice(1, -1)}'`);
  });
});
