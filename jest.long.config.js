const config = require('./jest.config.js');
const { LONG_TESTS } = require('./test/support/long-tests.js');

/**
 * What `npm test` leaves out.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: LONG_TESTS.map((name) => `<rootDir>/test/${name}.test.ts`),
  testPathIgnorePatterns: [],
};
