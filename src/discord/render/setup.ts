// /setup as one message: a step with its choices, or the summary when all are behind.
import type { SetupStep } from '../../group-types.js';
import type { Reply } from '../../reply.js';
import { SMALL } from './citation.js';
import { button, buttonRows } from './components.js';
import { documentButtons } from './document-buttons.js';
import { type Payload, payload, type Row, type View } from './payload.js';
import { languageMenu, managersMenu, otherZoneButton, zoneMenu } from './setting-menus.js';
import { settingWords } from './setting-words.js';
import { digestChannelMenu } from './setup-digest.js';
import {
  closingParagraphs,
  digestsSet,
  documentCount,
  SETUP_WORDS,
  STEP_NAMES,
  STEPS,
  stepParagraphs,
} from './setup-words.js';

type Setup = Extract<Reply, { kind: 'setup' }>;
type Button = ReturnType<typeof button>;

export function renderSetup(reply: Setup, view: View): Payload {
  return reply.step === null ? summary(reply, view) : step(reply, reply.step, view);
}

function step(reply: Setup, at: SetupStep, view: View): Payload {
  const { language } = reply;
  const number = STEPS.indexOf(at) + 1;
  const chosen = state(reply).filter(([name]) => CHOSEN_BY_MENU.includes(name) && isBehind(reply, name, at));
  const lines = [
    `${SMALL}${SETUP_WORDS.title[language]} · ${SETUP_WORDS.step[language]} ${number}/${STEPS.length}`,
    `### ${STEP_NAMES[at][language]}`,
    stepParagraphs(at, reply, view).join('\n\n'),
    '',
    ...chosen.map(([name, words]) => `${SMALL}${STEP_NAMES[name][language]}: ${words}`),
  ];
  return payload(lines.join('\n').trimEnd(), stepRows(reply, at));
}

const CHOSEN_BY_MENU: readonly SetupStep[] = ['language', 'time-zone', 'managers', 'digest'];

/** The present step counts: its choice stands above its menu. */
function isBehind({ settings }: Setup, name: SetupStep, at: SetupStep): boolean {
  return name === at || settings.setUp.includes(name);
}

function summary(reply: Setup, view: View): Payload {
  const { language, documents } = reply;
  const lines = [
    `### ${(documents === 0 ? SETUP_WORDS.almost : SETUP_WORDS.ready)[language]}`,
    ...state(reply).map(([name, words]) => `**${STEP_NAMES[name][language]}:** ${words}`),
    '',
    closingParagraphs(reply, view).join('\n\n'),
  ];
  const again = STEPS.map((name) => button(STEP_NAMES[name][language], 'setup-step', name));
  return payload(lines.join('\n'), buttonRows(again));
}

/** What is chosen at present. */
function state(reply: Setup): readonly (readonly [SetupStep, string])[] {
  const { settings, language, documents } = reply;
  const words = settingWords(settings, language);
  return [
    ['language', words.language],
    ['time-zone', words.timeZone],
    ['managers', words.managers],
    ['documents', documentCount(documents, language)],
    ['digest', digestsSet(reply)],
  ];
}

function stepRows(reply: Setup, at: SetupStep): Row[] {
  const { settings, language } = reply;
  const rows: Row[] = [];
  if (at === 'language') rows.push(languageMenu(settings, language, 'setup'));
  if (at === 'time-zone') {
    rows.push(zoneMenu(settings, language, 'setup'), ...buttonRows([otherZoneButton(language, 'setup')]));
  }
  if (at === 'managers') rows.push(managersMenu(settings, language, 'setup'));
  if (at === 'digest') rows.push(digestChannelMenu(SETUP_WORDS.channel[language]));
  if (at === 'documents') rows.push(...buttonRows(documentStepButtons(reply)));
  return [...rows, ...buttonRows([...back(reply, at), forward(reply, at)])];
}

function back({ language }: Setup, at: SetupStep): Button[] {
  const before = STEPS[STEPS.indexOf(at) - 1];
  return before === undefined ? [] : [button(`‹ ${SETUP_WORDS.back[language]}`, 'setup-step', before)];
}

/** To the next step, or to the summary once every step was seen; leaving counts this one as done. */
function forward({ settings, language, documents }: Setup, at: SetupStep): Button {
  const after = STEPS[STEPS.indexOf(at) + 1];
  const isLast = after === undefined || STEPS.every((each) => settings.setUp.includes(each));
  if (isLast) return button(SETUP_WORDS.done[language], 'setup-step', `done.${at}`, { style: 'primary' });
  const settled = settings.setUp.includes(at) || (at === 'documents' && documents > 0);
  const label = (settled ? SETUP_WORDS.next : SETUP_WORDS.skip)[language];
  return button(`${label} ›`, 'setup-step', `${after}.${at}`);
}

function documentStepButtons({ collectionId, documents, sampleDocuments, language }: Setup): Button[] {
  const add = documentButtons.add(collectionId, language, documents === 0 ? { style: 'primary' } : {});
  if (sampleDocuments === 0) return [add];
  const label = { id: `Tambahkan ${sampleDocuments} dokumen contoh`, en: `Add ${sampleDocuments} sample documents` }[
    language
  ];
  return [add, button(label, 'sample-documents', 'setup')];
}
