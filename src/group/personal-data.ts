// What is kept about one person in one server, and its deletion.
import type { GroupStore } from '../database/store.js';
import type { PersonalDataKeeper } from './group.js';

export function createPersonalDataKeeper(store: GroupStore): PersonalDataKeeper {
  return {
    personalData: (owner, person) => store.personalData(owner, person),
    deletePersonalData: (owner, person) => store.deletePersonalData(owner, person),
  };
}
