// What is told about documents after a reading names the file and is not repeated without need.
import { describe, expect, it } from 'vitest';
import { documentNotices } from '../../src/corpus/document-notices.js';
import type { DocumentRecord } from '../../src/database/store.js';

const SCANNED = { code: 'scanned-pages', sentence: { id: 'Halaman 2 berupa gambar.', en: 'Page 2 is a picture.' } };

function document(path: string, facts: Partial<DocumentRecord>): DocumentRecord {
  const metadata = { title: null, author: null, publisher: null, date: null, url: null, language: null };
  const ids = { id: 1, versionId: 1, collectionId: 1, fileHash: '', addedAt: 0, retiredAt: null };
  return { ...ids, path, format: 'pdf', metadata, notices: [], pages: 3, length: 100, passages: 1, ...facts };
}

describe('documents that were read', () => {
  it('pass on what their loader noticed, with the name of the file', () => {
    const [notice] = documentNotices([document('peta.pdf', { notices: [SCANNED] })], new Set(['peta.pdf']));
    expect(notice?.sentence).toEqual({
      id: '"peta.pdf": Halaman 2 berupa gambar.',
      en: '"peta.pdf": Page 2 is a picture.',
    });
  });

  it('say nothing when they were read earlier', () => {
    expect(documentNotices([document('peta.pdf', { notices: [SCANNED] })], new Set())).toEqual([]);
  });
});
