const { rmSync } = require('node:fs');

module.exports = () => {
  const folder = process.env.LANDING_ZONE_TEST_RUN;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
};
