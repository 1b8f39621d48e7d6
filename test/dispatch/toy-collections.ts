// Collections of a server as people see them, without documents: two for everybody, two for certain channels.
import type { CollectionInfo } from '../../src/collection-types.js';
import type { Caller } from '../../src/dispatch.js';

const EVERYBODYS = { owner: 'kelas', isDefault: false, tiedTo: [], usedIn: [], removedAt: null } as const;

export const MAIN: CollectionInfo = { ...EVERYBODYS, id: 1, label: null, name: 'default', isDefault: true };
export const BIOLOGY: CollectionInfo = { ...EVERYBODYS, id: 2, label: 'Biologi', name: 'biologi', usedIn: ['lab'] };
export const EXAM: CollectionInfo = {
  ...EVERYBODYS,
  ...{ id: 3, label: 'Ujian', name: 'ujian', tiedTo: ['guru', 'panitia'], usedIn: ['guru', 'umum'] },
};
/** Two may bear one label, because not everybody knows of both. */
export const OTHER_EXAM: CollectionInfo = { ...EVERYBODYS, id: 4, label: 'Ujian', name: 'ujian-7x2k' };
export const REMOVED: CollectionInfo = { ...EVERYBODYS, id: 5, label: 'Lama', name: 'lama', removedAt: 1 };

export const ALL = [MAIN, BIOLOGY, EXAM, OTHER_EXAM, REMOVED];

/** A person in a server who sees these channels. */
export function personSeeing(seen: readonly string[], change: Partial<Caller> = {}): Caller {
  return {
    surface: 'discord',
    owner: 'kelas',
    person: 'ani',
    language: 'id',
    roles: [],
    managesServer: false,
    channels: ['umum'],
    sees: (channel) => seen.includes(channel),
    ...change,
  };
}
