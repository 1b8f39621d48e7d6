// A new session: planned, and kept before anything of it is posted.
import type { StudySession } from '../study-types.js';
import { keepPlan } from './passage-schedule.js';
import { planSession } from './plan-session.js';
import type { StudyPorts } from './session-ports.js';
import type { SessionRequest } from './study-keeper.js';

/** Or the one that there is about the same quote in the channel. Throws as `planSession`. */
export async function saveNew(
  ports: StudyPorts,
  request: SessionRequest,
): Promise<{ readonly session: StudySession; readonly existed: boolean }> {
  const { owner, channel, guide, language, collectionId, about, pace } = request;
  const plan = await planSession(ports, request);
  const startedAt = ports.clock.now();
  const draft = { owner, channel, guide, language, collectionId, about, pace, plan, startedAt };
  const saved = await ports.store.saveSession(draft);
  if (!saved.existed && pace === 'daily' && request.plan !== null) await keepPlan(ports, saved.session, request.plan);
  return saved;
}
