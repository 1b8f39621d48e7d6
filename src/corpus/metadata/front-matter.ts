// YAML front matter of a Markdown file -> metadata, by its usual names in English and Indonesian.
import { parse } from 'yaml';
import type { Metadata } from '../../types.js';
import { cleanLanguage, cleanPerson, cleanPublisher, cleanTitle, cleanUrl } from './clean.js';
import { parseDate } from './dates.js';

const KEYS = {
  title: ['title', 'judul'],
  author: ['author', 'authors', 'penulis', 'pengarang', 'oleh', 'by'],
  publisher: ['publisher', 'penerbit', 'media', 'source', 'sumber', 'publication'],
  date: ['date', 'tanggal', 'published', 'terbit', 'diterbitkan', 'pubdate', 'year', 'tahun'],
  url: ['url', 'link', 'tautan', 'canonical', 'source', 'sumber'],
  language: ['lang', 'language', 'bahasa', 'locale'],
} as const;

/** What the front matter says; keys it does not have are null. Front matter that is not valid YAML says nothing. */
export function frontMatter(yaml: string): Partial<Metadata> {
  const values = readYaml(yaml);
  const first = <T>(keys: readonly string[], clean: (value: string) => T | null): T | null => {
    for (const key of keys) {
      const value = values.get(key);
      const cleaned = value === undefined ? null : clean(value);
      if (cleaned !== null) return cleaned;
    }
    return null;
  };
  return {
    title: first(KEYS.title, cleanTitle),
    author: first(KEYS.author, cleanPerson),
    publisher: first(KEYS.publisher, cleanPublisher),
    date: first(KEYS.date, parseDate),
    url: first(KEYS.url, cleanUrl),
    language: first(KEYS.language, cleanLanguage),
  };
}

function readYaml(yaml: string): Map<string, string> {
  const values = new Map<string, string>();
  let parsed: unknown;
  try {
    // The core schema keeps dates as written; few aliases, because they can be made to explode.
    parsed = parse(yaml, { schema: 'core', maxAliasCount: 10, logLevel: 'silent' });
  } catch {
    return values; // The document is still readable; only this block is not metadata.
  }
  if (typeof parsed !== 'object' || parsed === null) return values;
  for (const [key, value] of Object.entries(parsed)) values.set(key.toLowerCase(), asText(value));
  return values;
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null && 'name' in value) return asText(value.name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
