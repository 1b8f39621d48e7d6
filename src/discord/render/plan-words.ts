// When something is posted, in words.
import type { Plan } from '../../schedule-types.js';
import { weekdaysInWords } from '../../schedule-words.js';
import type { Language } from '../../types.js';
import { zoneName } from './setting-words.js';

/** `Senin–Jumat pukul 07.00 WIB (Asia/Jakarta)`, with a capital letter. */
export function planInWords(plan: Plan, language: Language): string {
  const days = weekdaysInWords(plan.days, language);
  return `${days.charAt(0).toUpperCase()}${days.slice(1)} ${clockInWords(plan, language)}`;
}

/** `pukul 07.00 WIB (Asia/Jakarta)`. */
export function clockInWords({ time, zone }: Pick<Plan, 'time' | 'zone'>, language: Language): string {
  const clock = language === 'id' ? `pukul ${time.replace(':', '.')}` : `at ${time}`;
  return `${clock} ${zoneName(zone)}`;
}
