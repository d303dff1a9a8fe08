const Sequencer = require('@jest/test-sequencer').default;

/** Each takes seconds: they synthesize whole companies, prove them, or run the app as a process of its own. */
const LONGEST = [
  'app/checks/checks',
  'proofs/proofs',
  'proofs/mutation',
  'cli/access',
  'cli/can',
  'app/stacks/recipes',
  'iam-data/iam-data',
  'app/checks/template-validation',
  'app/stacks/compliance-stack',
  'app/stacks/baseline-stack',
];

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
  const index = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(`test/${name}.test.ts`));
  return duration !== undefined || index < 0 ? LONGEST.length : index;
}
