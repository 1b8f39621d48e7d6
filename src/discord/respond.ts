// The answer to one interaction: acknowledged at once, edited once. Refusals and failures are never public.
import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type Message,
  MessageFlags,
  type RepliableInteraction,
  Routes,
} from 'discord.js';
import type { MessageAddress, Visibility } from '../group-types.js';
import type { Reply } from '../reply.js';
import { bodyOf, NOBODY } from './body.js';
import { isAcknowledgedAlready, isOver, isPassing, isPassingUndone } from './failure.js';
import { insist } from './insist.js';
import type { Respondent } from './serve-request.js';
import type { Tools } from './tools.js';

/** How an interaction was acknowledged: with a message to come, for all or for one, or with a change of its own message. */
export type Acknowledgement = Visibility | 'update';

/** Must come within 3 seconds of the interaction. Rejects when Discord did not take it: then nobody sees any answer. */
export function acknowledge(interaction: RepliableInteraction, how: Acknowledgement, tools: Tools): Promise<void> {
  return takeFirst(tools, async () => {
    if (how === 'update' && canUpdate(interaction)) await interaction.deferUpdate();
    else await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {});
  });
}

/** What can be said at once, to one person, in place of an acknowledgement. */
export function replyPrivately(interaction: RepliableInteraction, reply: Reply, tools: Tools): Promise<void> {
  const { content, components, flags } = tools.render(reply);
  return takeFirst(tools, async () => {
    await interaction.reply({ content, components, flags: [flags, MessageFlags.Ephemeral] });
  });
}

export function showForm(
  interaction: RepliableInteraction,
  form: APIModalInteractionResponseCallbackData,
  tools: Tools,
): Promise<void> {
  return takeFirst(tools, async () => {
    if (interaction.isModalSubmit()) throw new Error('a form cannot follow a form');
    await interaction.showModal(form);
  });
}

/** A form opened from a command stands on no message that could change. */
export function canUpdate(
  interaction: RepliableInteraction,
): interaction is RepliableInteraction & { readonly message: Message; deferUpdate(): Promise<unknown> } {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

/** After `acknowledge`. */
export function respondentTo(interaction: RepliableInteraction, how: Acknowledgement, tools: Tools): Respondent {
  const { edit, remove, whisper } = messagesOf(interaction, tools);
  const before = canUpdate(interaction) ? interaction.message : null;
  let touched = false;
  const show = (reply: Reply) => edit(bodyOf(tools.render(reply)));
  const restore = async () => {
    if (!touched || before === null) return;
    const components = before.components.map((row) => row.toJSON());
    await edit({ content: before.content, components, allowed_mentions: NOBODY });
  };
  return {
    async show(reply) {
      touched = true;
      await show(reply);
    },
    async deliver(reply) {
      if (reply.kind === 'deletion') {
        await remove();
      } else if (how === 'private' || !isPrivateMatter(reply)) {
        const address = await show(reply);
        if (how === 'public') return address;
      } else {
        await (how === 'update' ? restore() : remove());
        await whisper(reply);
      }
      return null;
    },
    async excuse(reply) {
      if (how !== 'update') await show(reply);
      else {
        await restore();
        await whisper(reply);
      }
    },
  };
}

/** What can be done through an interaction's token: `original` is the message to come, or the one that bears the button. */
function messagesOf({ client, applicationId, token }: RepliableInteraction, { once, render, timing }: Tools) {
  const original = Routes.webhookMessage(applicationId, token, '@original');
  const again = <T>(call: () => Promise<T>) => insist(call, timing.retryPausesMs, isPassing);
  return {
    async edit(body: object): Promise<MessageAddress> {
      const message = await again(() => client.rest.patch(original, { body, auth: false }));
      const { id, channel_id } = message as APIMessage;
      return { channel: channel_id, message: id };
    },
    async remove(): Promise<void> {
      await again(() => client.rest.delete(original, { auth: false })).catch((error: unknown) => {
        if (!isOver(error)) throw error; // somebody else deleted it
      });
    },
    /**
     * One more message, for one person. It must not come twice, and Discord knows no nonce here. The first one after a
     * deferral takes its visibility from the deferral, unless that message was edited or deleted before
     * (discord-api-docs, issues 2866 and 2739).
     */
    async whisper(reply: Reply): Promise<void> {
      const body = bodyOf(render(reply), MessageFlags.Ephemeral);
      const send = () => once.post(Routes.webhook(applicationId, token), { body, auth: false });
      await insist(send, timing.retryPausesMs, isPassingUndone);
    },
  };
}

function isPrivateMatter({ kind }: Reply): boolean {
  return kind === 'refusal' || kind === 'failure';
}

async function takeFirst({ timing }: Tools, call: () => Promise<void>): Promise<void> {
  try {
    await insist(call, timing.acknowledgePausesMs, isPassing);
  } catch (error) {
    if (!isAcknowledgedAlready(error)) throw error;
  }
}
