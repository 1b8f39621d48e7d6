// Sight: who may know of a collection, where it may be shown to everybody, and which one is meant.
import { describe, expect, it } from 'vitest';
import { collectionMeant, sightOf } from '../../src/dispatch/sight.js';
import type { Caller } from '../../src/dispatch.js';
import { ALL, BIOLOGY, EXAM, MAIN, OTHER_EXAM, personSeeing, REMOVED } from './toy-collections.js';

const meant = (caller: Caller, named?: string) => collectionMeant(sightOf(ALL, caller), caller, named);

describe('a collection', () => {
  it('that is tied to no channel is everybody’s, and a tied one theirs who see one of its channels', () => {
    expect(sightOf(ALL, personSeeing(['umum'])).collections).toEqual([MAIN, BIOLOGY, OTHER_EXAM]);
    expect(sightOf(ALL, personSeeing(['panitia'])).collections).toEqual([MAIN, BIOLOGY, EXAM, OTHER_EXAM]);
    expect(sightOf(ALL, personSeeing(['umum'])).sees(EXAM.id)).toBe(false);
    expect(sightOf(ALL, personSeeing(['panitia'])).sees(EXAM.id)).toBe(true);
  });

  it('is not seen by who is said to be in its channel without seeing it, nor where nobody can say', () => {
    const { sees: _, ...unknown } = personSeeing([], { channels: ['guru'] });
    expect(sightOf(ALL, unknown).sees(EXAM.id)).toBe(false);
    expect(sightOf(ALL, personSeeing([], { channels: ['guru'] })).sees(EXAM.id)).toBe(false);
  });

  it('that was removed is in no list, but still known to those who knew of it; one that never was is not', () => {
    const sight = sightOf(ALL, personSeeing(['umum']));
    expect(sight.sees(REMOVED.id)).toBe(true);
    expect(sight.sees(99)).toBe(false);
    expect(sight.mayPost(99)).toBe(false);
  });

  it('may be shown to everybody where it is everybody’s, or in its channels and their threads', () => {
    const everywhere = ['umum', 'guru', 'panitia'];
    const mayPost = (channels: string[], id: number) =>
      sightOf(ALL, personSeeing(everywhere, { channels })).mayPost(id);
    expect(mayPost(['umum'], BIOLOGY.id)).toBe(true);
    expect(mayPost(['umum'], EXAM.id)).toBe(false);
    expect(mayPost(['guru'], EXAM.id)).toBe(true);
    expect(mayPost(['utas', 'panitia'], EXAM.id)).toBe(true);
    expect(mayPost([], EXAM.id)).toBe(false);
  });

  it('is seen whatever it is tied to in the terminal, which has no channels', () => {
    const sight = sightOf(ALL, personSeeing([], { surface: 'console', channels: [] }));
    expect(sight.collections).toContain(EXAM);
    expect(sight.mayPost(EXAM.id)).toBe(true);
  });
});

describe('the collection that is meant', () => {
  it('is the one that was named, case and accents apart', () => {
    expect(meant(personSeeing([]), 'BIOLOGÍ ')).toBe(BIOLOGY.id);
    for (const name of ['utama', 'Main', 'default']) {
      expect(meant(personSeeing([], { channels: ['lab'] }), name)).toBe(MAIN.id);
    }
  });

  it('bears its own name first where two have one label', () => {
    expect(meant(personSeeing([]), 'ujian')).toBe(OTHER_EXAM.id);
    expect(meant(personSeeing(['guru']), 'Ujian')).toBe(EXAM.id);
    expect(meant(personSeeing(['guru']), 'ujian-7x2k')).toBe(OTHER_EXAM.id);
  });

  it('is refused in the same words where it may not be known as where there is none', () => {
    const tied = [MAIN, BIOLOGY, EXAM];
    const caller = personSeeing(['umum']);
    const refusal = (named: string) => {
      try {
        return collectionMeant(sightOf(tied, caller), caller, named);
      } catch (error) {
        return error;
      }
    };
    expect(refusal('ujian')).toMatchObject({ code: 'unknown-collection' });
    expect(refusal('ujian')).toEqual(refusal('tidak-ada'));
    expect(JSON.stringify(refusal('ujian'))).toContain('Utama, Biologi');
  });

  it('is the channel’s, a thread’s own before its parent’s, else the default one', () => {
    expect(meant(personSeeing([], { channels: ['lab'] }))).toBe(BIOLOGY.id);
    expect(meant(personSeeing([], { channels: ['utas', 'lab'] }))).toBe(BIOLOGY.id);
    expect(meant(personSeeing([], { channels: ['lain'] }))).toBe(MAIN.id);
    expect(meant(personSeeing(['guru'], { channels: ['guru'] }))).toBe(EXAM.id);
  });

  it('is no tied one where its answers could not be shown, unless it is named', () => {
    const insider = personSeeing(['guru'], { channels: ['umum'] });
    expect(meant(insider)).toBe(MAIN.id);
    expect(collectionMeant(sightOf([MAIN, EXAM], insider), insider, 'ujian')).toBe(EXAM.id);
  });

  it('is the folder that a terminal was opened on', () => {
    const caller = personSeeing([], { surface: 'console', channels: [], collectionId: 77 });
    expect(collectionMeant(sightOf([], caller), caller)).toBe(77);
  });
});
