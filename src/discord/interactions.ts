// Commands, menus of messages, presses, choices and forms: acknowledged first, then given to the dispatcher.
import type {
  AnySelectMenuInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js';
import type { ActionInput, Caller, Form, TargetMessage } from '../dispatch.js';
import type { Reply } from '../reply.js';
import type { Localized } from '../types.js';
import { attachedFile } from './attached-file.js';
import { serveAutocomplete } from './autocomplete.js';
import { decodeCustomId, encodeCustomId } from './custom-id.js';
import { startExpiry } from './expiry.js';
import { filledIn, formModal } from './form-modal.js';
import { invocationOf } from './invocation.js';
import { callerOf, languageOf } from './origin.js';
import type { Request } from './requests.js';
import { type Acknowledgement, acknowledge, canUpdate, replyPrivately, respondentTo, showForm } from './respond.js';
import { refusal, sentences } from './sentences.js';
import { serveRequest, tellLog } from './serve-request.js';
import type { Serving, Tools } from './tools.js';

/** No action bears this name, so that the dispatcher says what it says of outdated buttons. */
const OUTDATED = 'outdated';

/** Never rejects: what cannot be answered is logged. */
export async function serveInteraction(interaction: Interaction, request: Request, serving: Serving): Promise<void> {
  const heardAt = serving.clock.now();
  const caller = callerOf(interaction);
  try {
    if (interaction.isAutocomplete()) await serveAutocomplete(interaction, caller, serving);
    else if (caller !== null) await serveCaller({ interaction, caller, heardAt, request, serving });
    else if (!interaction.user.bot) {
      const language = languageOf(interaction.locale);
      await replyPrivately(interaction, refusal('servers-only', sentences.serversOnly, language), serving);
    }
  } catch (error) {
    tellLog(error, 'acknowledge', serving);
  }
}

/** While nobody can be asked. Never rejects. */
export async function refuseInteraction(interaction: Interaction, sentence: Localized, tools: Tools): Promise<void> {
  const reply = refusal('not-serving', sentence, languageOf(interaction.locale));
  try {
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else await replyPrivately(interaction, reply, tools);
  } catch (error) {
    tellLog(error, 'refuse', tools);
  }
}

interface Heard<I extends RepliableInteraction = RepliableInteraction> {
  readonly interaction: I;
  readonly caller: Caller;
  readonly heardAt: number;
  readonly request: Request;
  readonly serving: Serving;
}

function serveCaller(heard: Heard): Promise<void> {
  const { interaction } = heard;
  if (interaction.isChatInputCommand()) return serveCommand({ ...heard, interaction });
  if (interaction.isMessageContextMenuCommand()) return serveMenu({ ...heard, interaction });
  if (interaction.isButton() || interaction.isAnySelectMenu()) return servePress({ ...heard, interaction });
  if (interaction.isModalSubmit()) return serveForm({ ...heard, interaction });
  return serveAction(heard, OUTDATED, { argument: '', values: [], fields: {} });
}

async function serveCommand(heard: Heard<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, caller, serving } = heard;
  const invocation = invocationOf(interaction.commandName, interaction.options.data);
  const seenBy = await serving.dispatcher.acknowledge(caller, invocation);
  if (typeof seenBy !== 'string') {
    return seenBy.kind === 'form' ? serveNewForm(heard, seenBy.action, seenBy) : answerAtOnce(heard, seenBy);
  }
  return serveDeferred(heard, seenBy, invocation.command, (asker) =>
    serving.dispatcher.run({ ...asker, seenBy }, invocation),
  );
}

async function serveMenu(heard: Heard<MessageContextMenuCommandInteraction>): Promise<void> {
  const { interaction, serving } = heard;
  const menu = serving.dispatcher.menus.find(({ name }) => name.en === interaction.commandName);
  if (menu === undefined) return serveAction(heard, OUTDATED, { argument: '', values: [], fields: {} });
  const target = targetOf(interaction);
  return serveDeferred(heard, menu.acknowledgement, menu.name.en, (asker) =>
    serving.dispatcher.menu(asker, menu.name.en, target),
  );
}

async function servePress(heard: Heard<ButtonInteraction | AnySelectMenuInteraction>): Promise<void> {
  const { interaction, caller, serving } = heard;
  const id = decodeCustomId(interaction.customId);
  const action = serving.dispatcher.actions.find(({ name }) => name === id?.action);
  const argument = id?.argument ?? '';
  const values = interaction.isAnySelectMenu() ? interaction.values : [];
  if (action?.form === undefined) return serveAction(heard, id?.action ?? OUTDATED, { argument, values, fields: {} });
  const form = await serving.dispatcher.form(caller, action.name, { argument, values });
  return 'kind' in form ? answerAtOnce(heard, form) : serveNewForm(heard, action.name, { argument, form });
}

/** `argument`: what the filled form carries, unless the form says otherwise. */
async function serveNewForm(
  { interaction, heardAt, serving }: Heard,
  action: string,
  { argument, form }: { readonly argument: string; readonly form: Form },
): Promise<void> {
  await showForm(interaction, formModal(form, encodeCustomId(action, form.argument ?? argument)), serving);
  serving.metrics.acknowledged(serving.clock.now() - heardAt);
}

async function serveForm(heard: Heard<ModalSubmitInteraction>): Promise<void> {
  const id = decodeCustomId(heard.interaction.customId);
  const input = { argument: id?.argument ?? '', values: [], ...filledIn(heard.interaction.fields) };
  return serveAction(heard, id?.action ?? OUTDATED, input);
}

function serveAction(heard: Heard, name: string, input: ActionInput): Promise<void> {
  const { dispatcher } = heard.serving;
  const action = dispatcher.actions.find((each) => each.name === name);
  return serveDeferred(heard, action?.acknowledgement ?? 'private', action?.name ?? OUTDATED, (presser) =>
    dispatcher.act(presser, action?.name ?? OUTDATED, input),
  );
}

async function serveDeferred(
  { interaction, caller, serving, ...heard }: Heard,
  wanted: Acknowledgement,
  what: string,
  run: (caller: Caller) => Promise<Reply>,
): Promise<void> {
  const how = wanted === 'update' && !canUpdate(interaction) ? 'private' : wanted;
  await acknowledge(interaction, how, serving);
  serving.metrics.acknowledged(serving.clock.now() - heard.heardAt);
  const expiry = startExpiry(serving.timing.replyWithinMs);
  const work = { ...heard, caller: { ...caller, expiry: expiry.signal }, what, run };
  await serveRequest({ ...work, respondent: respondentTo(interaction, how, serving) }, serving).finally(expiry.release);
}

/** A refusal that is known before anything was promised. */
async function answerAtOnce({ interaction, heardAt, serving }: Heard, reply: Reply): Promise<void> {
  await replyPrivately(interaction, reply, serving);
  serving.metrics.acknowledged(serving.clock.now() - heardAt);
  serving.metrics.answered(serving.clock.now() - heardAt);
}

function targetOf({ targetMessage, client }: MessageContextMenuCommandInteraction): TargetMessage {
  return {
    channel: targetMessage.channelId,
    message: targetMessage.id,
    content: targetMessage.content,
    author: targetMessage.author.id,
    isOwn: targetMessage.author.id === client.user.id,
    attachments: [...targetMessage.attachments.values()].map(attachedFile),
  };
}
