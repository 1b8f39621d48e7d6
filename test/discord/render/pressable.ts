// What can be pressed below a message.
import { ComponentType } from 'discord.js';
import type { Payload } from '../../../src/discord/render/payload.js';

/** `label action:argument`, row by row. Throws where anything but buttons stands there. */
export function pressable({ components }: Payload): string[][] {
  return components.map((row) =>
    row.components.map((each) => {
      if (each.type !== ComponentType.Button || !('custom_id' in each)) throw new Error('a button was expected');
      return `${each.label} ${each.custom_id}`;
    }),
  );
}
