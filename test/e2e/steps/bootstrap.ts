import { deepEqual, equal } from 'node:assert/strict';
import type { Step } from '../harness/step';
import { expectGo } from '../expect/preflight';
import { readStacks } from '../live/stacks';

export const bootstrap: Step = {
  name: 'bootstrap',
  title: 'cdk bootstrap in the management account, and in no other',
  after: [],
  async run({ aws, emulator, main }) {
    await main.bootstrap();
    for (const place of main.places) {
      const stacks = await readStacks(aws, place);
      deepEqual(
        stacks.map(({ name, status }) => [name, status]),
        [['CDKToolkit', 'CREATE_COMPLETE']],
        `stacks in ${place.region}`,
      );
    }
    const elsewhere = (await emulator.calls()).filter(({ account }) => account !== main.account);
    equal(elsewhere.length, 0, 'calls in other accounts');
    await expectGo(main);
    // What comes now is made for the landing zone's own stacks.
    await emulator.forgetCalls();
  },
};
