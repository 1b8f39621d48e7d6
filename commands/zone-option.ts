// The option that says by which clocks a time is meant.
import { systemClock } from '../src/ports.js';
import type { Option } from './command.js';
import { timeZoneChoices, ZONE_LENGTH } from './time-zone.js';

/** `zone`, the same wherever a time can be typed. See `timeZoneNamed`. */
export const zoneOption = {
  type: 'text',
  name: { id: 'zona-waktu', en: 'zone' },
  help: { id: 'WIB, WITA, WIT, kota, atau Asia/Jakarta', en: 'A city, WIB, WITA, WIT, or a name like Europe/London' },
  maxLength: ZONE_LENGTH,
  complete: async ({ language }, typed) => timeZoneChoices(typed, language, systemClock.now()),
} as const satisfies Option;
