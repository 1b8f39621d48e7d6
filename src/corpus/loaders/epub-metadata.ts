// What a book says about itself in Dublin Core: title, creators, publisher, date, language and source.
import type { Metadata } from '../../types.js';
import { cleanLanguage, cleanPerson, cleanPublisher, cleanTitle, cleanUrl } from '../metadata/clean.js';
import { parseDate } from '../metadata/dates.js';
import { descendants, type XmlNode } from './xml.js';

/** More creators are a list of contributors. */
const MOST_AUTHORS = 20;
/** Dates of the file instead of the book. */
const NOT_PUBLISHED = new Set(['modification', 'conversion']);

/** `metadata`: the package's element, names without prefixes. What it does not say, or says in junk, is null. */
export function epubMetadata(metadata: XmlNode | null): Partial<Metadata> {
  if (metadata === null) return {};
  const refined = refinements(metadata);
  const values = (name: string) => descendants(metadata, name);
  const first = <T>(nodes: readonly XmlNode[], clean: (value: string) => T | null): T | null =>
    nodes.map(({ text }) => clean(text)).find((value) => value !== null) ?? null;
  const titles = values('title');
  const main = titles.filter((title) => refined(title, 'title-type') === 'main');
  const dates = values('date').filter(({ attributes }) => !NOT_PUBLISHED.has(attributes['event'] ?? ''));
  const published = dates.filter(({ attributes }) => attributes['event'] === 'publication');
  return {
    title: first([...main, ...titles], cleanTitle),
    author: authors(values('creator'), (creator) => creator.attributes['role'] ?? refined(creator, 'role')),
    publisher: first(values('publisher'), cleanPublisher),
    date: first([...published, ...dates], parseDate),
    url: first(values('source'), cleanUrl),
    language: first(values('language'), cleanLanguage),
  };
}

/** EPUB 3 says more about an element in `<meta refines="#ID" property="…">`. */
function refinements(metadata: XmlNode): (node: XmlNode, property: string) => string | null {
  const found = new Map<string, string>();
  for (const { attributes, text } of descendants(metadata, 'meta')) {
    const key = `${attributes['refines'] ?? ''} ${attributes['property'] ?? ''}`;
    if (!found.has(key)) found.set(key, text.trim());
  }
  return ({ attributes }, property) => found.get(`#${attributes['id'] ?? ''} ${property}`) ?? null;
}

/** Those whose role is author or not said; without any, all creators (editors of a collection). */
function authors(creators: readonly XmlNode[], roleOf: (creator: XmlNode) => string | null): string | null {
  const own = creators.filter((creator) => [null, '', 'aut'].includes(roleOf(creator)));
  const names = (own.length > 0 ? own : creators)
    .slice(0, MOST_AUTHORS)
    .map(({ text }) => cleanPerson(text))
    .filter((name) => name !== null);
  // "Toer, Pramoedya Ananta" has a comma of its own.
  return names.length === 0 ? null : names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}
