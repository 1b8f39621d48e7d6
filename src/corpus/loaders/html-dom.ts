// The few parts of a web page's tree that Kutip reads, and the parser that makes it.
import { parseHTML } from 'linkedom';
import { shallowHtml } from './shallow-html.js';

/** Node types as numbered by the DOM standard. */
export const ELEMENT = 1;
export const TEXT = 3;

export interface HtmlNode {
  readonly nodeType: number;
  /** Lower case; `#text` for text. */
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
  readonly children?: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
  setAttribute?(name: string, value: string): void;
}

export interface HtmlDocument {
  readonly documentElement: HtmlNode | null;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode> & { readonly length: number };
}

/** Parses a page or a fragment; always a tree under one `html` element, as deep as browsers make it. */
export function parseHtml(html: string): HtmlDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html>${html}</html>`;
  const parsed: unknown = parseHTML(shallowHtml(whole)).document;
  return parsed as HtmlDocument;
}

/** Elements that never hold anything; every other one may close itself in XHTML, but not in HTML. */
const VOID = 'area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr';
const SELF_CLOSING = new RegExp(`<(?!(?:${VOID})[\\s/])([a-z][^\\s<>/]*)(?=[\\s/])([^<>]*)/>`, 'gi');

/** Parses XHTML as forgivingly as HTML: an element that is not well-formed costs itself, not the chapter. */
export function parseXhtml(xhtml: string): HtmlDocument {
  return parseHtml(withoutDoctype(xhtml).replace(SELF_CLOSING, '<$1$2></$1>'));
}

/** A document type may declare entities, which are not wanted. */
function withoutDoctype(xhtml: string): string {
  const start = xhtml.search(/<!DOCTYPE/i);
  const end = /<!DOCTYPE[^[<>]*(?:\[[^\]]*\]\s*)?>/iy;
  end.lastIndex = Math.max(0, start);
  return start >= 0 && end.test(xhtml) ? xhtml.slice(0, start) + xhtml.slice(end.lastIndex) : xhtml;
}

/** All elements below `root`, in order; without recursion. */
export function* elementsBelow(root: HtmlNode): Generator<HtmlNode> {
  let node: HtmlNode | null = root.firstChild;
  while (node !== null) {
    if (node.nodeType === ELEMENT) yield node;
    let next: HtmlNode | null = node.firstChild;
    for (let at: HtmlNode | null = node; next === null && at !== null && at !== root; at = at.parentNode) {
      next = at.nextSibling;
    }
    node = next;
  }
}

/** An attribute's value without outer white space; null when absent or empty. */
export function attribute(node: HtmlNode | null, name: string): string | null {
  const value = node?.getAttribute?.(name)?.trim();
  return value ? value : null;
}
