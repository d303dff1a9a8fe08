const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Where the test files of one run leave what the others need as well. The workers inherit the variable. */
module.exports = () => {
  process.env.LANDING_ZONE_TEST_RUN = mkdtempSync(join(tmpdir(), 'landing-zone-tests-'));
};
