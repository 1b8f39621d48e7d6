// The prompt: reads lines, shows replies, and leaves cleanly on Ctrl-C, Ctrl-D or "keluar".
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Language } from '../types.js';
import { renderReply } from './render-reply.js';
import type { Screen } from './screen.js';
import type { ConsoleSession } from './session.js';

const LEAVE = /^\s*\/?(?:exit|quit|keluar)\s*$/i;

/** What the prompt says before the first line. */
export function welcome(documents: number, language: Language): string {
  return language === 'id'
    ? `Kutip siap dengan ${documents} dokumen. Tulis pertanyaanmu, /bantuan untuk perintah, Ctrl-D untuk keluar.`
    : `Kutip is ready with ${documents} documents. Type your question, /help for commands, Ctrl-D to leave.`;
}

/**
 * Runs until the person leaves or `signal` aborts. Lines typed or pasted meanwhile are answered in their order. History
 * lives in memory only: what somebody asked is nobody else's to read.
 */
export async function runPrompt(
  session: ConsoleSession,
  streams: { readonly input: Readable; readonly output: Writable; readonly terminal: boolean },
  screen: () => Screen,
  signal?: AbortSignal,
): Promise<void> {
  const lines = createInterface({
    ...streams,
    prompt: '› ',
    historySize: 200,
    removeHistoryDuplicates: true,
    completer: async (line: string): Promise<[string[], string]> => [await session.complete(line), line],
  });
  let open = true;
  lines.on('close', () => {
    open = false;
  });
  lines.on('SIGINT', () => lines.close());
  signal?.addEventListener('abort', () => lines.close(), { once: true });
  lines.prompt();
  for await (const line of lines) {
    if (LEAVE.test(line)) break;
    const reply = await session.enter(line);
    if (reply !== null) streams.output.write(`\n${renderReply(reply, screen())}\n\n`);
    if (open) lines.prompt();
  }
  lines.close();
  if (streams.terminal) streams.output.write('\n');
}
