// Where a reference inside a book leads: to an entry of its container, never out of it.
import { posix } from 'node:path';

export interface EpubTarget {
  /** Name of an entry of the container. */
  readonly path: string;
  /** Id of the element meant; null for the whole part. */
  readonly id: string | null;
}

/**
 * Resolves `href` as written in the part `from` (`''` for the container's root). Null for what cannot be an entry: another
 * scheme, an absolute path, a path that leaves the container, escapes that decode to nothing.
 */
export function epubTarget(from: string, href: string): EpubTarget | null {
  const [, before = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(href.trim()) ?? [];
  const path = decoded(before.replace(/\?.*$/s, ''));
  const id = decoded(fragment);
  if (path === null || id === null || /^[a-z][a-z\d+.-]*:|^[/\\]|[\\\0]/i.test(path)) return null;
  const target = path === '' ? from : posix.join(posix.dirname(from), path);
  const isInside = target !== '' && target !== '..' && !target.startsWith('../');
  return isInside ? { path: target, id: id === '' ? null : id } : null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // A broken escape names no entry.
  }
}
