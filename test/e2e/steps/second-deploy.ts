import { deepEqual, doesNotMatch, match } from 'node:assert/strict';
import type { Step } from '../harness/step';

export const secondDeploy: Step = {
  name: 'second-deploy',
  title: 'a second deploy changes nothing, and cdk diff is empty',
  after: ['first-deploy'],
  async run({ main }) {
    await main.history.changes();
    // The same config, of which another synthesis makes the same.
    main.copy.edit((config) => config);
    const output = await main.deploy();
    const stacks = await main.stacks();
    const unchanged = [...output.matchAll(/✅ {2}\S+ \((?<stack>\S+)\) \(no changes\)/g)].map(
      ({ groups }) => groups?.stack,
    );
    deepEqual([...new Set(unchanged)].sort(), stacks.map(({ name }) => name).sort(), 'stacks without changes');
    deepEqual(await main.history.changes(), [], 'resources that changed');

    const diff = await main.cdk.run(main.copy.folder, 'diff', '--fail', ...main.copy.app);
    match(diff, /Number of stacks with differences: 0/);
    doesNotMatch(diff, /^\[[-+~]\]/m);
  },
};
