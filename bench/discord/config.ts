// npx vitest run --config bench/discord/config.ts
// How long people wait on Discord: the whole program against the local Discord of test/wire, which runs in vitest only.

export default {
  test: {
    include: ['bench/discord/*.bench.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 1,
    disableConsoleIntercept: true,
  },
};
