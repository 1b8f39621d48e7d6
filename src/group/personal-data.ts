// What is kept about one person in one server, its deletion, and whether the person wants to be named.
import type { Store } from '../database/store.js';
import type { PersonalDataKeeper } from './group.js';

export type PersonalDataStore = Pick<Store, 'personalData' | 'deletePersonalData' | 'isUnnamed' | 'saveUnnamed'>;

export function createPersonalDataKeeper(store: PersonalDataStore): PersonalDataKeeper {
  return {
    personalData: (owner, person) => store.personalData(owner, person),
    deletePersonalData: (owner, person) => store.deletePersonalData(owner, person),
    unnamed: (owner, person) => store.isUnnamed(owner, person),
    changeUnnamed: (owner, person, unnamed) => store.saveUnnamed(owner, person, unnamed),
  };
}
