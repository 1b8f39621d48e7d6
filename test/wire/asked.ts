// One interaction as the person who caused it sees it: what was answered, and waiting for it.

import { MessageFlags } from 'discord.js';
import { objectsIn, textOf } from './json.js';
import type { Interaction, Message } from './records.js';
import { type SeenForm, type SeenMessage, seeForm, seeMessage } from './seen.js';
import type { World } from './world.js';

export type Acknowledgement = 'message' | 'thinking' | 'later' | 'update' | 'choices' | 'form';

const ACKNOWLEDGEMENTS: Readonly<Record<number, Acknowledgement>> = {
  4: 'message',
  5: 'thinking',
  6: 'later',
  7: 'update',
  8: 'choices',
  9: 'form',
};

export interface Asked {
  readonly id: string;
  /** How it was acknowledged, as soon as it is. Rejects when Discord would say that the application did not respond. */
  acknowledged(): Promise<Acknowledgement>;
  /** Whether the first answer is for one person only. */
  isPrivate(): boolean;
  /** Milliseconds from the press to the first answer. */
  acknowledgedAfter(): Promise<number>;
  /** The final message: the answer, the edited "thinking", the follow-up of a deleted one, or the changed message. */
  reply(): Promise<SeenMessage>;
  /** As `reply`, but waits until the message satisfies `fits`: for progress and second edits. */
  replyThat(fits: (message: SeenMessage) => boolean): Promise<SeenMessage>;
  form(): Promise<SeenForm>;
  choices(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** Messages after the first, that were not deleted. */
  followUps(): readonly SeenMessage[];
  /** Ends the fifteen minutes of its token now. */
  expire(): void;
}

export function createAsked(world: World, interaction: Interaction): Asked {
  const settled = <T>(look: () => T | null, what: string) =>
    world.until(() => {
      if (interaction.failure !== null) throw new Error(`${interaction.name}: ${interaction.failure}`);
      return look();
    }, `${what} of ${interaction.name}`);
  const answered = async (kind: Acknowledgement) => {
    const given = await settled(() => acknowledgementOf(interaction), kind);
    if (given !== kind) throw new Error(`${interaction.name} was answered by ${given}, not by ${kind}`);
    return interaction.response?.data ?? {};
  };
  const replyThat = (fits: (message: SeenMessage) => boolean) =>
    settled(() => {
      const given = acknowledgementOf(interaction);
      if (given === 'form' || given === 'choices') throw new Error(`${interaction.name} was answered by ${given}`);
      const message = finalMessage(world, interaction);
      const seen = message === null ? null : seeMessage(message);
      return seen !== null && fits(seen) ? seen : null;
    }, 'the reply');
  return {
    id: interaction.id,
    acknowledged: () => settled(() => acknowledgementOf(interaction), 'the acknowledgement'),
    isPrivate: () => (interaction.response?.data['flags'] === undefined ? false : isPrivate(interaction)),
    async acknowledgedAfter() {
      const at = await settled(() => interaction.acknowledgedAt, 'the acknowledgement');
      return at - interaction.createdAt;
    },
    reply: () => replyThat(() => true),
    replyThat,
    form: async () => seeForm(interaction.id, await answered('form')),
    choices: async () =>
      objectsIn((await answered('choices'))['choices']).map((each) => ({
        name: textOf(each['name']),
        value: String(each['value']),
      })),
    followUps: () =>
      interaction.followUps.flatMap((id) => {
        const message = world.message(id);
        return message === undefined ? [] : [seeMessage(message)];
      }),
    expire() {
      interaction.expired = true;
    },
  };
}

function acknowledgementOf({ response }: Interaction): Acknowledgement | null {
  return response === null ? null : (ACKNOWLEDGEMENTS[response.type] ?? null);
}

function isPrivate({ response }: Interaction): boolean {
  return (Number(response?.data['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function finalMessage(world: World, interaction: Interaction): Message | null {
  const { originalId, response, followUps, edits } = interaction;
  if (response === null) return null;
  const original = originalId === null ? undefined : world.message(originalId);
  const waits = original !== undefined && (original.flags & MessageFlags.Loading) !== 0;
  const pending = waits || (response.type === 6 && edits === 0);
  if (original !== undefined && !pending) return original;
  return world.message(followUps.at(-1) ?? '') ?? null;
}
