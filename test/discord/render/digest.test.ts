// A digest on Discord: every quote, one with something to remember, within one message, and at a glance.
import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordMarkdown, innerNodes, type MarkdownNode } from '../../../bench/pictures/discord-markdown.js';
import { renderReply } from '../../../src/discord/render/index.js';
import { CONTENT_LIMIT, type Payload, PHONE_SCREEN } from '../../../src/discord/render/payload.js';
import type { Quote } from '../../../src/types.js';
import { visibleText } from '../../../src/visible-text.js';
import { toyQuote } from '../../commands/toy-answer.js';
import { CHANNEL, type Digest, digests, SIGNS } from './hostile-digests.js';
import { judged, view } from './judge.js';

const OURS = { kinds: ['heading', 'spoiler'], signs: SIGNS };
/** `<@&ROLE> ` in front of it. */
const ROLE_ROOM = 30;

const WHO = toyQuote('Rakit bambu hanyut pada 7 Maret 2020 bersama dua belas orang.', null, { id: 'RECA11AA' });
const RAFT = toyQuote('Rakit dibuat dari bambu yang tua, yang mengapung lebih lama di air.', null);
const spanOf = ({ text, start }: Quote, words: string) =>
  [start + text.indexOf(words), start + text.indexOf(words) + words.length] as const;
const MARK = 'ABCD1234';

function digestOf(change: Partial<Digest> = {}): Digest {
  return {
    ...{ kind: 'digest', language: 'id', mark: MARK, date: '2022-03-07', topic: null },
    quotes: [{ quote: RAFT, isNew: false }],
    recall: null,
    ...{ asked: 0, answered: 0, open: [], discussable: true },
    ...change,
  };
}

const shownOf = (digest: Digest) => renderReply(digest, view(digest.language));
const several = (count: number, text: string, change: Partial<Quote> = {}) =>
  Array.from({ length: count }, (_, at) => ({
    quote: toyQuote(text, null, { id: `7K2M9QX${at}`, ...change }),
    isNew: false,
  }));
const asked = (question: string) => ({
  ...{ id: '7K2M9QXA', collectionId: 7, question, language: 'id' as const },
  ...{ channel: CHANNEL, askedAt: 0, answeredBy: null },
});

/** `label action:argument`, row by row. */
function buttons({ components }: Payload): string[][] {
  return components.map((row) =>
    row.components.map((each) => {
      if (each.type !== ComponentType.Button || !('custom_id' in each)) throw new Error('a button was expected');
      return `${each.label} ${each.custom_id}`;
    }),
  );
}

