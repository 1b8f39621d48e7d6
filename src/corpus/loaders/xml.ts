// XML of office files and books -> a small tree of nodes in document order.
import { XMLParser } from 'fast-xml-parser';

export interface XmlNode {
  /** With its prefix, for example `a:t`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text directly inside, joined. */
  readonly text: string;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';
/** Deeper than any real slide; each level is one call deep below. */
const DEEPEST = 250;

/**
 * Names of elements and attributes keep their prefixes unless `prefixes` is false.
 * Throws an Error for XML that is not well-formed, declares a document type (office files never do) or is too deep.
 */
export function parseXml(xml: string, prefixes = true): XmlNode {
  if (/<!DOCTYPE/i.test(xml)) throw new Error('a part of the file declares a document type');
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    removeNSPrefix: !prefixes,
    // Without it not even numbered characters are decoded.
    htmlEntities: true,
    maxNestedTags: DEEPEST,
  });
  const parsed: unknown = parser.parse(xml, true);
  return toNode('', {}, parsed);
}

/** All nodes named `name` below `node`, in document order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

/** The first node named `name` below `node`. */
export function descendant(node: XmlNode, name: string): XmlNode | null {
  for (const child of node.children) {
    const found = child.name === name ? child : descendant(child, name);
    if (found !== null) return found;
  }
  return null;
}

function toNode(name: string, attributes: Record<string, string>, content: unknown): XmlNode {
  const children: XmlNode[] = [];
  let text = '';
  for (const item of Array.isArray(content) ? content : []) {
    const record: Record<string, unknown> = { ...item };
    for (const [key, value] of Object.entries(record)) {
      if (key === ATTRIBUTES) continue;
      if (key === TEXT) text += String(value);
      else children.push(toNode(key, stringRecord(record[ATTRIBUTES]), value));
    }
  }
  return { name, attributes, children, text };
}

function stringRecord(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, item]) => [key, String(item)]));
}
