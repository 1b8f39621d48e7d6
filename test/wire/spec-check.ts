// Checks bodies of requests and responses against Discord's published specification, read where the project keeps it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packageRoot } from '../../src/package-root.js';
import { isObject, type Json } from './json.js';
import { unknownKeys } from './rules/unknown-keys.js';

/** Where Discord's OpenAPI file is; it is not part of the repository. */
const specificationFile = join(packageRoot(), '..', 'shared', 'discord', 'discord-openapi.json');
export const specificationIsThere = existsSync(specificationFile);

export interface SpecCheck {
  /** `create_message`; null when the specification has no such route. */
  operation(method: string, path: string): string | null;
  /** What is wrong with a request's body; empty when nothing is. */
  checkRequest(method: string, path: string, body: unknown): string[];
  /** What is wrong with a response that has a declared body. */
  checkResponse(method: string, path: string, status: number, body: unknown): string[];
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly operation: Json;
  readonly pointer: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** The callback's body is one of several: chosen by `type`, so that what is wrong is said shortly. */
const CALLBACKS: Readonly<Record<number, string>> = {
  1: 'PongInteractionCallbackRequest',
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};
/** Typed as integers by the specification, which also says that strings of digits are accepted. */
const INTEGERS_AS_STRINGS = new Set(['default_member_permissions', 'permissions', 'allow', 'deny']);

let loaded: SpecCheck | undefined;

/** Read and compiled once in a process, which takes seconds; it remembers nothing of what it checks. */
export function specification(): SpecCheck {
  loaded ??= loadSpecification(specificationFile);
  return loaded;
}

function loadSpecification(file: string): SpecCheck {
  const document: Json = { ...(JSON.parse(readFileSync(file, 'utf8')) as Json), $id: 'discord' };
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  for (const format of ['nonce', 'int32', 'int64']) ajv.addFormat(format, true);
  ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
  ajv.addSchema(document, 'discord');
  const routes = routesOf(document);
  const compiled = new Map<string, ValidateFunction>();
  const validator = (reference: string) => {
    const known = compiled.get(reference) ?? ajv.compile({ $ref: `discord${reference}` });
    compiled.set(reference, known);
    return known;
  };
  const find = (method: string, path: string) =>
    routes.find((route) => route.method === method.toLowerCase() && route.pattern.test(path));
  return {
    operation: (method, path) => {
      const id = find(method, path)?.operation['operationId'];
      return typeof id === 'string' ? id : null;
    },
    checkRequest(method, path, body) {
      const route = find(method, path);
      if (route === undefined) return [`the specification has no ${method} ${path}`];
      const reference = requestReference(route, body);
      if (reference === null) return body === undefined || body === null ? [] : ['no body is declared here'];
      const validate = validator(reference);
      const wrong = validate(withIntegers(body)) ? [] : explain(validate.errors ?? []);
      return [...wrong, ...unknownKeys(document, reference, body)];
    },
    checkResponse(method, path, status, body) {
      const route = find(method, path);
      const declared = at(route?.operation, ['responses', String(status), 'content', 'application/json', 'schema']);
      if (route === undefined || declared === undefined) return [];
      const validate = validator(`${route.pointer}/responses/${status}/content/application~1json/schema`);
      return validate(body) ? [] : explain(validate.errors ?? []);
    },
  };
}

function requestReference(route: Route, body: unknown): string | null {
  const type = isObject(body) ? body['type'] : undefined;
  if (route.operation['operationId'] === 'create_interaction_response' && typeof type === 'number') {
    const callback = CALLBACKS[type];
    if (callback !== undefined) return `#/components/schemas/${callback}`;
  }
  const declared = at(route.operation, ['requestBody', 'content', 'application/json', 'schema']);
  return declared === undefined ? null : `${route.pointer}/requestBody/content/application~1json/schema`;
}

/** Fixed segments win over parameters. */
function routesOf(document: Json): Route[] {
  const routes: Route[] = [];
  const paths = isObject(document['paths']) ? document['paths'] : {};
  for (const [path, item] of Object.entries(paths)) {
    const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)');
    const pointer = `#/paths/${path.replace(/~/g, '~0').replace(/\//g, '~1').replace(/[{}]/g, encodeURIComponent)}`;
    for (const method of METHODS) {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) continue;
      const parameters = path.split('{').length - 1;
      routes.push({
        method,
        pattern: new RegExp(`^${pattern}$`),
        parameters,
        operation,
        pointer: `${pointer}/${method}`,
      });
    }
  }
  return routes.sort((a, b) => a.parameters - b.parameters);
}

/** One error for each branch of a union is noise: limits and missing keys come first, the deepest first. */
function explain(errors: readonly ErrorObject[]): string[] {
  const noise = new Set(['oneOf', 'anyOf', 'const', 'enum', 'type']);
  const telling = errors.filter((error) => !noise.has(error.keyword));
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const sorted = [...(telling.length > 0 ? telling : errors)].sort((a, b) => depth(b) - depth(a));
  return [...new Set(sorted.map((error) => `${error.instancePath || '(body)'} ${error.message ?? error.keyword}`))];
}

function withIntegers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIntegers);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const digits = INTEGERS_AS_STRINGS.has(key) && typeof inner === 'string' && /^\d+$/.test(inner);
      return [key, digits ? Number(inner) : withIntegers(inner)];
    }),
  );
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}
