// Document notices: what a person should know about documents that were taken but cannot be quoted, wholly or in part.
import type { DocumentRecord } from '../database/store.js';
import type { Notice } from '../types.js';

/**
 * Of the documents at the paths `fresh` all notices, each naming its file; of every document that nothing can be quoted
 * from, that this is so.
 */
export function documentNotices(documents: readonly DocumentRecord[], fresh: ReadonlySet<string>): Notice[] {
  return documents.flatMap(({ path, passages, notices }) => {
    const own = fresh.has(path) ? notices.map((notice) => naming(path, notice)) : [];
    return passages === 0 ? [...own, nothingToQuote(path)] : own;
  });
}

function naming(path: string, { code, sentence }: Notice): Notice {
  return { code, sentence: { id: `"${path}": ${sentence.id}`, en: `"${path}": ${sentence.en}` } };
}

function nothingToQuote(path: string): Notice {
  return {
    code: 'nothing-to-quote',
    sentence: {
      id: `Tidak ada yang bisa dikutip dari "${path}": isinya tampak seperti iklan, menu, atau judul saja. Lihat alasannya dengan "npm run corpus -- explain".`,
      en: `Nothing can be quoted from "${path}": it seems to hold only adverts, menus or headings. See why with "npm run corpus -- explain".`,
    },
  };
}
