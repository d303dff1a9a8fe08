/**
 * Tests that take a second and a half or more each on a quiet machine: they synthesize many companies, run commands as processes of their own, or
 * try thousands of edits. `npm test` leaves them to `npm run test:long`, unless it is told a path. The longest come first.
 */
const LONG_TESTS = [
  'review/edits',
  'config/left-running',
  'limits/names',
  'config/catalogue-processes',
  'config/account-files',
  'review/account-tags',
  'cli/new-company',
  'cli/new-company-repository',
  'cli/bad-assemblies',
  'cli/arguments-others',
  'cli/arguments-generated',
  'cli/every-file',
  'cli/option-pairs',
  'cli/option-pairs-others',
  'review/first-level',
  'review/first-level-elsewhere',
  'review/topics',
  'review/words',
  'review/costs',
  'app/once-raw-errors',
  'app/own-content',
  'app/fail-closed',
  'cli/explorer',
  'explorer/redact-tokens',
  'proofs/mutation',
  'proofs/unstated-context',
  'config/own/examples',
  'operate/drift/accounts',
  'operate/drift/drift',
  'operate/drift/memberships',
  'app/narrowed-regions',
  'review/cases',
  'review/sample',
  'cli/paths',
  'cli/access',
  'app/checks/checks',
  'proofs/workflows',
  'proofs/exceptions',
  'host/drift-reader',
  'fuzz/fuzz',
  'proofs/open-links',
  'fuzz/turned',
  'config/processes',
  'app/stacks/batches',
  'proofs/chains',
  'proofs/coverage',
  'proofs/overlooked',
  'conformance/conformance',
  'proofs/unnoticed',
  'cli/edited-assemblies',
  'explorer/redact',
  'explorer/exhaustive',
  'explorer/page-data',
  'config/own/typos',
  'project/scripts',
  'proofs/emptiness-of-catalogues',
  'cli/arguments',
  'config/traces',
  'cli/arn-formats',
  'proofs/trusting-roles',
  'limits/lists',
  'review/properties',
  'cli/can',
  'operate/compliance/endpoint',
  'proofs/emptiness',
  'proofs/emptiness-of-keys',
  'model/reference/config-page',
  'app/checks/property-sizes',
  'app/checks/unprotected',
  'host/report',
  'app/stacks/recipes',
  'config/definitions/names',
  'model/names',
  'app/checks/varied-config',
  'cli/history',
  'config/definitions/mutated',
  'cli/who-can',
  'operate/preflight/order',
  'operate/preflight/preflight',
  'app/administrators',
  'app/dated',
  'project/register',
  'project/linted-floors',
  'policy/properties',
  'cli/can-workflow',
  'cli/exceptions',
  'review/unproven',
  'proofs/escalation',
  'proofs/public-paths',
  'proofs/exemptions',
  'cli/quotas',
  'policy/long-process',
  'policy/heap',
  'config/own/own-content',
  'config/own/files',
  'app/checks/template-validation',
  'cli/can-wrong',
  'config/load-config',
  'explorer/html',
  'config/definitions/unprotected',
];

/** Options of jest that take the next word. */
const VALUED = ['-w', '--maxWorkers', '--outputFile', '--shard', '--seed', '--testTimeout', '--reporters'];

/**
 * Whether somebody names what to run: `npm test -- test/review`, `-t "a name"`.
 *
 * @param {readonly string[]} given after the name of the command
 * @returns {boolean}
 */
function isTold(given) {
  return given.some(
    (word, index) =>
      word.startsWith('-t') ||
      word.startsWith('--testNamePattern') ||
      (!word.startsWith('-') && !VALUED.includes(given[index - 1] ?? '')),
  );
}

module.exports = { LONG_TESTS, isTold };
