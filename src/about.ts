// What this Kutip is: version, models, licence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './package-root.js';
import type { About } from './reply.js';

const packageShape = z.object({ version: z.string(), license: z.string() });

/** `models`: ids of the models in use. */
export function aboutKutip(models: { readonly encoder: string; readonly reader: string }): About {
  const { version, license } = packageShape.parse(
    JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')),
  );
  return { version, licence: license, ...models };
}
