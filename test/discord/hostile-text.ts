// Texts made of everything that Discord, a client or an eye might take for something else.
import fc from 'fast-check';

const ID = '123456789012345678';
const PIECES = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '``',
    '```',
    '```js\n',
    '\\',
    '\\\\',
    '(',
    ')',
    '[',
    ']',
    '](',
    '!',
  ],
  ...[`<@${ID}>`, `<@!${ID}>`, `<@&${ID}>`, `<#${ID}>`, '@everyone', '@here', '<t:1700000000:R>', '<t:0>', '<'],
  ...[`</ask:${ID}>`, '<id:browse>', `<${ID}:customize>`, `<:a_b:${ID}>`, `<a:ab:${ID}>`, ':smile:', ':', ':a', '>'],
  ...[
    '[a](https://e.org)',
    '](https://e.org)',
    '[a](<https://e.org>)',
    'https://e.org/x',
    '<https://e.org>',
    'steam://x',
  ],
  ...['www.e.org', 'discord.gg/abc', 'discord.com/invite/abc', 'mailto:a@b.co', '<+62811>', 'a@b.co', '.', '/', 'http'],
  ...['# ', '## ', '-# ', '> ', '>>> ', '- ', '* ', '+ ', '1. ', '12) ', '#', '-', '1', '\n', '\n\n', '\r\n', '\r'],
  ...[' ', '  ', '\t', '\u00a0', '\u3000', '\f', '\v', '\0', '\u0085', '\u2028', '\ufeff', '\u00ad', '\u001b[2J'],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\u034f',
    '\ufe0f',
    '\ud800',
    '\udc00',
    '\ue000',
    '\u{e0041}',
    '\u{e0100}',
  ],
  ...[
    '👩‍👩‍👧',
    '👍🏽',
    '❤️',
    '1️⃣',
    '#️⃣',
    '🇮🇩',
    '¯\\_(ツ)_/¯',
    '™',
    'e\u0301',
    'a\u0300\u0301\u0302\u0303',
    '語',
    'ا',
    'क्षि',
    '\u0600',
  ],
  ...['a', 'b c', 'Kata. Lagi? ', 'x.y', '…', '“', '⟨', '[…]', 'ß', '&amp;', '%', '$', '"', "'"],
];

/** Any text, most of it hostile. */
export function hostileText(pieces = 30): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  return fc.array(piece, { maxLength: pieces }).map((all) => all.join(''));
}
