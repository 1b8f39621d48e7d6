// People in messages: named by a mention, which pings nobody because no message of Kutip's does.
import { fittingLine } from './one-line.js';

const DISCORD_ID = /^\d{1,20}$/;

export function personMention(id: string): string {
  return DISCORD_ID.test(id) ? `<@${id}>` : fittingLine(id, { units: 40 });
}
