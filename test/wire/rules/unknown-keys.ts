// Finds keys that the specification does not know: Discord ignores them, so what was meant by them is lost in silence.
import { isObject, type Json } from '../json.js';

/** discord.js writes these into every message, as false, also where Discord has no use for them. */
const FROM_THE_CLIENT = ['tts', 'enforce_nonce'];

/** Paths of keys in `body` that no branch of the schema at `reference` has. */
export function unknownKeys(document: Json, reference: string, body: unknown): string[] {
  return walk(document, [{ $ref: reference }], body, '');
}

function walk(document: Json, schemas: readonly unknown[], value: unknown, path: string): string[] {
  const branches = schemas.flatMap((schema) => branchesOf(document, schema));
  if (Array.isArray(value)) {
    const items = branches.map((branch) => branch['items']).filter((each) => each !== undefined);
    return items.length === 0 ? [] : value.flatMap((each, index) => walk(document, items, each, `${path}/${index}`));
  }
  if (!isObject(value)) return [];
  const objects = branches.filter((branch) => isObject(branch['properties']));
  if (objects.length === 0 || branches.some((branch) => isObject(branch['additionalProperties']))) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (inner === false && FROM_THE_CLIENT.includes(key)) return [];
    const known = objects.flatMap((branch) => {
      const properties = branch['properties'];
      return isObject(properties) && key in properties ? [properties[key]] : [];
    });
    return known.length === 0 ? [`${path}/${key} is unknown`] : walk(document, known, inner, `${path}/${key}`);
  });
}

/** The schema itself and everything that it refers to or is composed of. */
function branchesOf(document: Json, schema: unknown): Json[] {
  if (!isObject(schema)) return [];
  const target = schema['$ref'];
  const referred = typeof target === 'string' ? branchesOf(document, resolve(document, target)) : [];
  const composed = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const parts = schema[key];
    return Array.isArray(parts) ? parts.flatMap((part) => branchesOf(document, part)) : [];
  });
  return [schema, ...referred, ...composed];
}

function resolve(document: Json, reference: string): unknown {
  const keys = reference.replace(/^[^#]*#\//, '').split('/');
  return keys
    .map((key) => decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), document);
}
