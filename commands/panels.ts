// The panels of /setup and /settings as they stand now, and what follows a choice made on either.
import type { GroupSettings, SetupStep } from '../src/group-types.js';
import type { Reply, SettingsSection } from '../src/reply.js';
import type { Localized } from '../src/types.js';
import type { CommandContext } from './command.js';

/** In the order in which they are walked through. */
export const SETUP_STEPS: readonly SetupStep[] = ['language', 'time-zone', 'managers', 'documents', 'digest'];

/** Questions to try, and the sample document that answers each. */
export const EXAMPLE: Localized = { id: 'Mengapa Kazakhstan meminta bantuan CSTO?', en: 'Who leases Baikonur?' };
export const EXAMPLE_DOCUMENT: Localized = {
  id: 'mengapa-kazakhstan-meminta-bantuan.txt',
  en: 'baikonur-and-sary-shagan.md',
};

/** `step`: null shows that all is done. */
export async function setupPanel(context: CommandContext, step: SetupStep | null): Promise<Reply> {
  const { services, owner, language } = context;
  const { id: collectionId } = await services.library.collection(owner);
  const [settings, documents, digests] = await Promise.all([
    services.group.settings(owner),
    services.library.documents(collectionId),
    services.digests.digests(owner),
  ]);
  return {
    kind: 'setup',
    language,
    step,
    settings,
    collectionId,
    documents: documents.length,
    sampleDocuments: documents.length === 0 ? services.samplePack.documents : 0,
    digests: digests.map(({ channel, plan, state }) => ({ channel, plan, state })),
    example: documents.some(({ path }) => path === EXAMPLE_DOCUMENT[language]) ? EXAMPLE[language] : null,
  };
}

export async function settingsPanel(
  { services, owner, language }: CommandContext,
  section: SettingsSection,
  note: string | null = null,
): Promise<Reply> {
  return { kind: 'settings', language, settings: await services.group.settings(owner), section, note };
}

/** Changes settings at a step of /setup and goes on to the next one that there is something to do for. */
export async function finishStep(
  context: CommandContext,
  step: SetupStep,
  change: Partial<GroupSettings> = {},
): Promise<Reply> {
  const { setUp } = await leaveStep(context, step, change);
  return setupPanel(context, stepAfter(step, setUp));
}

/** Changes settings and notes that the step is behind, whether something was chosen or it was skipped. */
export async function leaveStep(
  { services: { group }, owner }: CommandContext,
  step: SetupStep,
  change: Partial<GroupSettings> = {},
): Promise<GroupSettings> {
  const { setUp } = await group.settings(owner);
  return group.changeSettings(owner, { ...change, setUp: setUp.includes(step) ? setUp : [...setUp, step] });
}

/** Null when all are done or skipped. */
export function firstOpenStep(setUp: readonly SetupStep[]): SetupStep | null {
  return SETUP_STEPS.find((step) => !setUp.includes(step)) ?? null;
}

/** The neighbour, so that who went back walks forward again step by step; from the end back to what was left open. */
function stepAfter(step: SetupStep, setUp: readonly SetupStep[]): SetupStep | null {
  const open = firstOpenStep(setUp);
  return open === null ? null : (SETUP_STEPS[SETUP_STEPS.indexOf(step) + 1] ?? open);
}
