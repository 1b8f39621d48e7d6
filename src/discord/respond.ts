// The answer to one interaction: acknowledged at once, edited once. Refusals and failures are never public.
import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type Message,
  MessageFlags,
  type RawFile,
  type RepliableInteraction,
  Routes,
} from 'discord.js';
import type { MessageAddress, Visibility } from '../group-types.js';
import type { Reply } from '../reply.js';
import { bodyOf, filesOf, messageOf, NOBODY } from './body.js';
import { isAcknowledgedAlready, isOver, isPassing, isPassingUndone, isTooLarge } from './failure.js';
import { insist } from './insist.js';
import type { Payload } from './render/payload.js';
import { refusal, sentences } from './sentences.js';
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
  const message = messageOf(tools.render(reply));
  return takeFirst(tools, async () => {
    await interaction.reply({ ...message, flags: [message.flags, MessageFlags.Ephemeral] });
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
  const { edit, send, remove, whisper } = messagesOf(interaction, tools);
  const before = canUpdate(interaction) ? interaction.message : null;
  let touched = false;
  const show = (reply: Reply) => edit(tools.render(reply));
  const restore = async () => {
    if (!touched || before === null) return;
    const components = before.components.map((row) => row.toJSON());
    await send({ content: before.content, components, allowed_mentions: NOBODY });
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
        const address = await orSmaller(show, reply);
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

/** Where Discord takes no file of this size, that is what is shown. */
async function orSmaller<T>(show: (reply: Reply) => Promise<T>, reply: Reply): Promise<T> {
  try {
    return await show(reply);
  } catch (error) {
    if (reply.kind !== 'file' || !isTooLarge(error)) throw error;
    return show(refusal('file-too-large', sentences.fileTooLarge, reply.language));
  }
}

/** What can be done through an interaction's token: `original` is the message to come, or the one that bears the button. */
function messagesOf({ client, applicationId, token }: RepliableInteraction, { once, uploads, render, timing }: Tools) {
  const original = Routes.webhookMessage(applicationId, token, '@original');
  const again = <T>(call: () => Promise<T>) => insist(call, timing.retryPausesMs, isPassing);
  async function send(body: object, files: { files?: RawFile[] } = {}): Promise<MessageAddress> {
    const rest = files.files === undefined ? client.rest : uploads;
    const message = await again(() => rest.patch(original, { body, ...files, auth: false }));
    const { id, channel_id } = message as APIMessage;
    return { channel: channel_id, message: id };
  }
  return {
    send,
    edit: (payload: Payload) => send(bodyOf(payload), filesOf(payload)),
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
