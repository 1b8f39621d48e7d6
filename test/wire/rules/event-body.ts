// Discord's rules for the event of a server that its specification does not say. Only events that are elsewhere are known here.
import { GuildScheduledEventEntityType } from 'discord.js';
import { isObject, type Json, textOf } from '../json.js';

/** What Discord refuses in an event's body; empty when nothing. `isNew`: it is made; else only what stands there is changed. */
export function eventBodyProblems(body: Json, isNew: boolean): string[] {
  const problems: string[] = [];
  const metadata = body['entity_metadata'];
  const location = isObject(metadata) ? textOf(metadata['location']).trim() : '';
  if (isNew && body['entity_type'] !== GuildScheduledEventEntityType.External)
    problems.push('the local Discord knows no events in voice channels');
  if ((isNew || 'name' in body) && textOf(body['name']).trim() === '') problems.push('an event without a name');
  if ((isNew || metadata !== undefined) && location === '') problems.push('an event elsewhere without a location');
  if (isNew && typeof body['scheduled_end_time'] !== 'string') problems.push('an event elsewhere without an end');
  if (body['description'] === '') problems.push('an empty description');
  if (typeof body['channel_id'] === 'string') problems.push('an event elsewhere has no channel');
  return problems;
}
