// What a person types at the prompt -> a command with its options: `/dokumen lihat berita.md`, `/ask why? since:2022`, or just a question.
import { type Command, type Invocation, isGroup, isNamed, type Runnable } from '../dispatch.js';
import type { Language } from '../types.js';

interface ParsedLine {
  readonly invocation: Invocation;
  /** The language of the command's name as typed; null when it tells nothing. */
  readonly language: Language | null;
}

/** Options are written `name:value` or `name:"several words"` anywhere; the rest of the line is the first text option. */
export function parseLine(line: string, commands: readonly Command[]): ParsedLine {
  const text = line.trim();
  if (!text.startsWith('/')) return { invocation: { command: 'ask', options: { question: text } }, language: null };
  const [name = '', afterName] = splitWord(text.slice(1));
  const command = commands.find((each) => isNamed(each, name));
  if (command === undefined) return { invocation: { command: name, options: {} }, language: null };
  const language = languageOf(command.name, name);
  if (!isGroup(command)) return { invocation: { command: name, options: readOptions(command, afterName) }, language };
  const [subcommand = '', rest] = splitWord(afterName);
  const runnable = command.subcommands.find((each) => isNamed(each, subcommand));
  const options = runnable === undefined ? {} : readOptions(runnable, rest);
  return { invocation: { command: name, subcommand, options }, language };
}

function splitWord(text: string): [string, string] {
  const match = /^(\S*)\s*(.*)$/su.exec(text.trim());
  return [match?.[1] ?? '', match?.[2] ?? ''];
}

function languageOf(name: { id: string; en: string }, typed: string): Language | null {
  if (name.id === name.en) return null;
  return name.id === typed ? 'id' : 'en';
}

function readOptions(runnable: Runnable, text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const rest = text.replace(/(?<!\S)([\p{L}-]+):(?:"([^"]*)"|(\S+))/gu, (whole, name: string, quoted, plain) => {
    const key = Object.entries(runnable.options).find(([, option]) => isNamed(option, name))?.[0];
    if (key === undefined) return whole;
    values[key] = String(quoted ?? plain);
    return ' ';
  });
  const free = Object.entries(runnable.options).find(([key, { type }]) => type === 'text' && values[key] === undefined);
  if (free !== undefined && rest.trim() !== '') values[free[0]] = rest.trim();
  return values;
}
