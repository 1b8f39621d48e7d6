// Digests where there is no Discord: none, and none can be made.
import type { SurfacePorts } from '../command-services.js';
import { UserError } from '../user-error.js';

export const noDigests: SurfacePorts['digests'] = {
  digests: async () => [],
  digest: async () => null,
  status: async () => null,
  postNow: async () => null,
  show: async () => null,
  set: refuse,
  pause: refuse,
  resume: refuse,
  stop: refuse,
  preview: refuse,
};

async function refuse(): Promise<never> {
  throw new UserError('no-channel', {
    id: 'Kutipan harian dikirim ke kanal Discord; di terminal tidak ada kanal.',
    en: 'Daily digests are posted in channels of Discord; a terminal has none.',
  });
}
