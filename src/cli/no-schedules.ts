// What needs channels, where there is no Discord: none of it, and none can be made.
import type { SurfacePorts } from '../command-services.js';
import { systemClock } from '../ports.js';
import { localDateAt } from '../schedule/due.js';
import { UserError } from '../user-error.js';

export const noSchedules: Pick<SurfacePorts, 'digests' | 'study' | 'sessionSchedules'> = {
  digests: {
    digests: async () => [],
    digest: async () => null,
    status: async () => null,
    postNow: async () => null,
    show: async () => null,
    set: refuseDigest,
    pause: refuseDigest,
    resume: refuseDigest,
    stop: refuseDigest,
    preview: refuseDigest,
  },
  study: {
    show: {
      opening: async () => null,
      passage: async () => null,
      round: async () => null,
      scores: async () => null,
      recap: async () => null,
    },
    begin: refuseSession,
    adopt: async () => null,
    view: async () => null,
    sessionIn: async () => null,
    openSessions: async () => [],
    join: async () => null,
    leave: async () => null,
    asked: async () => {},
    ready: async () => 'over',
    next: async () => 'over',
    end: async () => false,
    recap: async () => null,
    startQuiz: async () => null,
    round: async () => null,
    answer: async () => null,
    closeRound: async () => false,
    dropRound: async () => false,
    showScore: refuseSession,
    showsScore: async () => false,
    threadClosed: async () => {},
    closeIdle: async () => {},
  },
  sessionSchedules: {
    set: refuseSession,
    schedules: async () => [],
    schedule: async () => null,
    stop: refuseSession,
    today: (zone) => localDateAt(zone, systemClock.now()),
    results: async () => [],
  },
};

async function refuseDigest(): Promise<never> {
  throw new UserError('no-channel', {
    id: 'Kutipan harian dikirim ke kanal Discord; di terminal tidak ada kanal.',
    en: 'Daily digests are posted in channels of Discord; a terminal has none.',
  });
}

async function refuseSession(): Promise<never> {
  throw new UserError('no-channel', {
    id: 'Sesi belajar diadakan di utas Discord; di terminal tidak ada utas.',
    en: 'Study sessions are held in threads of Discord; a terminal has none.',
  });
}
