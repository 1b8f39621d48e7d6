// What commands need of the services, passed to them in their context.
import type { SourceLibrary } from '../src/answer/place.js';
import type { Answer, Language } from '../src/types.js';

export interface CommandServices {
  readonly answers: Answering;
  readonly library: SourceLibrary;
}

/** What `/ask` needs of the answer service. */
export interface Answering {
  ask(request: {
    readonly question: string;
    readonly collectionId: number;
    readonly owner: string;
    /** Part of the path or title. */
    readonly document?: string;
    /** ISO dates, possibly shortened. */
    readonly since?: string;
    readonly until?: string;
    readonly previousQuestion?: string;
    readonly language?: Language;
  }): Promise<Answer>;
}
