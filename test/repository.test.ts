// The shape of the repository: who may import whom, one home for each outside library, and first lines that say what a file is for.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package-root.js';

const root = packageRoot();
const files = ['src', 'embeddings', 'commands', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Everything that a file imports or re-exports, as written. */
function importsOf(file: string): string[] {
  const statements = sourceOf(file).matchAll(
    /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map((match) => match[1] ?? match[2] ?? '');
}

/** A file's place in the arrows of ARCHITECTURE.md. */
function areaOf(file: string): string {
  const [folder = '', second = ''] = file.split('/');
  if (folder !== 'src') return folder;
  return file.split('/').length === 2 ? file.replace(/\.ts$/, '') : `src/${second}`;
}

const SERVICES = ['src/answer', 'src/corpus', 'src/group', 'src/schedule', 'src/digest', 'src/study'];
/** Shared nouns: types and pure leaves that everything may import; they import only each other. */
const SHARED = [
  'src/types',
  'src/collection-types',
  'src/schedule-types',
  'src/study-types',
  'src/schedule-words',
  'src/group-types',
  'src/user-error',
  'src/package-root',
  'src/lasting-files',
  'src/ports',
  'src/reply',
  'src/texts',
  'src/citation-line',
  'src/visible-text',
  'src/failure-id',
  'src/unmarked-quote',
];
const FOUNDATIONS = ['embeddings', 'src/database', 'src/text'];
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'src/dispatch': ['commands', 'src/text'],
  'src/console': ['src/dispatch'],
  'src/discord': ['src/dispatch', 'src/log'],
  commands: SERVICES,
  'src/answer': FOUNDATIONS,
  'src/corpus': FOUNDATIONS,
  'src/group': FOUNDATIONS,
  'src/schedule': ['src/database'],
  'src/digest': [...FOUNDATIONS, 'src/schedule'],
  'src/study': [...FOUNDATIONS, 'src/schedule'],
  'src/services': [...SERVICES, 'src/database', 'embeddings', 'src/settings'],
  'src/settings': ['src/settings-table'],
  'src/command-services': ['src/services', 'src/about', 'commands'],
  'src/log': ['src/safe-error'],
  'src/metrics-server': ['src/metrics'],
  'src/operator-status': ['src/metrics', 'src/dispatch'],
  'src/warm-up': ['src/services', 'src/log'],
  'src/open-schedules': [
    ...SERVICES,
    'src/services',
    'src/open-study',
    'src/dispatch',
    'commands',
    'embeddings',
    'src/database',
  ],
  'src/open-study': ['src/schedule', 'src/study'],
  'src/tell-readings': ['src/corpus', 'src/dispatch', 'src/log'],
  // Behind one program each; nothing else imports them.
  'src/doctor': [...FOUNDATIONS, 'src/corpus', 'src/settings', 'src/discord'],
  'src/evaluation': [...FOUNDATIONS, ...SERVICES],
  'src/cli': [
    ...SERVICES,
    ...FOUNDATIONS,
    ...['src/services', 'src/command-services', 'src/settings', 'src/log', 'src/doctor', 'src/evaluation'],
    // `ask` is the prompt for one question: it runs the same commands and shows the same replies.
    ...['src/console', 'src/dispatch'],
  ],
};

/** `npm start`: what is shorter than one file for Discord and the terminal together. They import all. */
const MAIN = ['src/main', 'src/serve-discord', 'src/serve-terminal'];

describe('the arrows of ARCHITECTURE.md', () => {
  const edges = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => ({
        file,
        from: areaOf(file),
        to: areaOf(posix.join(dirname(file), target).replace(/\.js$/, '.ts')),
      })),
  );

  it('are the only imports', () => {
    const wrong = edges.filter(
      ({ from, to }) =>
        from !== to &&
        !SHARED.includes(to) &&
        !MAIN.includes(from) &&
        from !== 'bench' &&
        !(ARROWS[from] ?? []).includes(to),
    );
    expect(wrong.map(({ file, to }) => `${file} -> ${to}`)).toEqual([]);
  });

  it('let nothing but main and benchmarks import a program', () => {
    const programs = edges.filter(
      ({ from, to }) => from !== to && [...MAIN, 'src/cli', 'bench'].includes(to) && ![...MAIN, 'bench'].includes(from),
    );
    expect(programs.map(({ file, to }) => `${file} -> ${to}`)).toEqual([]);
  });
});

describe('an outside library', () => {
  it('has one home, which for Discord’s is a folder', () => {
    const homes = new Map<string, Set<string>>();
    for (const file of files) {
      for (const target of importsOf(file)) {
        if (target.startsWith('.') || target.startsWith('node:')) continue;
        const library = target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
        const isDiscords = library === 'discord.js' && file.startsWith('src/discord/');
        homes.set(library, (homes.get(library) ?? new Set()).add(isDiscords ? 'src/discord' : file));
      }
    }
    // Schemas of several files of data are each read where they belong; programs each parse their own arguments, and benchmarks run.
    for (const everywhere of ['zod', 'commander', 'vitest']) homes.delete(everywhere);
    const several = [...homes].filter(([, users]) => users.size > 1);
    expect(several.map(([library, users]) => `${library}: ${[...users].join(', ')}`)).toEqual([]);
  });
});

describe('every source file', () => {
  it('says in its first line what it is for', () => {
    expect(files.filter((file) => !/^(?:#![^\n]*\n)?\/\/ \S/.test(sourceOf(file)))).toEqual([]);
  });

  it('names no path of one machine and leaves nothing to do', () => {
    const wrong = files.filter((file) =>
      /['"`\s](?:\/work|\/home|\/root|\/tmp)\/|\bTODO\b|\bFIXME\b/.test(sourceOf(file)),
    );
    expect(wrong).toEqual([]);
  });
});
