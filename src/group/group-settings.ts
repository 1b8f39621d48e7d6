// What a group may set, each with its check and its default; a stored value that does not fit is never a crash.
import { z } from 'zod';
import type { GroupSettings } from '../group-types.js';

const CHECKS = {
  language: z.enum(['id', 'en']).nullable(),
  timeZone: z.string().refine(isTimeZone).nullable(),
  managersRole: z.string().min(1).max(40).nullable(),
  keepUnanswered: z.boolean(),
  quotesPerAnswer: z.literal([1, 2, 3]),
  privateChannels: z.array(z.string().min(1).max(40)).max(1000).readonly(),
  setUp: z.array(z.enum(['language', 'time-zone', 'managers', 'documents', 'digest'])).readonly(),
} as const satisfies { readonly [Name in keyof GroupSettings]: z.ZodType<GroupSettings[Name]> };

export const DEFAULT_SETTINGS: GroupSettings = {
  language: null,
  timeZone: null,
  managersRole: null,
  keepUnanswered: true,
  quotesPerAnswer: 3,
  privateChannels: [],
  setUp: [],
};

const NAMES = Object.keys(CHECKS) as (keyof GroupSettings)[];

/** `values`: JSON by name, as stored. `damaged` is told each name whose value is not one that can be set. */
export function readGroupSettings(values: ReadonlyMap<string, string>, damaged: (name: string) => void): GroupSettings {
  const read: Partial<Record<keyof GroupSettings, unknown>> = {};
  for (const name of NAMES) {
    const json = values.get(name);
    if (json === undefined) continue;
    const checked = CHECKS[name].safeParse(parsed(json));
    if (checked.success) read[name] = checked.data;
    else damaged(name);
  }
  return { ...DEFAULT_SETTINGS, ...(read as Partial<GroupSettings>) }; // each value was checked by the check of its name
}

/** JSON by name. Throws an error that names the first value that cannot be set. */
export function writtenGroupSettings(change: Partial<GroupSettings>): Map<string, string> {
  const written = new Map<string, string>();
  for (const name of NAMES) {
    const value = change[name];
    if (value === undefined) continue;
    if (!CHECKS[name].safeParse(value).success) throw new Error(`the setting ${name} cannot have this value`);
    written.set(name, JSON.stringify(value));
  }
  return written;
}

/** True for an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
