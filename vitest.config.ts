// Test runner settings: real models take seconds to load, so the time limit is generous; nothing asserts a duration.
import { defineConfig } from 'vitest/config';

/** Tests that change what modules are loaded: each in a process of its own. */
const ALONE = ['test/embeddings/without-hnswlib.test.ts'];

const EVERY = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { ...EVERY, name: 'alone', include: ALONE } },
      { test: { ...EVERY, name: 'together', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
    ],
  },
});
