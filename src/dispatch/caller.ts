// Who asks, from where: what a surface tells the gate with every call.
import type { MessageAddress, Visibility } from '../group-types.js';
import type { Progress } from '../ports.js';
import type { Language } from '../types.js';

/** Who asks, from where, as the surface knows it. */
export interface Caller {
  readonly surface: 'console' | 'discord';
  /** A Discord server's id, or `console`. */
  readonly owner: string;
  /** Discord user id, or `console`. */
  readonly person: string;
  /** The person's own language. */
  readonly language: Language;
  /** Set where nothing tells it: then `language` gives way to that of what was typed. */
  readonly languageUnknown?: true;
  /** Ids of the person's roles. */
  readonly roles: readonly string[];
  /** Whether the surface itself lets the person manage: Manage Server on Discord; always in the terminal. */
  readonly managesServer: boolean;
  /** Channel, and around a thread its parent channel; empty in the terminal. */
  readonly channels: readonly string[];
  /** Whether the surface lets the person write in that channel; true where it does not say. */
  readonly mayWrite?: boolean;
  /** Whether nobody else can see a reply that is not private, or a private one is impossible: fixes who sees it. */
  readonly fixedVisibility?: Visibility;
  /** Who was promised to see the reply when it was acknowledged: settings that change meanwhile do not change that. */
  readonly seenBy?: Visibility;
  /** The message whose button was pressed. */
  readonly message?: MessageAddress;
  /** Who sees that message; where it is not said, everybody. */
  readonly messageSeenBy?: Visibility;
  /** The question that this message shows; the only way to it, because nobody can fetch what one person alone sees. */
  readonly questionShown?: string;
  /** The terminal's folder; else the owner's default collection. */
  readonly collectionId?: number;
  /** The question that this one may follow up; without it the one that the person asked here last. */
  readonly previousQuestion?: string;
  /**
   * Whether the person may look into the channel; one that is gone only who may look into all. Without it no channel is seen,
   * and in the terminal every one.
   */
  sees?(channel: string): boolean;
  readonly progress?: Progress;
  /** See `CommandContext`. */
  readonly expiry?: AbortSignal;
  readonly fileLimit?: number;
}
