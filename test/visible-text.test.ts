// Nothing that people read hides a character from them.
import { expect, it } from 'vitest';
import { visibleText } from '../src/visible-text.js';

it('shows hidden characters as placeholders', () => {
  expect(visibleText('\u001b[31m')).toBe('␛[31m');
  expect(visibleText('a\u202eb\u2066c\u200bd\ufeffe')).toBe('a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d⟨U+FEFF⟩e');
  expect(visibleText('a\u034f\u3164\ufe0f\u{e0100}')).toBe('a⟨U+034F⟩⟨U+3164⟩⟨U+FE0F⟩⟨U+E0100⟩');
  expect(visibleText('\ud800')).toBe('⟨U+D800⟩');
});

it('leaves alone what can be seen, emoji of several parts among it', () => {
  const text = '👩‍👩‍👧 👩🏽‍🌾 ❤️ 1️⃣ e\u0301\tb\nc re\u00adpublik';
  expect(visibleText(text)).toBe(text);
});
