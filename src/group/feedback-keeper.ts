// What people said of answers, and which quotes are never to be shown again.
import type { BlockedQuote, ComplaintCount, GroupStore, QuoteStore, Store } from '../database/store.js';
import type { Complaint, ShownAnswer } from '../group-types.js';
import type { AnswerKeeper, FeedbackKeeper } from './group.js';
import { outdated } from './outdated.js';

export interface FeedbackPorts {
  readonly store: GroupStore & Pick<QuoteStore, 'quote'> & Pick<Store, 'sourceText'>;
  readonly answers: AnswerKeeper;
}

/** Stands for an answer where a quote is blocked of which no complaint is kept any more. */
const NO_ANSWER = '-';

export function createFeedbackKeeper({ store, answers }: FeedbackPorts): FeedbackKeeper {
  return {
    async judge(owner, answerId, person, verdict, reason, quoteId) {
      const answer = await answers.shownAnswer(owner, answerId);
      if (quoteId !== undefined && !holds(answer, quoteId)) throw outdated();
      const meant = quoteId ?? answer.quotes[0]?.id ?? null;
      const saved = await store.saveVerdict(owner, answerId, {
        person,
        verdict,
        reason: reason ?? null,
        quoteId: meant,
      });
      if (!saved) throw outdated();
    },
    verdicts: (owner, answerId) => store.verdicts(owner, answerId),
    complaints: async (owner) => complaintsOf(await store.complaints(owner), await store.blockedQuotes(owner)),
    async blockQuote(owner, quoteId, by) {
      const quote = await store.quote(owner, quoteId);
      const source = quote && (await store.sourceText(quote.versionId));
      if (quote === null || source === null) throw outdated();
      await store.blockQuote(owner, quoteId, source.slice(quote.start, quote.end), by);
    },
    unblockQuote: (owner, quoteId) => store.unblockQuote(owner, quoteId),
  };
}

function holds({ quotes, nearest, more }: ShownAnswer, quoteId: string): boolean {
  return [...quotes, ...nearest, ...more].some(({ id }) => id === quoteId);
}

/** One for each quote, newest first; a blocked quote without complaints stays in the list, so that it can be undone. */
function complaintsOf(counts: readonly ComplaintCount[], blocked: readonly BlockedQuote[]): Complaint[] {
  const complaints = new Map<string, Complaint>();
  for (const { quoteId, answerId, collectionId, reason, people, latestAt } of counts) {
    const known = complaints.get(quoteId); // counts come newest first
    complaints.set(quoteId, {
      quoteId,
      answerId: known?.answerId ?? answerId,
      collectionId: known?.collectionId ?? collectionId,
      reasons: [...(known?.reasons ?? []), { reason, people }],
      blocked: blocked.some((each) => each.quoteId === quoteId),
      latestAt: known?.latestAt ?? latestAt,
    });
  }
  for (const { quoteId, collectionId, blockedAt } of blocked) {
    if (complaints.has(quoteId)) continue;
    const none = { answerId: NO_ANSWER, reasons: [], blocked: true, latestAt: blockedAt };
    complaints.set(quoteId, { quoteId, collectionId, ...none });
  }
  return [...complaints.values()].sort((a, b) => b.latestAt - a.latestAt);
}
