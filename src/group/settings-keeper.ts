// Settings of each owner: from memory, read again after a few seconds, because another process may have changed them.
import type { GroupStore } from '../database/store.js';
import type { GroupSettings } from '../group-types.js';
import type { Clock, WarningLog } from '../ports.js';
import { UserError } from '../user-error.js';
import type { GroupSettingsKeeper } from './group.js';
import { isTimeZone, readGroupSettings, writtenGroupSettings } from './group-settings.js';

/**
 * Every command and keystroke asks for the settings; a read costs well under a millisecond, and a change made by another
 * process may be seen this many milliseconds late. One made by this process is seen at once.
 */
const FRESH_MS = 3_000;
/** Owners remembered; the one read longest ago goes first. */
const MOST_OWNERS = 5_000;

export interface SettingsPorts {
  readonly store: GroupStore;
  readonly clock: Clock;
  readonly log: WarningLog;
}

export function createSettingsKeeper({ store, clock, log }: SettingsPorts): GroupSettingsKeeper {
  const known = new Map<string, { readonly settings: GroupSettings; readonly readAt: number }>();
  const warned = new Set<string>();

  async function read(owner: string): Promise<GroupSettings> {
    const settings = readGroupSettings(await store.groupSettings(owner), (name) => {
      // Once is enough: settings are read every few seconds.
      if (warned.has(`${owner} ${name}`)) return;
      warned.add(`${owner} ${name}`);
      log.warning('settings', `the stored setting ${name} of one group cannot be read, so its default is used`);
    });
    known.delete(owner);
    known.set(owner, { settings, readAt: clock.now() });
    for (const oldest of known.keys()) {
      if (known.size <= MOST_OWNERS) break;
      known.delete(oldest);
    }
    return settings;
  }

  return {
    async settings(owner) {
      const found = known.get(owner);
      return found !== undefined && clock.now() - found.readAt < FRESH_MS ? found.settings : read(owner);
    },
    async changeSettings(owner, change) {
      if (typeof change.timeZone === 'string' && !isTimeZone(change.timeZone)) throw unknownZone(change.timeZone);
      await store.saveGroupSettings(owner, writtenGroupSettings(change));
      // What was asked not to be kept goes at once. Were this cut off, the same change made again would do it.
      if (change.keepUnanswered === false) await store.deleteQuestions(owner, 'all');
      return read(owner);
    },
  };
}

function unknownZone(name: string): UserError {
  return new UserError('unknown-time-zone', {
    id: `Kutip tidak mengenal zona waktu “${name}”. Tulis seperti Asia/Jakarta atau Europe/London.`,
    en: `Kutip does not know the time zone “${name}”. Write it like Asia/Jakarta or Europe/London.`,
  });
}
