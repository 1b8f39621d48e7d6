// One document with more to say of it than one message holds.
import { expect, it } from 'vitest';
import { renderReply } from '../../../src/discord/render/index.js';
import { CONTENT_LIMIT } from '../../../src/discord/render/payload.js';
import type { DocumentSummary } from '../../../src/reply.js';
import { judged, view } from './judge.js';

const document: DocumentSummary = {
  path: 'rakit.md',
  metadata: { title: 'Rakit', author: null, publisher: null, date: null, url: null, language: null },
  pages: null,
  passages: 3,
  notices: Array.from({ length: 12 }, (_, at) => {
    const sentence = `Catatan ${at} <@123456789012345678> ${'*miring* '.repeat(22)}`;
    return { code: 'x', sentence: { id: sentence, en: sentence } };
  }),
};

it('shows as many notices as find room, each whole, and a mark where others do not', () => {
  const { content, ...rest } = renderReply(
    { kind: 'document', language: 'id', document, opening: ['Rakit itu tua.'] },
    view('id'),
  );
  expect(content.length).toBeLessThanOrEqual(CONTENT_LIMIT);
  const lines = content.split('\n');
  expect(lines.at(-1)).toBe('\\[…\\]');
  const notices = lines.filter((line) => line.startsWith('⚠️'));
  expect(notices.length).toBeGreaterThan(3);
  for (const notice of notices) expect(notice.length).toBe(notices[0]?.length);
  expect(() => judged({ content, ...rest })).not.toThrow();
});
