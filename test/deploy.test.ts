// What supervisors rely on: the files that run Kutip as a service agree with the program and with docs/operating.md.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../src/cli/exit-codes.js';
import { packageRoot } from '../src/package-root.js';
import { readSettings } from '../src/settings.js';
import { SETTINGS } from '../src/settings-table.js';

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');
const manual = read('docs/operating.md');
const unit = read('deploy/kutip.service');
const compose = read('compose.yaml');
const script = read('deploy/wait-for-a-person.sh');

/** Ends that only a person can mend. */
const FOR_A_PERSON = [EXIT.wrongUsage, EXIT.refused, EXIT.configuration];

describe('after an end that only a person can mend', () => {
  it('systemd starts nothing again', () => {
    expect(unit).toContain(`RestartPreventExitStatus=${FOR_A_PERSON.join(' ')}\n`);
  });

  it.each(FOR_A_PERSON)('a container waits to be stopped (%i)', async (code) => {
    const running = runScript(`process.exit(${code})`);
    await says(running.stderr, 'is not started again');
    expect(running.exitCode).toBe(null);
    running.kill('SIGTERM');
    expect(await codeOf(running)).toBe(code);
  });
});

describe('a container', () => {
  it.each([EXIT.done, EXIT.failed, EXIT.gatewayLost])('ends with the exit code of Kutip (%i)', async (code) => {
    expect(await codeOf(runScript(`process.exit(${code})`))).toBe(code);
  });

  it('lets Kutip finish when it is stopped', async () => {
    const running = runScript(
      "process.on('SIGTERM', () => setImmediate(() => process.exit(69))); setInterval(() => {}, 1000); console.log('up');",
    );
    await says(running.stdout, 'up');
    running.kill('SIGTERM');
    expect(await codeOf(running)).toBe(69);
  });

  it('gets no file that may hold a secret', () => {
    const kept = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(read('.dockerignore')).toMatch(/^\*$/m);
    expect(kept.filter((line) => /!(?:\.env|data|\.git|test)$/.test(line))).toEqual([]);
  });
});

describe('a stop', () => {
  it('is given longer than Kutip takes', () => {
    const usual = readSettings({}, '/nowhere').stopMs / 1000;
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(usual);
    expect(Number(/stop_grace_period: (\d+)s$/m.exec(compose)?.[1])).toBeGreaterThan(usual);
  });
});

describe('docs/operating.md', () => {
  it('tells every exit code', () => {
    const told = [...manual.matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));
    expect(told).toEqual(Object.values(EXIT));
    for (const code of FOR_A_PERSON) expect(script).toMatch(new RegExp(`\\b${code}\\b`));
  });

  it('names the metrics that there are', () => {
    const names = (text: string) => new Set([...text.matchAll(/\bkutip_[a-z_]+/g)].map(([name]) => name));
    expect(names(manual)).toEqual(names(`${read('src/metrics.ts')}${read('src/operator-status.ts')}`));
  });

  it('names only settings that there are', () => {
    const named = [...manual.matchAll(/`([A-Z]{2,}(?:_[A-Z]+)+)`/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in SETTINGS))).toEqual([]);
  });

  it('names only events that are logged', () => {
    const line = /^Events are (.*?)\.$/ms.exec(manual)?.[1] ?? '';
    const named = [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    const code = ['src/serve-discord.ts', 'src/discord/log-client.ts', 'src/discord/connection.ts'].map(read).join('');
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !code.includes(`event('${name}'`))).toEqual([]);
  });
});

function runScript(program: string): ChildProcess {
  const command = join(packageRoot(), 'deploy/wait-for-a-person.sh');
  return spawn(command, [process.execPath, '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function codeOf(running: ChildProcess): Promise<number | null> {
  if (running.exitCode === null) await once(running, 'exit');
  return running.exitCode;
}

async function says(stream: ChildProcess['stdout'], words: string): Promise<void> {
  let said = '';
  for await (const chunk of stream ?? []) {
    said += String(chunk);
    if (said.includes(words)) return;
  }
  throw new Error(`ended without saying "${words}"`);
}
