// What of an error may stand in a log: never a request's body, a token, or an address that holds one.

export interface SafeError {
  readonly name: string;
  readonly message: string;
  /** The frames only: where it happened, without the message. */
  readonly stack?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** Path of the request with ids and tokens replaced by what they are. */
  readonly route?: string;
  readonly cause?: SafeError;
}

/** Causes of causes are told this deep. */
const DEEPEST = 3;

/**
 * `secrets` are replaced wherever they stand; Discord's tokens are recognised even when not named. Of what is not an
 * Error only the type is told, because it may be anything.
 */
export function safeError(error: unknown, secrets: readonly string[] = [], depth = 0): SafeError {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error };
  const fields: { readonly [name: string]: unknown } = { ...error };
  const stack = framesOf(error.stack, secrets);
  const { code, status, method } = fields;
  const address = fields['url'] ?? fields['route'];
  return {
    name: withoutSecrets(error.name, secrets),
    message: messageOf(error, secrets),
    ...(stack !== '' && { stack }),
    ...(typeof code === 'number' && { code }),
    ...(typeof code === 'string' && { code: withoutSecrets(code, secrets) }),
    ...(typeof status === 'number' && { status }),
    ...(typeof method === 'string' && { method: withoutSecrets(method, secrets) }),
    ...(typeof address === 'string' && { route: routeOf(address, secrets) }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: safeError(error.cause, secrets, depth + 1) }),
  };
}

/** The same text without tokens: Kutip's own, and those in addresses of interactions and webhooks. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) if (secret !== '') safe = safe.replaceAll(secret, '[token]');
  return safe.replace(IN_ADDRESS, '$1/:id/:token').replace(BOT_TOKEN, '[token]');
}

/** An interaction's token lets anybody answer in Kutip's name for a quarter of an hour. */
const IN_ADDRESS = /\b(interactions|webhooks)\/[^/\s]+\/[^/\s?'"]+/g;
/** User id, time and signature, each in base 64. */
const BOT_TOKEN = /\b[\w-]{18,}\.[\w-]{5,8}\.[\w-]{25,}\b/g;
/** Where in a body and which rule; what follows the colon may repeat the value that broke it. */
const FORM_ERROR = /^(\S+\[[A-Z_0-9]+\]): /;

/** Discord's form errors lose their explanations, which may repeat what a person wrote. */
function messageOf(error: Error, secrets: readonly string[]): string {
  if (!('rawError' in error)) return withoutSecrets(error.message, secrets);
  const [first = '', ...rest] = error.message.split('\n');
  const rules = rest.flatMap((line) => FORM_ERROR.exec(line)?.[1] ?? []);
  // Without a general message the first line is a form error itself.
  return withoutSecrets([FORM_ERROR.exec(first)?.[1] ?? first, ...rules].join('; '), secrets);
}

function framesOf(stack: string | undefined, secrets: readonly string[]): string {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return withoutSecrets(frames.join('\n'), secrets);
}

/** `https://discord.com/api/v10/channels/123/messages?limit=1` -> `/channels/:id/messages`. */
function routeOf(address: string, secrets: readonly string[]): string {
  const path = address.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  return withoutSecrets(path, secrets)
    .replace(/^\/api(?:\/v\d+)?/, '')
    .replace(/\/\d{16,20}(?=\/|$)/g, '/:id');
}
