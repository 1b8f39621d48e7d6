// The SQLite store keeps the promises of every store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/database/sqlite-store.js';
import { storeContract } from './store-contract.js';

const folder = mkdtempSync(join(tmpdir(), 'kutip-store-'));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('SQLite', async (clock) => openStore(join(folder, `${++files}.sqlite`), clock));
