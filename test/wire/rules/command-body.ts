// Discord's limits for registered commands, and this project's: for servers only, shown to everybody.
import { isObject, type Json, objectsIn, textOf } from '../json.js';

/** One limit broken; `refused` says whether Discord refuses it, or only this project does. */
export interface CommandProblem {
  readonly what: string;
  readonly refused: boolean;
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MENU_LIMIT = 15;

export function commandBodyProblems(body: unknown): CommandProblem[] {
  const commands = objectsIn(body);
  const chat = commands.filter(isChatInput);
  const refused = commands.flatMap((each) => commandProblems(each));
  if (chat.length > 100) refused.push(`${chat.length} of 100 commands`);
  for (const type of [2, 3]) {
    const menus = commands.filter((each) => each['type'] === type).length;
    if (menus > MENU_LIMIT) refused.push(`${menus} of ${MENU_LIMIT} menus`);
  }
  const names = commands.flatMap((each) => namesOf(each).map((name) => `${String(each['type'] ?? 1)} ${name}`));
  refused.push(...doubles(names).map((name) => `the command ${name} stands twice`));
  const own = commands.flatMap((each) => policyProblems(each));
  return [...refused.map((what) => ({ what, refused: true })), ...own.map((what) => ({ what, refused: false }))];
}

const isChatInput = (command: Json) => (command['type'] ?? 1) === 1;

function commandProblems(command: Json): string[] {
  const name = textOf(command['name']);
  if (!isChatInput(command)) {
    const wrong = localized(command, 'name').filter((each) => each.length < 1 || each.length > 32);
    const described = textOf(command['description']) !== '';
    return [...wrong.map((each) => `menu name ${each}`), ...(described ? [`menu ${name} has a description`] : [])];
  }
  const problems = describedProblems(command, `/${name}`);
  const length = totalLength(command);
  if (length > 8_000) problems.push(`/${name} has ${length} of 8,000 characters`);
  return problems;
}

/** Names, descriptions and options of a command, subcommand or option. */
function describedProblems(thing: Json, path: string): string[] {
  const problems: string[] = [];
  for (const name of localized(thing, 'name')) {
    if (!NAME.test(name)) problems.push(`${path}: the name ${name} is not allowed`);
    if (name !== name.toLowerCase()) problems.push(`${path}: the name ${name} is not in lower case`);
  }
  for (const text of localized(thing, 'description'))
    if (text.length < 1 || text.length > 100) problems.push(`${path}: a description of ${text.length} characters`);
  const options = objectsIn(thing['options']);
  if (options.length > 25) problems.push(`${path}: ${options.length} of 25 options`);
  problems.push(...doubles(options.flatMap(namesOf)).map((name) => `${path}: the option ${name} stands twice`));
  const required = options.map((each) => each['required'] === true);
  if (required.lastIndexOf(true) > required.indexOf(false) && required.includes(false) && required.includes(true))
    problems.push(`${path}: a required option behind an optional one`);
  for (const option of options) problems.push(...optionProblems(option, `${path} ${textOf(option['name'])}`));
  return problems;
}

function optionProblems(option: Json, path: string): string[] {
  const problems = describedProblems(option, path);
  const choices = objectsIn(option['choices']);
  if (choices.length > 25) problems.push(`${path}: ${choices.length} of 25 choices`);
  if (choices.length > 0 && option['autocomplete'] === true) problems.push(`${path}: choices beside autocomplete`);
  for (const choice of choices) {
    const { length } = textOf(choice['name']);
    if (length < 1 || length > 100) problems.push(`${path}: a choice's name of ${length} characters`);
  }
  return problems;
}

/** In which Discord itself has no say. */
function policyProblems(command: Json): string[] {
  const name = textOf(command['name']);
  const problems: string[] = [];
  if (JSON.stringify(command['integration_types']) !== '[0]') problems.push(`${name}: integration_types is not [0]`);
  if (JSON.stringify(command['contexts']) !== '[0]') problems.push(`${name}: contexts is not [0] (servers only)`);
  if (typeof command['default_member_permissions'] === 'string')
    problems.push(`${name} is hidden from those whom Kutip itself lets manage it`);
  return problems;
}

/** The text itself and its localizations. */
function localized(thing: Json, key: 'name' | 'description'): string[] {
  const others = thing[`${key}_localizations`];
  return [textOf(thing[key]), ...(isObject(others) ? Object.values(others).map(textOf) : [])];
}

/** Names with the language in which each holds, to find doubles within one. */
function namesOf(thing: Json): string[] {
  const others = thing['name_localizations'];
  const own = isObject(others) ? Object.entries(others).map(([locale, name]) => `${locale}:${textOf(name)}`) : [];
  return [`default:${textOf(thing['name'])}`, ...own];
}

function doubles(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Discord counts names, descriptions and choices' values; of localizations the longest. */
function totalLength(thing: Json): number {
  const longest = (key: 'name' | 'description') => Math.max(...localized(thing, key).map((each) => each.length));
  const choices = objectsIn(thing['choices']).reduce(
    (sum, each) => sum + textOf(each['name']).length + String(each['value']).length,
    0,
  );
  const options = objectsIn(thing['options']).reduce((sum, each) => sum + totalLength(each), 0);
  return longest('name') + longest('description') + choices + options;
}
