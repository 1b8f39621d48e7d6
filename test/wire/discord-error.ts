// A refusal as Discord words it: HTTP status, its own code, and what is wrong with which field.

export class DiscordError extends Error {
  readonly status: number;
  readonly code: number;
  readonly details: readonly string[];

  constructor(status: number, code: number, message: string, details: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  body(): unknown {
    const errors = this.details.map((message) => ({ code: 'INVALID', message }));
    return { code: this.code, message: this.message, ...(errors.length > 0 ? { errors: { _errors: errors } } : {}) };
  }
}

export const missingAccess = () => new DiscordError(403, 50001, 'Missing Access');
export const missingPermissions = () => new DiscordError(403, 50013, 'Missing Permissions');
export const unknownChannel = () => new DiscordError(404, 10003, 'Unknown Channel');
export const unknownMessage = () => new DiscordError(404, 10008, 'Unknown Message');
export const unknownInteraction = () => new DiscordError(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () => new DiscordError(400, 40060, 'Interaction has already been acknowledged.');
export const invalidWebhookToken = () => new DiscordError(401, 50027, 'Invalid Webhook Token');
export const emptyMessage = () => new DiscordError(400, 50006, 'Cannot send an empty message');
export const tooLarge = () => new DiscordError(413, 40005, 'Request entity too large');
export const wrongChannelType = () => new DiscordError(400, 50024, 'Cannot execute action on this channel type');
export const notTextChannel = () => new DiscordError(400, 50008, 'Cannot send messages in a non-text channel');
export const threadIsLocked = () => new DiscordError(403, 160005, 'Thread is locked');
export const threadIsArchived = () => new DiscordError(400, 50083, 'Thread is archived');
export const othersMessage = () => new DiscordError(403, 50005, 'Cannot edit a message authored by another user');
export const unknownEvent = () => new DiscordError(404, 10070, 'Unknown Guild Scheduled Event');
export const tooManyEvents = () =>
  new DiscordError(400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)');
export const eventIsOver = () => new DiscordError(400, 180000, 'Cannot update a finished event');
export const cannotReplyUnread = () =>
  new DiscordError(403, 160002, 'Cannot reply without permission to read message history');
export const tagRequired = () =>
  new DiscordError(400, 40067, 'A tag is required to create a forum post in this channel');
export const invalidBody = (details: readonly string[]) => new DiscordError(400, 50035, 'Invalid Form Body', details);
export const unauthorized = () => new DiscordError(401, 0, '401: Unauthorized');
export const takesNoMessages = () => new DiscordError(403, 50007, 'Cannot send messages to this user');
export const noMutualServer = () =>
  new DiscordError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
export const invalidRecipient = () => new DiscordError(400, 50033, 'Invalid Recipient(s)');
export const notFound = () => new DiscordError(404, 0, '404: Not Found');
