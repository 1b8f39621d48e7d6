// A real temporary library with toy models, and an answer service on it: scores that a person can work out.
import {
  type AnswerPorts,
  type AnswerService,
  type AskRequest,
  createAnswerService,
} from '../../src/answer/answer-service.js';
import type { Calibration } from '../../src/answer/calibration.js';
import { type Library, openDatabase, openLibrary } from '../../src/corpus/library.js';
import type { Group } from '../../src/group/group.js';
import { openGroup } from '../../src/group/open-group.js';
import { systemClock } from '../../src/ports.js';
import type { Answer } from '../../src/types.js';
import { temporaryFolder } from '../corpus/toy-library.js';
import { createToyEncoder } from '../toy/toy-encoder.js';
import { createToyReader } from '../toy/toy-reader.js';

/**
 * Confidence of a question = 1 / (1 + exp(-reading)): above one half when more than half of its words are shared. A search
 * finds something relevant when the best fused score is above a quarter.
 */
export const TOY_CALIBRATION: Calibration = {
  provenance: { note: 'made by hand' },
  encoder: 'toy-encoder',
  reader: 'toy-reader',
  ranking: { fused: 1, overlap: 1 },
  answers: { bias: 0, weights: { reading: 1 } },
  relevance: { bias: -1, weights: { fused: 4 } },
  thresholds: { perhaps: 0.5, sure: 0.75, relevant: 0.5 },
};

export interface ToyAnswers {
  readonly library: Library;
  readonly answers: AnswerService;
  /** On the same database. */
  readonly group: Group;
  readonly folder: ReturnType<typeof temporaryFolder>;
  /** Folder of the database and the indexes. */
  readonly data: string;
  readonly warnings: string[];
  /** Reads the folder and asks. */
  ask(question: string, given?: Partial<AskRequest>): Promise<Answer>;
  collectionId(): Promise<number>;
  /** As after a restart: closes everything and opens it anew on the same folders. This one is of no use any more. */
  reopen(): Promise<ToyAnswers>;
  close(): Promise<void>;
}

export function openToyAnswers(ports: Partial<AnswerPorts> = {}): Promise<ToyAnswers> {
  return openOn({ folder: temporaryFolder(), data: temporaryFolder() }, ports);
}

type Folder = ReturnType<typeof temporaryFolder>;

async function openOn(
  { folder, data }: { readonly folder: Folder; readonly data: Folder },
  ports: Partial<AnswerPorts>,
): Promise<ToyAnswers> {
  const encoder = createToyEncoder();
  const library = await openLibrary({ dataFolder: data.root, encoder });
  const warnings: string[] = [];
  const log = { warning: (where: string, sentence: string) => warnings.push(`${where}: ${sentence}`) };
  const store = openDatabase(data.root);
  const answers = createAnswerService({
    library,
    encoder,
    reader: createToyReader(),
    calibration: TOY_CALIBRATION,
    log,
    ...ports,
  });
  const collectionId = async () => (await library.folderCollection(folder.root)).id;
  const shut = async () => {
    store.close();
    await library.close();
  };
  return {
    library,
    answers,
    group: openGroup({ store, clock: systemClock, encoder, log }),
    folder,
    data: data.root,
    warnings,
    collectionId,
    ask: async (question, given = {}) =>
      answers.ask({ question, owner: 'console', collectionId: await collectionId(), ...given }),
    reopen: async () => {
      await shut();
      return openOn({ folder, data }, ports);
    },
    close: async () => {
      await shut();
      folder.remove();
      data.remove();
    },
  };
}
