// What commands are given: the services of this process and the ports of the surface that they speak through.
import type { CommandServices } from '../commands/services.js';
import { aboutKutip } from './about.js';
import type { Messenger } from './ports.js';
import type { OperatorStatus } from './reply.js';
import type { Services } from './services.js';

export interface SurfacePorts {
  readonly messenger: Messenger;
  status(): Promise<OperatorStatus>;
}

export function commandServices(services: Services, { messenger, status }: SurfacePorts): CommandServices {
  const { answers, library, titles, group, samplePack, models } = services;
  const about = aboutKutip({ encoder: models.encoder.profile.id, reader: models.reader.modelId });
  return { answers, library, titles, group, samplePack, messenger, about, status };
}
