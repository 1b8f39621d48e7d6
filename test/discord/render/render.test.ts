// Any reply, however hostile its texts, is a message that Discord takes, and does nothing but be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import { questionInLine } from '../../../src/discord/render/question-line.js';
import { visibleText } from '../../../src/visible-text.js';
import { answers, replies } from './hostile-replies.js';
import { judged, view } from './judge.js';

/** White space apart: lines are joined, edges trimmed, tabs counted as spaces. */
const words = (text: string) => visibleText(text).replace(/\s+/g, ' ').trim();
const CUT = '[…]';

describe('any reply', () => {
  it('is within all limits and has no mention, style, link or emoji of foreign origin', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        judged(renderReply(reply, view()));
      }),
      { numRuns: 200 },
    );
  });

  it('other than an answer or a discussion does not begin like a question', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        fc.pre(reply.kind !== 'answer' && reply.kind !== 'discussion-opening');
        expect(questionInLine(renderReply(reply, view()).content)).toBeNull();
      }),
    );
  });
});

describe('any answer', () => {
  it('shows every character of the part of each quote that it keeps, and marks what it cuts', () => {
    fc.assert(
      fc.property(answers, (reply) => {
        const shown = judged(renderReply(reply, view()));
        // Those that the session around has shown are linked.
        const { shownBefore = {} } = reply.frame;
        const quotes = reply.answer.quotes.filter(({ id }) => !Object.hasOwn(shownBefore, id));
        expect(shown.quotes.length).toBeLessThanOrEqual(quotes.length);
        const isAnyLinked = quotes.length < reply.answer.quotes.length;
        if (quotes.length > 0 && !isAnyLinked) expect(shown.quotes.length).toBeGreaterThan(0);
        shown.quotes.forEach((block, index) => {
          const source = words(quotes[index]?.text ?? '');
          const kept = words(block);
          if (kept === source) return;
          expect(kept.startsWith(CUT) || kept.endsWith(CUT)).toBe(true);
          expect(source).toContain(
            kept
              .replace(/^\[…\]/, '')
              .replace(/\[…\]$/, '')
              .trim(),
          );
        });
      }),
      { numRuns: 200 },
    );
  });

  it('gives back the question that it shows', () => {
    fc.assert(
      fc.property(answers, (reply) => {
        const question = words(questionInLine(renderReply(reply, view()).content) ?? '');
        expect(question).not.toBe('');
        const whole = words(reply.answer.question);
        if (question === whole) return;
        expect(question.endsWith('…')).toBe(true);
        expect(whole.startsWith(question.slice(0, -1))).toBe(true);
      }),
    );
  });

  it('says where each quote stands', () => {
    fc.assert(
      fc.property(answers, (reply) => {
        const shown = judged(renderReply(reply, view()));
        const label = reply.language === 'id' ? 'kutipan' : 'quote';
        for (const quote of reply.answer.quotes.slice(0, shown.quotes.length)) {
          expect(shown.text).toContain(`${label} ${quote.id}`);
        }
      }),
    );
  });
});
