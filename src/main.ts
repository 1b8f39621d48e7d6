// npm start: with a token Kutip on Discord, without one a prompt in the terminal.
import { createEnding, listenForEnd } from './cli/ending.js';
import { runProgram, tellFailure } from './cli/run-program.js';
import { terminalLanguage } from './cli/terminal-language.js';
import { openLog } from './log.js';
import { serveTerminal } from './serve-terminal.js';
import { readSettings, type Settings } from './settings.js';

/** What still holds the process open so long after everything was closed is not waited for. */
const LEFTOVERS_MS = 3000;

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, start);

async function start(): Promise<number> {
  const settings = readSettings();
  const token = settings.discordToken;
  return token === null ? serveTerminal(settings, language, log) : onDiscord(settings, token);
}

async function onDiscord(settings: Settings, token: string): Promise<number> {
  const discordLog = openLog({ level: settings.logLevel, secrets: [token] });
  const ending = createEnding();
  listenForEnd(ending, process);
  // discord.js takes a quarter of a second to load, so only where it is needed.
  const { serveDiscord } = await import('./serve-discord.js');
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const code = await serveDiscord(settings, { token, language, log: discordLog, ending, print }).catch(
    (error: unknown) =>
      // Here rather than by `runProgram`, because only this log knows the token that must not stand in it.
      tellFailure(error, language, discordLog),
  );
  setTimeout(() => process.exit(), LEFTOVERS_MS).unref();
  return code;
}