describe('a digest', () => {
  it('shows its day, the exact words and where they stand, what to remember, and what was asked', () => {
    const digest = digestOf({
      recall: { quote: WHO, hidden: spanOf(WHO, '7 Maret 2020') },
      asked: 4,
      answered: 3,
      open: [asked('Siapa yang membuat rakit pertama?')],
    });
    expect(shownOf(digest).content).toBe(
      [
        '### 📖 Kutipan 7 Maret 2022',
        '> Rakit dibuat dari bambu yang tua, yang mengapung lebih lama di air.',
        '-# **1** · Rina Wati, “Rakit bambu”, 7\u00a0Maret\u00a02020, paragraf\u00a02 · [tautan](<https://example.org/rakit>) · kutipan 7K2M9QXA',
        '',
        '**Coba ingat**',
        '> Rakit bambu hanyut pada ||7 Maret 2020|| bersama dua belas orang.',
        '-# **2** · Rina Wati, “Rakit bambu”, 7\u00a0Maret\u00a02020, paragraf\u00a02 · [tautan](<https://example.org/rakit>) · kutipan RECA11AA',
        '',
        '-# 💬 4 pertanyaan baru, 3 terjawab',
        '-# ❓ Belum terjawab oleh dokumen:',
        '-# • Siapa yang membuat rakit pertama?',
      ].join('\n'),
    );
  });

  it('speaks English in an English server, and leaves quotes in their language', () => {
    const recall = { quote: WHO, hidden: spanOf(WHO, '7 Maret 2020') };
    const { text } = judged(shownOf(digestOf({ language: 'en', recall, asked: 1, topic: 'rafts' })), OURS);
    for (const part of ['Quotes of 7 March 2022 · rafts', 'Try to recall', '1 new question', 'quote 7K2M9QXA', 'bambu'])
      expect(text).toContain(part);
  });

  it('leaves out what there is nothing to say of', () => {
    const nothing = shownOf(digestOf()).content;
    for (const part of ['💬', '❓', '🆕', '||', '**1**', '·  ·']) expect(nothing).not.toContain(part);
    expect(shownOf(digestOf({ asked: 2 })).content).toMatch(/💬 2 pertanyaan baru$/);
  });

  it('says of which quotes the document is new', () => {
    const [one, other] = several(2, RAFT.text);
    const quotes = [one, other].flatMap((each, at) => (each === undefined ? [] : [{ ...each, isNew: at === 1 }]));
    expect(shownOf(digestOf({ quotes })).content).toMatch(
      /7K2M9QX0\n\n-# 🆕 Dari dokumen baru\n> Rakit[^\n]*\n-# \*\*2\*\*/,
    );
  });

  it('can open and discuss each quote, with its posting in every button', () => {
    const recall = { quote: WHO, hidden: spanOf(WHO, '7 Maret 2020') };
    expect(buttons(shownOf(digestOf()))).toEqual([
      [`Buka open:7K2M9QXA.${MARK}`, `Diskusikan discuss:7K2M9QXA.${MARK}`],
    ]);
    expect(buttons(shownOf(digestOf({ recall })))).toEqual([
      [`Buka 1 open:7K2M9QXA.${MARK}`, `Diskusikan 1 discuss:7K2M9QXA.${MARK}`],
      [`Buka 2 open:RECA11AA.${MARK}`, `Diskusikan 2 discuss:RECA11AA.${MARK}`],
    ]);
    const most = shownOf(digestOf({ quotes: several(5, RAFT.text), recall }));
    expect(buttons(most).map((row) => row.length)).toEqual([3, 3, 2, 2, 2]);
    expect(buttons(shownOf(digestOf({ recall, discussable: false }))).flat()).toHaveLength(2);
  });

  it('that is looked at beforehand says so, and discusses nothing', () => {
    const preview = shownOf(digestOf({ mark: null }));
    expect(preview.content).toMatch(/^-# Pratinjau: hanya kamu yang melihatnya[^\n]*\n### 📖 Kutipan 7 Maret 2022\n/);
    expect(buttons(preview)).toEqual([['Buka open:7K2M9QXA.-']]);
  });
});

describe('the room of a digest', () => {
  const LONG =
    'Rakit bambu yang panjang itu hanyut pelan melewati kampung demi kampung di tepi sungai yang lebar, lalu berhenti di muara ketika air surut dan orang-orang turun untuk memasak.';
  const citation = { publisher: 'Penerbit Tepi Sungai', section: 'Dari hulu ke muara', title: 'Menyusuri sungai' };
  const recall = { quote: WHO, hidden: spanOf(WHO, '7 Maret 2020') };
  const open = [1, 2, 3].map((at) => asked(`Kenapa rakit ke-${at} itu ${'hanyut pelan '.repeat(8)}?`));

  it('is about one screen of a phone for three quotes of usual length', () => {
    const digest = digestOf({ quotes: several(3, RAFT.text, citation), recall, asked: 4, open: open.slice(0, 1) });
    expect(shownOf(digest).content.length).toBeLessThan(PHONE_SCREEN);
  });

  it('suffices for five long quotes, one to remember and three open questions, every quote whole', () => {
    const message = shownOf(digestOf({ quotes: several(5, LONG, citation), recall, asked: 4, answered: 3, open }));
    expect(judged(message, OURS).quotes).toEqual([...Array(5).fill(LONG), WHO.text]);
    expect(message.content).toContain('💬 4 pertanyaan baru, 3 terjawab');
    expect(message.content.length).toBeLessThanOrEqual(CONTENT_LIMIT - ROLE_ROOM);
  });

  it('gives long quotes what short ones leave', () => {
    const quotes = [...several(1, `${LONG} ${LONG} ${LONG} ${LONG}`), ...several(5, 'Rakit hanyut.').slice(1)];
    expect(judged(shownOf(digestOf({ quotes, recall, open })), OURS).quotes[0]).toBe(quotes[0]?.quote.text);
  });

  it('gives up open questions, then what is to be remembered, before a word of a quote', () => {
    const shown = (quotes: Digest['quotes']) => judged(shownOf(digestOf({ quotes, recall, asked: 4, open })), OURS);
    const sentence = (units: number) => `${LONG} ${LONG}`.slice(0, units - 1).trim();
    const four = shown(several(4, sentence(300), citation));
    expect(four.quotes).toEqual([...Array(4).fill(sentence(300)), WHO.text]);
    expect(four.text).not.toContain('Belum terjawab');
    expect(shown(several(5, sentence(280), citation)).quotes).toEqual(Array(5).fill(sentence(280)));
  });

  it('shows something of every quote where they are far too long, in whole sentences where these fit', () => {
    const [endless] = several(1, `${'hanyut '.repeat(200)}pelan.`);
    const quotes = [
      ...several(4, 'Rakit bambu yang panjang itu hanyut pelan melewati kampung demi kampung. '.repeat(20).trim()),
      ...(endless ? [endless] : []),
    ];
    const ids = quotes.map((each, at) => ({ ...each, quote: { ...each.quote, id: `8K2M9QX${at}` } }));
    const shown = judged(shownOf(digestOf({ quotes: ids, recall, open })), OURS).quotes;
    expect(shown).toHaveLength(5);
    for (const each of shown.slice(0, 4)) expect(each).toMatch(/\. \[…\]$/);
    expect(shown[4]).toMatch(/^hanyut .* \[…\]$/);
  });
});

describe('what is to be remembered', () => {
  const hiding = (text: string, words: string) => {
    const quote = toyQuote(text, null, { id: 'RECA11AA' });
    return shownOf(digestOf({ recall: { quote, hidden: spanOf(quote, words) } })).content;
  };

  it('stands once in the digest, under a spoiler', () => {
    const content = hiding('Rakit itu dibuat oleh Made Ayu dari bambu.', 'Made Ayu');
    expect(content.split('Made Ayu')).toHaveLength(2);
    expect(content).toContain('> Rakit itu dibuat oleh ||Made Ayu|| dari bambu.');
  });

  it('cannot end its spoiler early', () => {
    expect(hiding('Kata a|b||c lagi.', 'a|b||c')).toContain('||a\\|b\\|\\|c||');
    expect(hiding('Kata **a**| lagi.', '**a**|')).toContain('||\\*\\*a\\*\\*||\\| lagi.');
    expect(hiding('Kata |a lagi.', '|a')).toContain('\\|||a|| lagi.');
    expect(hiding('Kata a\\ lagi.', 'a\\')).toContain('||a\\\\|| lagi.');
    expect(hiding('Pada 7\nMaret lagi.', '7\nMaret')).toContain('> Pada ||7||\n> ||Maret|| lagi.');
  });
});

describe('any digest', () => {
  /** White space apart. */
  const words = (text: string) => visibleText(text).replace(/\s+/g, ' ').trim();

  it('is within all limits with a role in front, does nothing but be read, and shows exact words', () => {
    fc.assert(
      fc.property(digests, (digest) => {
        const message = shownOf(digest);
        const { quotes } = judged(message, OURS);
        expect(message.content.length).toBeLessThanOrEqual(CONTENT_LIMIT - ROLE_ROOM);
        expect(quotes.length).toBeGreaterThan(0);
        const sources = [...digest.quotes, ...(digest.recall === null ? [] : [digest.recall])].map(({ quote }) =>
          words(quote.text),
        );
        for (const block of quotes) {
          const kept = words(block)
            .replace(/\[…\]$/, '')
            .trim();
          expect(sources.some((source) => source.includes(kept))).toBe(true);
        }
        for (const each of buttons(message).flat()) expect(each.endsWith(`.${digest.mark ?? '-'}`)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('hides all of what is to be remembered, and nothing else', () => {
    /** Bars at the end of a line stay outside, see `excerpt.ts`. */
    const bare = (text: string) => visibleText(text).replace(/[\s|]+/g, '');
    fc.assert(
      fc.property(digests, (digest) => {
        const { content } = shownOf(digest);
        const { recall } = digest;
        const isShown = recall !== null && content.includes(recall.quote.id);
        const [start, end] = recall?.hidden ?? [0, 0];
        const hidden = isShown ? recall.quote.text.slice(start - recall.quote.start, end - recall.quote.start) : '';
        expect(bare(spoilersIn(discordMarkdown(content)))).toBe(bare(hidden));
      }),
      { numRuns: 150 },
    );
  });
});

function spoilersIn(nodes: readonly MarkdownNode[], within = false): string {
  return nodes
    .map((node) => {
      const inner = innerNodes(node);
      if (inner.length > 0) return spoilersIn(inner, within || node.type === 'spoiler');
      return within ? String(node['content'] ?? node['name'] ?? '') : '';
    })
    .join('');
}
