// A file to keep, below the sentence that says what it is.
import type { Reply } from '../../reply.js';
import { excerptOf } from './excerpt.js';
import { CONTENT_LIMIT, type Payload, payload } from './payload.js';

export function renderFile({ name, bytes, sentence }: Extract<Reply, { kind: 'file' }>): Payload {
  const words = excerptOf({ text: sentence, prefix: '' }, CONTENT_LIMIT)?.markdown ?? '…';
  return { ...payload(words), files: [{ name, bytes }] };
}
