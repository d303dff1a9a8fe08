const Sequencer = require('@jest/test-sequencer').default;

const { LONG_TESTS } = require('./long-tests.js');

/**
 * Starts the tests that take longest first, so that no core waits for the last one. From the second run on jest knows how long
 * each takes, and does so by itself.
 */
module.exports = class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => rank(one) - rank(other));
  }
};

/**
 * @param {{ path: string, duration?: number | undefined }} test
 * @returns {number}
 */
function rank({ path, duration }) {
  const index = LONG_TESTS.findIndex((name) => path.replaceAll('\\', '/').endsWith(`test/${name}.test.ts`));
  return duration !== undefined || index < 0 ? LONG_TESTS.length : index;
}
