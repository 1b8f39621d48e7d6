// Builds the services once, in order, for the prompt and for the command line alike.
import { join } from 'node:path';
import { bundledModels, type Models, openModels } from '../embeddings/models.js';
import { type AnswerService, createAnswerService } from './answer/answer-service.js';
import { type Calibration, readCalibration } from './answer/calibration.js';
import { type Archives, createArchives } from './corpus/archive/archives.js';
import { type CollectionKeeper, createCollectionKeeper } from './corpus/collection-keeper.js';
import { createDocumentKeeper, type DocumentKeeper } from './corpus/document-keeper.js';
import { generationsFolder, type Library, openDatabase, openFiles, openLibrary } from './corpus/library.js';
import { defaultParseLimits, type ParseLimits } from './corpus/parse-limits.js';
import { createProposalKeeper, type ProposalKeeper } from './corpus/proposal-keeper.js';
import { createSamplePack, type SamplePack } from './corpus/sample-pack.js';
import { createServerKeeper, type ServerKeeper } from './corpus/server-keeper.js';
import { removeStrayIndexes } from './corpus/stray-indexes.js';
import { createTitleList, type TitleList } from './corpus/title-list.js';
import type { Store } from './database/store.js';
import type { Group } from './group/group.js';
import { openGroup } from './group/open-group.js';
import { packageVersion } from './package-root.js';
import { systemClock, type WarningLog } from './ports.js';
import type { Limits, Settings } from './settings.js';
import type { Notice } from './types.js';

export interface Services {
  /** For what is posted at planned times. */
  readonly store: Store;
  readonly library: Library;
  readonly documents: DocumentKeeper;
  readonly collections: CollectionKeeper;
  readonly proposals: ProposalKeeper;
  readonly servers: ServerKeeper;
  readonly archives: Archives;
  readonly answers: AnswerService;
  readonly titles: TitleList;
  readonly samplePack: SamplePack;
  readonly group: Group;
  readonly models: Models;
  readonly calibration: Calibration;
  /** What the person who runs Kutip should know, for example that an encoder was never calibrated. */
  readonly notices: readonly Notice[];
  close(): Promise<void>;
}

/** Throws UserError when the models or the database cannot be used; what was opened until then is closed. */
export async function openServices(
  { dataDir, encoder: encoderName, limits }: Settings,
  log: WarningLog,
): Promise<Services> {
  const models = await openModels({
    encoder: encoderName,
    folders: [join(dataDir, 'models'), bundledModels()],
    maxQuestions: limits.waitingQuestions,
    onLost: ({ message }) => log.warning('models', message),
  });
  const opened: (() => unknown)[] = [models.close];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each();
  };
  try {
    const { encoder, reader } = models;
    const calibration = readCalibration(calibrationFile());
    const library = await openLibrary({
      dataFolder: dataDir,
      encoder,
      parseLimits: parseLimitsOf(limits),
      passageLimit: limits.passages,
      textLimit: limits.totalTextUnits,
      indexBytes: limits.indexBytes,
    });
    opened.push(library.close);
    // A connection of its own: the library keeps its store to itself.
    const store = openDatabase(dataDir);
    opened.push(store.close);
    const kept = { store, files: openFiles(dataDir), clock: systemClock, limits: keeperLimitsOf(limits) };
    const documents = createDocumentKeeper({
      ...kept,
      model: encoder.profile.id,
      sync: library.readKept,
      tidy: library.tidy,
    });
    opened.push(documents.close);
    const archives = createArchives({
      ...{ store, files: openFiles(dataDir), encoder, documents, sync: library.readKept, limits },
      kutip: packageVersion(),
    });
    return {
      store,
      library,
      documents,
      archives,
      collections: createCollectionKeeper(kept),
      proposals: createProposalKeeper({ ...kept, documents }),
      servers: createServerKeeper({
        ...kept,
        removeStrayIndexes: () => removeStrayIndexes(store, generationsFolder(dataDir)),
      }),
      answers: createAnswerService({ library, encoder, reader, calibration, log, questionLimit: limits.questionUnits }),
      titles: createTitleList(library),
      samplePack: createSamplePack(library),
      group: openGroup({ store, clock: systemClock, encoder, log }),
      models,
      calibration,
      notices: models.notices,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What `npm run calibrate` writes and answering reads. */
export function calibrationFile(): string {
  return join(bundledModels(), 'calibration.json');
}

/** How much one owner may keep, as the settings have it. */
function keeperLimitsOf({ fileBytes, documents, totalTextUnits, uploadsPerDay }: Limits) {
  return { fileBytes, documents, textUnits: totalTextUnits, uploadsPerDay };
}

/** The parser's limits as the settings have them; the rest are its defaults. */
export function parseLimitsOf(limits: Limits): ParseLimits {
  return {
    ...defaultParseLimits,
    fileBytes: limits.fileBytes,
    textUnits: limits.textUnits,
    timeMs: limits.parseMs,
    residentMegabytes: limits.parseMegabytes,
  };
}
