// What a web page says about itself: meta elements, JSON-LD, canonical link, time elements, title and first heading.
import type { Metadata } from '../../types.js';
import { attribute, type HtmlDocument } from '../loaders/html-dom.js';
import { cleanLanguage, cleanPerson, cleanPublisher, cleanTitle, cleanUrl, splitPublisher } from './clean.js';
import { parseDate } from './dates.js';

const NAMES = {
  title: ['citation_title', 'og:title', 'dc.title', 'twitter:title'],
  author: ['citation_author', 'author', 'article:author', 'dc.creator', 'parsely-author'],
  publisher: ['og:site_name', 'citation_journal_title', 'citation_publisher', 'dc.publisher', 'publisher'],
  date: [
    'article:published_time',
    'citation_publication_date',
    'citation_date',
    'dc.date',
    'date',
    'pubdate',
    'publishdate',
    'datepublished',
  ],
  url: ['og:url'],
} as const;

/** Reads only what the page states; what it does not state is null. */
export function htmlMetadata(document: HtmlDocument): Partial<Metadata> {
  const metas = metaValues(document);
  const article = articleData(document);
  const first = <T>(names: readonly string[], clean: (value: string) => T | null) => {
    for (const name of names) {
      const value = metas.get(name);
      const cleaned = value === undefined ? null : clean(value);
      if (cleaned !== null) return cleaned;
    }
    return null;
  };
  const publisher = cleanPublisher(article.publisher) ?? first(NAMES.publisher, cleanPublisher);
  const whole = cleanTitle(article.title) ?? first(NAMES.title, cleanTitle) ?? headTitle(document);
  const split = whole === null ? null : splitPublisher(whole, publisher, false);
  return {
    title: split?.title ?? null,
    author: cleanPerson(article.author) ?? first(NAMES.author, cleanPerson),
    publisher: publisher ?? split?.publisher ?? null,
    date: parseDate(article.date) ?? first(NAMES.date, parseDate) ?? timeElement(document),
    url:
      cleanUrl(attribute(document.querySelector('link[rel="canonical"]'), 'href')) ??
      first(NAMES.url, cleanUrl) ??
      cleanUrl(article.url),
    language: cleanLanguage(article.language),
  };
}

function metaValues(document: HtmlDocument): Map<string, string> {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = (attribute(meta, 'property') ?? attribute(meta, 'name') ?? attribute(meta, 'itemprop'))?.toLowerCase();
    const content = attribute(meta, 'content');
    if (name && content !== null && !values.has(name)) values.set(name, content);
  }
  return values;
}

function headTitle(document: HtmlDocument): string | null {
  const headings = [...document.querySelectorAll('h1')];
  const onlyHeading = headings.length === 1 ? cleanTitle(headings[0]?.textContent) : null;
  return onlyHeading ?? cleanTitle(document.querySelector('title')?.textContent);
}

/** The published time where it is marked as such, or the only time on the page. */
function timeElement(document: HtmlDocument): string | null {
  const marked = document.querySelector(
    'time[itemprop="datePublished"], time[pubdate], time.published, time.entry-date',
  );
  const all = [...document.querySelectorAll('time[datetime]')];
  const time = marked ?? (all.length === 1 ? all[0] : null) ?? null;
  return parseDate(attribute(time, 'datetime') ?? time?.textContent ?? '');
}

interface ArticleData {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
  readonly language: string;
}

/** The first article of the page's JSON-LD; empty strings where it says nothing. */
function articleData(document: HtmlDocument): ArticleData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(readJson(script.textContent ?? ''));
    if (article !== null) {
      return {
        title: text(article['headline'] ?? article['name']),
        author: text(article['author']),
        publisher: text(article['publisher']),
        date: text(article['datePublished']),
        url: text(article['url'] ?? article['mainEntityOfPage']),
        language: text(article['inLanguage']),
      };
    }
  }
  return { title: '', author: '', publisher: '', date: '', url: '', language: '' };
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // Broken JSON-LD is common and says nothing.
  }
}

function findArticle(value: unknown): Record<string, unknown> | null {
  const candidates = Array.isArray(value) ? value : [value];
  for (const candidate of candidates) {
    if (typeof candidate !== 'object' || candidate === null) continue;
    const record = Object.fromEntries(Object.entries(candidate));
    if (/Article|Posting|Report|Thesis|Chapter/.test(text(record['@type']))) return record;
    if (Array.isArray(record['@graph'])) {
      const inGraph = record['@graph'].map((item: unknown) => (Array.isArray(item) ? null : findArticle(item)));
      const found = inGraph.find((item) => item !== null);
      if (found) return found;
    }
  }
  return null;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value
      .slice(0, 10)
      .map((item) => (Array.isArray(item) ? '' : text(item)))
      .filter(Boolean)
      .join(', ');
  if (typeof value !== 'object' || value === null) return '';
  if ('name' in value && typeof value.name === 'string') return value.name;
  return '@id' in value && typeof value['@id'] === 'string' ? value['@id'] : '';
}
