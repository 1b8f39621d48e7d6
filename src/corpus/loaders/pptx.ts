// PowerPoint files: slides in the order of the presentation, titles as headings, page = slide number; notes are left out.
import { posix } from 'node:path';
import type { BoilerplateReason, LoadedDocument, ParagraphKind } from '../../types.js';
import { fileErrors } from '../file-errors.js';
import { documentMetadata } from '../metadata/document-metadata.js';
import { officeProperties } from '../metadata/office-properties.js';
import { type Block, buildText } from './text-builder.js';
import { descendant, descendants, parseXml, type XmlNode } from './xml.js';

const PRESENTATION = 'ppt/presentation.xml';
const TITLES = new Set(['title', 'ctrTitle']);
const RUNNING = new Set(['sldNum', 'ftr', 'dt', 'hdr']);

/** `parts` are the container's XML parts. Throws a UserError for a damaged file. */
export async function loadPptx(name: string, parts: ReadonlyMap<string, Buffer>): Promise<LoadedDocument> {
  const built = buildText(readSlides(name, parts));
  const described = documentMetadata({ format: 'pptx', ...built, stated: {}, properties: officeProperties(parts) });
  return { format: 'pptx', ...built, ...described, notices: [] };
}

function readSlides(name: string, parts: ReadonlyMap<string, Buffer>): Block[] {
  try {
    return slidePaths(parts).flatMap((path, index) => slideBlocks(part(parts, path), String(index + 1)));
  } catch (error) {
    throw Object.assign(fileErrors.damaged(name), { cause: error });
  }
}

function part(parts: ReadonlyMap<string, Buffer>, path: string): XmlNode {
  const content = parts.get(path);
  if (content === undefined) throw new Error(`the presentation has no part ${path}`);
  return parseXml(content.toString('utf8'));
}

function slidePaths(parts: ReadonlyMap<string, Buffer>): string[] {
  const relations = new Map(
    descendants(part(parts, 'ppt/_rels/presentation.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'] ?? '',
    ]),
  );
  return descendants(part(parts, PRESENTATION), 'p:sldId').map(({ attributes }) => {
    const target = relations.get(attributes['r:id']) ?? '';
    return target.startsWith('/') ? target.slice(1) : posix.join('ppt', target);
  });
}

function slideBlocks(slide: XmlNode, page: string): Block[] {
  if (slide.children.some((child) => child.name === 'p:sld' && child.attributes['show'] === '0')) return [];
  const shapes = shapesOf(descendant(slide, 'p:spTree'));
  const isTitle = (shape: XmlNode) => TITLES.has(placeholder(shape) ?? '');
  const ordered = [...shapes.filter(isTitle), ...shapes.filter((shape) => !isTitle(shape))];
  return ordered.flatMap((shape) =>
    shape.name === 'p:graphicFrame' ? tableBlocks(shape, page) : shapeBlocks(shape, page),
  );
}

/** Shapes and tables, those in groups included. */
function shapesOf(tree: XmlNode | null): XmlNode[] {
  return (tree?.children ?? []).flatMap((child) => {
    if (child.name === 'p:grpSp') return shapesOf(child);
    return child.name === 'p:sp' || child.name === 'p:graphicFrame' ? [child] : [];
  });
}

function placeholder(shape: XmlNode): string | null {
  const found = descendant(shape, 'p:ph');
  return found === null ? null : (found.attributes['type'] ?? 'body');
}

function shapeBlocks(shape: XmlNode, page: string): Block[] {
  const type = placeholder(shape);
  const body = descendant(shape, 'p:txBody');
  if (body === null) return [];
  const paragraphs = descendants(body, 'a:p');
  if (TITLES.has(type ?? '')) {
    const text = paragraphs.map(paragraphText).join(' ').replace(/\s+/g, ' ');
    return [block(text, 'heading', type === 'ctrTitle' ? 1 : 2, page, null)];
  }
  const reason: BoilerplateReason | null = RUNNING.has(type ?? '') ? 'running-head' : null;
  return paragraphs.map((paragraph) =>
    block(paragraphText(paragraph), paragraphKind(paragraph, type), null, page, reason),
  );
}

/** Paragraphs of a body placeholder have bullets unless they say otherwise. */
function paragraphKind(paragraph: XmlNode, type: string | null): ParagraphKind {
  if (descendant(paragraph, 'a:buNone') !== null) return 'prose';
  const marked = descendant(paragraph, 'a:buChar') ?? descendant(paragraph, 'a:buAutoNum');
  return marked !== null || type === 'body' ? 'list' : 'prose';
}

function paragraphText(paragraph: XmlNode): string {
  return paragraph.children
    .map((child) => {
      if (child.name === 'a:br') return '\n';
      return child.name === 'a:r' || child.name === 'a:fld' ? (descendant(child, 'a:t')?.text ?? '') : '';
    })
    .join('');
}

function tableBlocks(frame: XmlNode, page: string): Block[] {
  return descendants(frame, 'a:tr').map((row) => {
    const cells = descendants(row, 'a:tc').map((cell) => descendants(cell, 'a:p').map(paragraphText).join(' ').trim());
    return block(cells.join('\t'), 'table', null, page, null);
  });
}

function block(
  text: string,
  kind: ParagraphKind,
  level: number | null,
  page: string,
  reason: BoilerplateReason | null,
): Block {
  return { text, kind, level, page, reason, links: [] };
}
