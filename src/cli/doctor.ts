// npm run doctor: checks everything that Kutip needs on this machine and says how to mend what is missing.
import { parseArgs } from 'node:util';
import { createStyles, type Styles, wantsColour } from '../console/styles.js';
import { diagnose } from '../doctor/diagnose.js';
import type { Finding } from '../doctor/finding.js';
import { openLog } from '../log.js';
import { readSettings } from '../settings.js';
import type { Language } from '../types.js';
import { UserError } from '../user-error.js';
import { visibleText } from '../visible-text.js';
import { EXIT } from './exit-codes.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

const language = terminalLanguage(process.env);
await runProgram(language, openLog(), () => doctor(process.argv.slice(2)));

async function doctor(words: readonly string[]): Promise<number> {
  const json = asksForJson(words);
  const styles = createStyles(wantsColour(process.stdout, process.env));
  const findings: Finding[] = [];
  for await (const finding of diagnose(readSettings())) {
    findings.push(finding);
    if (!json) process.stdout.write(`${lineOf(finding, styles)}\n`);
  }
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  process.stdout.write(
    json ? `${JSON.stringify({ ok: failed.length === 0, checks: findings.map(plain) })}\n` : summary(findings),
  );
  if (failed.some(({ check }) => check === 'discord-token')) return EXIT.refused;
  return failed.length === 0 ? EXIT.done : EXIT.failed;
}

function asksForJson(words: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...words], options: { json: { type: 'boolean' } } }).values.json === true;
  } catch {
    throw new UserError('usage', {
      id: 'Pemakaian: npm run doctor, atau npm run --silent doctor -- --json.',
      en: 'Usage: npm run doctor, or npm run --silent doctor -- --json.',
    });
  }
}

function lineOf({ verdict, sentence, remedy }: Finding, styles: Styles): string {
  const sign = { ok: styles.good('✓'), warn: styles.doubtful('!'), fail: styles.bad('✗') }[verdict];
  const line = `${sign} ${visibleText(sentence[language])}`;
  return remedy === null ? line : `${line}\n  → ${visibleText(remedy[language])}`;
}

function summary(findings: readonly Finding[]): string {
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  const [failed, warned] = [count('fail'), count('warn')];
  const texts: Record<Language, string> =
    failed > 0
      ? { id: `${failed} harus dibereskan dulu.`, en: `${failed} to be mended first.` }
      : warned > 0
        ? { id: `Kutip bisa dipakai; ${warned} catatan.`, en: `Kutip can be used; ${warned} notes.` }
        : { id: 'Semua baik.', en: 'All is well.' };
  return `\n${texts[language]}\n`;
}

function plain({ check, verdict, sentence, remedy }: Finding) {
  return { check, verdict, sentence: sentence[language], remedy: remedy?.[language] ?? null };
}
