// Documents to be read together: a real library with the toy encoder, and what plans and questions need of it.
import type { ReadingPorts } from '../../src/study/study-ports.js';
import type { SessionAbout } from '../../src/study-types.js';
import type { Quote, Span } from '../../src/types.js';
import { openToyAnswers, TOY_CALIBRATION, type ToyAnswers } from '../answer/toy-answers.js';
import { createToyEncoder } from '../toy/toy-encoder.js';

export interface ToyReading {
  readonly toy: ToyAnswers;
  readonly ports: ReadingPorts;
  /** A server of its own with these documents (by path), or with those of a folder. */
  server(documents: Readonly<Record<string, string>> | string): Promise<ToyShelf>;
  close(): Promise<void>;
}

export interface ToyShelf {
  readonly owner: string;
  readonly collectionId: number;
  /** Adds these documents, or replaces those of the same path; null removes one. */
  read(documents: Readonly<Record<string, string | null>>): Promise<void>;
  /** A document as what a session is about. */
  about(path: string): Promise<SessionAbout>;
}

export async function openToyReading(): Promise<ToyReading> {
  // A topic bears on passages from half of what a search needs, which a toy without a word of it must not reach.
  const relevance = { bias: -2, weights: { fused: 8 } };
  const toy = await openToyAnswers({ calibration: { ...TOY_CALIBRATION, relevance } });
  const { library, answers } = toy;
  let servers = 0;
  return {
    toy,
    ports: { library, answers, profile: createToyEncoder().profile },
    async server(documents) {
      servers += 1;
      const owner = `server-${servers}`;
      const read: ToyShelf['read'] = async (changed) => {
        for (const [path, text] of Object.entries(changed)) {
          if (text === null) toy.folder.delete(`${owner}/${path}`);
          else toy.folder.write(`${owner}/${path}`, text);
        }
        await library.readFolder(owner, toy.folder.path(owner));
      };
      if (typeof documents === 'string') await library.readFolder(owner, documents);
      else await read(documents);
      const { id: collectionId } = await library.collection(owner);
      const about = async (path: string): Promise<SessionAbout> => {
        const documentId = (await library.documentAt(collectionId, path))?.id ?? -1;
        return { kind: 'document', documentId, title: path };
      };
      return { owner, collectionId, read, about };
    },
    close: () => toy.close(),
  };
}

/** What stands at these offsets of the source text. */
export function slice({ text, start: from }: Quote, { start, end }: Span): string {
  return text.slice(start - from, end - from);
}
