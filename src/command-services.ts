// What commands are given: the services of this process and the ports of the surface that they speak through.
import type { CommandServices } from '../commands/services.js';
import { aboutKutip } from './about.js';
import type { Attachments, Messenger } from './ports.js';
import type { OperatorStatus } from './reply.js';
import type { Services } from './services.js';

export interface SurfacePorts {
  readonly messenger: Messenger;
  readonly attachments: Attachments;
  readonly digests: CommandServices['digests'];
  readonly study: CommandServices['study'];
  readonly sessionSchedules: CommandServices['sessionSchedules'];
  status(): Promise<OperatorStatus>;
}

export function commandServices(services: Services, ports: SurfacePorts): CommandServices {
  const { answers, library, titles, group, samplePack, documents, collections, proposals, servers, archives, models } =
    services;
  const about = aboutKutip({ encoder: models.encoder.profile.id, reader: models.reader.modelId });
  return {
    ...{ answers, library, titles, group, samplePack, documents, collections, proposals, servers, archives, about },
    messenger: ports.messenger,
    attachments: ports.attachments,
    digests: ports.digests,
    study: ports.study,
    sessionSchedules: ports.sessionSchedules,
    status: ports.status,
  };
}
