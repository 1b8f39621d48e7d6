// `npm run corpus`: the documents of a folder, and those kept for a server or in a collection: see, change, read anew.
import { Command } from 'commander';
import { createStyles, wantsColour } from '../console/styles.js';
import { openLog } from '../log.js';
import { addArchiveCommands } from './corpus-archive.js';
import { addChangingCommands } from './corpus-changing.js';
import { type Flags, placesOf, print, subcommand } from './corpus-flags.js';
import { explainFile, readDocument, readDocuments, readStatus, sourceTextOf } from './corpus-readings.js';
import { describeDocument, describeStatus, listDocuments } from './corpus-reports.js';
import { EXIT } from './exit-codes.js';
import { keptPlace } from './kept-place.js';
import { explainKept, keptDocument, keptDocuments, keptStatus, keptText } from './kept-readings.js';
import { describeKept, describeKeptStatus, keptJson, listKept } from './kept-reports.js';
import { runCommander } from './run-commander.js';
import { runProgram } from './run-program.js';
import { terminalLanguage } from './terminal-language.js';

const language = terminalLanguage(process.env);
const log = openLog();
await runProgram(language, log, async () => {
  let whole = true;
  const corpus = new Command('corpus').description('The documents that Kutip quotes from.').exitOverride();
  addSeeingCommands(corpus);
  const around = {
    language,
    log,
    failed: () => {
      whole = false;
    },
  };
  addChangingCommands(corpus, around);
  addArchiveCommands(corpus, around);
  const code = await runCommander(corpus);
  return whole ? code : EXIT.failed;
});

function addSeeingCommands(corpus: Command): void {
  subcommand(corpus, 'list', 'documents as last read').action(async (flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const documents = await keptDocuments(placesOf(flags), kept);
      return print(flags, documents.map(asJson), () => listKept(documents, kept, language));
    }
    const documents = await readDocuments(placesOf(flags));
    print(flags, documents, () => listDocuments(documents, language));
  });
  subcommand(corpus, 'show <file>', 'what is known about one document').action(async (file: string, flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const document = await keptDocument(placesOf(flags), kept, file);
      return print(flags, asJson(document), () => describeKept(document, language));
    }
    const document = await readDocument(placesOf(flags), file);
    print(flags, document, () => describeDocument(document, language));
  });
  subcommand(corpus, 'text <file>', 'exactly the source text, into which all offsets point').action(
    async (file: string, flags: Flags) => {
      const kept = keptPlace(flags);
      const places = placesOf(flags);
      const text = kept === null ? await sourceTextOf(places, file) : await keptText(places, kept, file);
      process.stdout.write(flags.json ? `${JSON.stringify({ text })}\n` : text);
    },
  );
  subcommand(corpus, 'explain <file>', 'the text with what was left out, and why').action(
    async (file: string, flags: Flags) => {
      const kept = keptPlace(flags);
      const style = styleOf(flags);
      const { document, explanation } =
        kept === null
          ? await explainFile(placesOf(flags), file, language, style)
          : await explainKept(placesOf(flags), kept, file, { language, style });
      print(flags, document, () => explanation);
    },
  );
  subcommand(corpus, 'status', 'what is stored, and what could not be read').action(async (flags: Flags) => {
    const kept = keptPlace(flags);
    if (kept !== null) {
      const status = await keptStatus(placesOf(flags), kept);
      return print(flags, status, () => describeKeptStatus(status, language));
    }
    const status = await readStatus(placesOf(flags));
    print(flags, status, () => describeStatus(status, language));
  });
}

function styleOf(flags: Flags) {
  const styles = createStyles(!flags.json && wantsColour(process.stdout, process.env));
  return { heading: styles.strong, leftOut: styles.quiet, note: styles.quiet };
}

function asJson(document: Parameters<typeof keptJson>[0]) {
  return keptJson(document, language);
}
