const { LONG_TESTS, isTold } = require('./test/support/long-tests.js');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/shared-modules/environment.js',
  runtime: '<rootDir>/test/support/shared-modules/runtime.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: isTold(process.argv.slice(2)) ? [] : LONG_TESTS.map((name) => `/test/${name}\\.test\\.ts$`),
  // Types are the business of `npm run typecheck`: tests only transpile.
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // jest leaves one core to the editor; a test run on two cores needs both.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  globalSetup: '<rootDir>/test/support/make-run-folder.js',
  globalTeardown: '<rootDir>/test/support/remove-run-folder.js',
  setupFiles: ['<rootDir>/test/support/fast-synth.ts'],
  // Tests that run the app as a process of its own take seconds on a busy machine.
  testTimeout: 120_000,
};
