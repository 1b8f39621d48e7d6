// Discord's limits for the body of a message that its specification does not say. Lengths in UTF-16 units.
import { ComponentType, MessageFlags } from 'discord.js';
import { allComponents } from '../components.js';
import { isObject, type Json, numberOf, objectsIn, textOf } from '../json.js';

/** What Discord refuses in a message's body; empty when nothing. */
export function messageBodyProblems(body: Json): string[] {
  const problems: string[] = [];
  const v2 = (numberOf(body['flags']) & MessageFlags.IsComponentsV2) !== 0;
  const { length } = textOf(body['content']);
  if (length > 2_000) problems.push(`content has ${length} of 2,000 characters`);
  const inEmbeds = objectsIn(body['embeds']).reduce((sum, embed) => sum + embedLength(embed), 0);
  if (inEmbeds > 6_000) problems.push(`embeds have ${inEmbeds} of 6,000 characters`);
  if (objectsIn(body['embeds']).length > 10) problems.push('more than 10 embeds');
  problems.push(...(v2 ? layoutProblems(body) : rowProblems(body)));
  return [...problems, ...componentProblems(body['components'])];
}

function embedLength(embed: Json): number {
  const parts = [embed['title'], embed['description'], inner(embed['footer'], 'text'), inner(embed['author'], 'name')];
  const fields = objectsIn(embed['fields']).flatMap((field) => [field['name'], field['value']]);
  return [...parts, ...fields].reduce<number>((sum, part) => sum + textOf(part).length, 0);
}

const inner = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined);

/** Components V2: 40 components, 4,000 characters over all texts, nothing beside. */
function layoutProblems(body: Json): string[] {
  const problems: string[] = [];
  const components = allComponents(body['components']);
  const text = components.reduce((sum, each) => sum + textOf(each['content']).length, 0);
  if (components.length > 40) problems.push(`${components.length} of 40 components`);
  if (text > 4_000) problems.push(`texts of components have ${text} of 4,000 characters`);
  if (textOf(body['content']) !== '' || objectsIn(body['embeds']).length > 0)
    problems.push('components V2 stand beside content or embeds');
  return problems;
}

/** Without the flag of Components V2: rows of buttons, or of one select. */
function rowProblems(body: Json): string[] {
  const rows = objectsIn(body['components']);
  const problems = rows.length > 5 ? [`${rows.length} of 5 rows`] : [];
  for (const row of rows) {
    const within = objectsIn(row['components']);
    const buttons = within.filter((each) => each['type'] === ComponentType.Button).length;
    if (row['type'] !== ComponentType.ActionRow) problems.push(`component ${String(row['type'])} is no row`);
    else if (within.length === 0) problems.push('an empty row');
    if (buttons > 5) problems.push(`${buttons} of 5 buttons in a row`);
    if (buttons !== within.length && within.length > 1) problems.push('a select shares its row');
  }
  return problems;
}

const SELECTS = [3, 5, 6, 7, 8];

/** Rules for each component, in messages and forms alike. */
export function componentProblems(components: unknown): string[] {
  const all = allComponents(components);
  const ids = all.map((each) => textOf(each['custom_id'])).filter((id) => id !== '');
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const problems = [...new Set(twice)].map((id) => `custom id ${id} stands twice`);
  for (const id of ids) if (id.length > 100) problems.push(`custom id of ${id.length} characters: ${id}`);
  for (const each of all) {
    if (each['type'] === ComponentType.Button) problems.push(...buttonProblems(each));
    if (SELECTS.includes(numberOf(each['type']))) problems.push(...selectProblems(each));
  }
  return problems;
}

function buttonProblems(button: Json): string[] {
  const label = textOf(button['label']);
  const problems = label.length > 80 ? [`label of ${label.length} characters: ${label}`] : [];
  if (label === '' && !isObject(button['emoji'])) problems.push('a button without label and emoji');
  const isLink = button['style'] === 5;
  if (isLink !== (typeof button['url'] === 'string'))
    problems.push(`button ${label}: a link and only a link has a url`);
  if (isLink === (typeof button['custom_id'] === 'string'))
    problems.push(`button ${label}: a link and only a link has no custom id`);
  if (!isLink && textOf(button['custom_id']) === '') problems.push(`button ${label} has an empty custom id`);
  return problems;
}

function selectProblems(select: Json): string[] {
  const id = textOf(select['custom_id']);
  const problems: string[] = [];
  const options = objectsIn(select['options']);
  const most = numberOf(select['max_values'] ?? 1);
  if (textOf(select['placeholder']).length > 150) problems.push(`select ${id}: placeholder over 150 characters`);
  if (select['type'] !== ComponentType.StringSelect) return problems;
  if (options.length === 0 || options.length > 25)
    problems.push(`select ${id} has ${options.length} of 1 to 25 options`);
  if (most > options.length) problems.push(`select ${id}: max_values ${most} over its ${options.length} options`);
  const values = options.map((each) => textOf(each['value']));
  if (new Set(values).size < values.length) problems.push(`select ${id}: a value stands twice`);
  if (options.filter((each) => each['default'] === true).length > most)
    problems.push(`select ${id}: more defaults than values`);
  for (const option of options) {
    for (const key of ['label', 'value', 'description']) {
      const { length } = textOf(option[key]);
      if (length > 100 || (length === 0 && key !== 'description'))
        problems.push(`select ${id}: ${key} of ${length} characters`);
    }
  }
  return problems;
}
