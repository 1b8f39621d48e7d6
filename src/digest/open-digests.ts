// Digests as the program has them: the keeper for those who manage them, and the kind that the scheduler posts.
import type { ScheduledKind } from '../schedule/scheduler.js';
import type { Language } from '../types.js';
import { createDigestKeeper } from './create-digest-keeper.js';
import type { DigestContent, DigestKeeper } from './digest-keeper.js';
import { createDigestKind } from './digest-kind.js';
import type { DigestPorts } from './digest-ports.js';
import { type DigestReply, showDigest } from './show.js';

export interface Digests {
  readonly keeper: DigestKeeper;
  readonly kind: ScheduledKind;
  /** What a content says, sliced anew; `mark`: id of its posting, null for a preview. Null when nothing of it is left. */
  show(
    owner: string,
    id: string,
    content: DigestContent,
    as: { readonly mark: string | null; readonly language: Language },
  ): Promise<DigestReply | null>;
}

export function openDigests(ports: DigestPorts): Digests {
  const keeper = createDigestKeeper(ports);
  return {
    keeper,
    kind: createDigestKind(ports),
    async show(owner, id, content, as) {
      const digest = await keeper.digest(owner, id);
      return digest && showDigest(ports, { owner, channel: digest.channel, topic: digest.topic, ...as }, content);
    },
  };
}
