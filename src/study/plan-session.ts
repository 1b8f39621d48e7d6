// Plans a study session: its passages in reading order, each with what goes with it.
import type { PlannedPassage } from '../study-types.js';
import { type PlanRequest, plan } from './plan.js';
import { prompts } from './prompts.js';
import type { ReadingPorts } from './study-ports.js';

/** Throws as `plan`. */
export async function planSession(ports: ReadingPorts, request: PlanRequest): Promise<PlannedPassage[]> {
  return prompts(ports, request, await plan(ports, request));
}
