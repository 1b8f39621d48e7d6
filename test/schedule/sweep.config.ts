// npm run sweep
// What CI samples, tried whole; takes minutes.

export default {
  test: {
    include: ['test/**/*.sweep.ts'],
    testTimeout: 3_600_000,
    pool: 'forks',
    maxWorkers: 1,
    disableConsoleIntercept: true,
  },
};
