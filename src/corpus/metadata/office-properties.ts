// Title, author, date and language from the core properties that docx and pptx files carry.

import type { Metadata } from '../../types.js';
import { descendant, parseXml } from '../loaders/xml.js';
import { cleanLanguage, cleanPerson, cleanTitle } from './clean.js';
import { parseDate } from './dates.js';

/** What `docProps/core.xml` says; nothing when the file has none or it cannot be read. */
export function officeProperties(parts: ReadonlyMap<string, Buffer>): Partial<Metadata> {
  const core = parts.get('docProps/core.xml');
  if (core === undefined) return {};
  try {
    const root = parseXml(core.toString('utf8'));
    const value = (name: string) => descendant(root, name)?.text ?? '';
    return {
      title: cleanTitle(value('dc:title')),
      author: cleanPerson(value('dc:creator')),
      date: parseDate(value('dcterms:created')),
      language: cleanLanguage(value('dc:language')),
    };
  } catch {
    return {}; // The text itself is elsewhere and may be whole.
  }
}
