// npm run ask: one question from the command line, or with --json questions from standard input, one JSON line each.
import { renderReply } from '../console/render-reply.js';
import { readableWidth, type Screen } from '../console/screen.js';
import { createStyles, wantsColour } from '../console/styles.js';
import { terminalCaller } from '../console/terminal.js';
import { type Log, openLog } from '../log.js';
import type { Reply } from '../reply.js';
import { readSettings } from '../settings.js';
import type { Language } from '../types.js';
import { type AskArguments, readAskArguments } from './ask-arguments.js';
import { askInJson } from './ask-json.js';
import { EXIT } from './exit-codes.js';
import { inputLines } from './input-lines.js';
import { keptPlace } from './kept-place.js';
import { type OpenedFolder, openFolder, openKept } from './open-folder.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, () => ask(process.argv.slice(2)));

async function ask(words: readonly string[]): Promise<number> {
  const given = readAskArguments(words);
  const settings = readSettings();
  const { corpusDir = settings.corpusDir, dataDir = settings.dataDir } = given;
  const { corpusDir: corpus, collection } = given;
  const kept = keptPlace({ ...(corpus !== undefined && { corpus }), ...(collection !== undefined && { collection }) });
  const opened = { ...settings, corpusDir, dataDir };
  const folder = await (kept === null ? openFolder(opened, language, log) : openKept(opened, kept, language, log));
  try {
    return given.json ? await answerLines(folder, given, language, log) : await answerOnce(folder, given, language);
  } finally {
    await folder.services.close();
  }
}

async function answerLines(folder: OpenedFolder, given: AskArguments, language: Language, log: Log): Promise<number> {
  const { owner, collectionId } = folder;
  const questions = given.question === null ? inputLines(process.stdin) : [given.question];
  const result = await askInJson(
    (question) => folder.services.answers.ask({ ...given.filter, question, owner, collectionId }),
    questions,
    process.stdout,
    { language, log },
  );
  return result.failed > 0 && result.served === 0 ? EXIT.failed : EXIT.done;
}

async function answerOnce(folder: OpenedFolder, given: AskArguments, language: Language): Promise<number> {
  const reply = await replyTo(folder, given, language);
  process.stdout.write(`${renderReply(reply, screen(given))}\n`);
  return reply.kind === 'refusal' || reply.kind === 'failure' ? EXIT.failed : EXIT.done;
}

function replyTo(
  { dispatcher, owner, collectionId }: OpenedFolder,
  given: AskArguments,
  language: Language,
): Promise<Reply> {
  const caller = terminalCaller({ owner, collectionId }, language, null);
  if (given.action !== null) {
    return dispatcher.act(caller, given.action.name, { argument: given.action.quoteId, values: [], fields: {} });
  }
  return dispatcher.run(caller, { command: 'ask', options: { ...given.filter, question: given.question ?? '' } });
}

function screen({ corpusDir, dataDir, collection }: AskArguments): Screen {
  const styles = createStyles(wantsColour(process.stdout, process.env));
  const places = [
    ...(corpusDir === undefined ? [] : ['--corpus', quoted(corpusDir)]),
    ...(collection === undefined ? [] : ['--collection', quoted(collection)]),
    ...(dataDir === undefined ? [] : ['--data', quoted(dataDir)]),
  ];
  const command = ['npm run ask --', ...places].join(' ');
  return { width: readableWidth(process.stdout.columns), styles, command };
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
