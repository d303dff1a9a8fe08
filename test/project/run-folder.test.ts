import { existsSync, statSync } from 'node:fs';
import { runFolder } from '../support/assemblies';
import removeRunFolder from '../support/remove-run-folder';

test('the folder that the tests share is made where jest has not made one, as for npm run mutants', () => {
  const byJest = process.env.LANDING_ZONE_TEST_RUN;
  const atExit = process.listeners('exit');
  delete process.env.LANDING_ZONE_TEST_RUN;
  try {
    const folder = runFolder();
    expect(statSync(folder).isDirectory()).toBe(true);
    expect(folder).not.toBe(byJest);
    expect(runFolder()).toBe(folder);
    removeRunFolder();
    expect(existsSync(folder)).toBe(false);
  } finally {
    process.env.LANDING_ZONE_TEST_RUN = byJest;
    for (const added of process.listeners('exit').filter((listener) => !atExit.includes(listener))) {
      process.removeListener('exit', added);
    }
  }
});
