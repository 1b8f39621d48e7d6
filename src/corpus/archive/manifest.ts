// What an archive says of itself: `kutip.json`, and the names of the parts beside it.
import { z } from 'zod';

/** Raise it whenever an older Kutip could not read what is written. */
export const ARCHIVE_FORMAT = 1;
export const MANIFEST_PART = 'kutip.json';
export const VECTORS_PART = 'vectors.f32';

/** The part with the bytes of a document; two documents with the same bytes share it. */
export function documentPart(hash: string): string {
  return `documents/${hash}`;
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const words = z.string().max(2_000).optional();
const statements = z.object({ title: words, author: words, publisher: words, date: words, url: words });

const documentShape = z.object({
  /** As people see it; never a path. */
  name: z.string().min(1).max(4_096),
  /** SHA-256 (hex) of the bytes. */
  hash: sha256,
  bytes: z.number().int().positive(),
  /** What a person stated; absent: as read. */
  given: statements,
  /** ISO 8601; null where nobody knows. */
  addedAt: z.string().max(40).nullable(),
});

const vectorsShape = z.object({
  /** The encoder that made them. */
  model: z.string().min(1).max(300),
  dimensions: z.number().int().min(1).max(4_096),
  count: z.number().int().nonnegative(),
  /** SHA-256 (hex) of the whole part. */
  hash: sha256,
});

const manifestShape = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  /** Version of the Kutip that wrote it. */
  kutip: z.string().max(100),
  collection: z.string().max(300),
  documents: z.array(documentShape),
  /** Null where it has none. */
  vectors: vectorsShape.nullable(),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ArchivedDocument = Manifest['documents'][number];
export type ArchivedVectors = NonNullable<Manifest['vectors']>;

/** `newer`: of a format that this Kutip does not know. Null: no manifest of Kutip's at all. */
export function parseManifest(text: string): Manifest | 'newer' | null {
  const json = jsonOf(text);
  const format = z.object({ format: z.number().int() }).safeParse(json);
  if (format.success && format.data.format > ARCHIVE_FORMAT) return 'newer';
  const manifest = manifestShape.safeParse(json);
  return manifest.success ? manifest.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
