// Discord's limits for choices of autocomplete and for forms (modals).
import { ComponentType } from 'discord.js';
import { allComponents } from '../components.js';
import { type Json, numberOf, objectsIn, textOf } from '../json.js';
import { componentProblems } from './message-body.js';

export function choicesProblems(data: Json): string[] {
  const choices = objectsIn(data['choices']);
  const problems = choices.length > 25 ? [`${choices.length} of 25 choices`] : [];
  for (const choice of choices) {
    const { length } = textOf(choice['name']);
    if (length < 1 || length > 100) problems.push(`a choice's name of ${length} characters`);
    const value = choice['value'];
    if (typeof value === 'string' && (value.length < 1 || value.length > 100))
      problems.push(`a choice's value of ${value.length} characters`);
  }
  return problems;
}

export function formProblems(data: Json): string[] {
  const problems = componentProblems(data['components']);
  const title = textOf(data['title']);
  const id = textOf(data['custom_id']);
  const outer = objectsIn(data['components']);
  if (title.length < 1 || title.length > 45) problems.push(`form title of ${title.length} characters`);
  if (id.length < 1 || id.length > 100) problems.push(`form id of ${id.length} characters`);
  if (outer.length < 1 || outer.length > 5) problems.push(`${outer.length} of 1 to 5 fields`);
  for (const each of allComponents(outer)) {
    if (each['type'] === ComponentType.TextInput) problems.push(...inputProblems(each));
    if (each['type'] === ComponentType.FileUpload) problems.push(...uploadProblems(each));
    if (each['type'] === ComponentType.Label) {
      if (textOf(each['label']).length > 45) problems.push(`label over 45 characters: ${textOf(each['label'])}`);
      if (textOf(each['description']).length > 100) problems.push('description of a field over 100 characters');
    }
  }
  return problems;
}

function uploadProblems(upload: Json): string[] {
  const name = textOf(upload['custom_id']);
  const [least, most] = [numberOf(upload['min_values'] ?? 1), numberOf(upload['max_values'] ?? 1)];
  const problems: string[] = [];
  if (least < 0 || most < 1 || most > 10) problems.push(`${name}: ${least} to ${most} of 0 to 10 files`);
  if (least > most) problems.push(`${name}: min_values over max_values`);
  if (least === 0 && upload['required'] !== false) problems.push(`${name}: required, but no file need be attached`);
  return problems;
}

function inputProblems(input: Json): string[] {
  const name = textOf(input['custom_id']);
  const most = numberOf(input['max_length'] ?? 4_000);
  const problems: string[] = [];
  if (textOf(input['label']).length > 45) problems.push(`label over 45 characters: ${textOf(input['label'])}`);
  if (textOf(input['placeholder']).length > 100) problems.push(`${name}: placeholder over 100 characters`);
  if (most < 1 || most > 4_000) problems.push(`${name}: max_length ${most}`);
  if (numberOf(input['min_length']) > most) problems.push(`${name}: min_length over max_length`);
  if (textOf(input['value']).length > most) problems.push(`${name}: its value is longer than it allows`);
  return problems;
}
