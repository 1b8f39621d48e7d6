// Who may do what: asked in the same way of commands, buttons, forms, menus and choices.
import type { Access } from '../../commands/command.js';
import type { GroupSettings } from '../group-types.js';
import { UserError } from '../user-error.js';
import type { Caller } from './caller.js';

export interface Standing {
  /** Whether the person may change documents and settings. */
  readonly manages: boolean;
  /** Whether the person runs this Kutip. */
  readonly operates: boolean;
}

/** `operators`: Discord ids of the people who run this Kutip. */
export function standingOf(caller: Caller, settings: GroupSettings, operators: readonly string[]): Standing {
  const { managersRole } = settings;
  return {
    manages: caller.managesServer || (managersRole !== null && caller.roles.includes(managersRole)),
    operates: caller.surface === 'console' || operators.includes(caller.person),
  };
}

/** Throws UserError naming who may. */
export function requireAccess(access: Access, { manages, operates }: Standing): void {
  if (access === 'managers' && !manages) {
    throw new UserError('not-allowed', {
      id: 'Ini hanya untuk pengelola: yang punya izin Kelola Server, atau peran yang mereka pilih.',
      en: 'Only managers may do this: whoever has Manage Server, or the role that they chose.',
    });
  }
  if (access === 'operators' && !operates) {
    throw new UserError('not-allowed', {
      id: 'Ini hanya untuk yang menjalankan Kutip ini (OPERATOR_IDS).',
      en: 'Only those who run this Kutip may do this (OPERATOR_IDS).',
    });
  }
}
