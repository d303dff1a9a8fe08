import { deepEqual, equal } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { OF_A_CHANGE, OF_THE_FIRST_DEPLOY } from '../breakages';
import { ORGANIZATION } from '../breakages/organization';
import { breakInTurn } from '../breakages/break';
import type { Chain } from '../breakages/breakage';
import type { Site } from '../harness/site';
import type { Run, Step } from '../harness/step';
import { expectAsConfigured } from './first-deploy';

const WAIT_SECONDS = 60;

export const faults: Step = {
  beside: true,
  name: 'faults',
  title: 'a deploy that fails says why and what to do, leaves no access behind, and completes when it is run again',
  after: [],
  async run(run) {
    const site = run.another('333333333333', 'broken.trips.com');
    await site.bootstrap();
    await breakInTurn(
      { run, site },
      OF_THE_FIRST_DEPLOY.map((chain) => (chain === ORGANIZATION ? withKill(chain) : chain)),
    );
    run.say('everything is as configured');
    await expectAsConfigured(run, site);
    for (const chain of OF_A_CHANGE) await breakInTurn({ run, site }, [chain]);
    await run.emulator.set({ account_quota: 10 });
    const closed = (await run.emulator.calls()).filter(
      ({ account, action }) =>
        account === site.account && /^(CloseAccount|RemoveAccountFromOrganization)$/.test(action),
    );
    deepEqual(closed, [], 'accounts that were closed');
  },
};

/** Billing needs nothing but the organization. */
function withKill(chain: Chain): Chain {
  return {
    ...chain,
    complete: async (broken) => {
      await chain.complete?.(broken);
      await killCli(broken.run, broken.site);
    },
  };
}

async function killCli({ emulator, say }: Run, site: Site): Promise<void> {
  say('billing: the CLI is killed in the middle; CloudFormation goes on without it');
  await emulator.set({ patience: 0 });
  await emulator.inject({ service: 'budgets', action: 'CreateBudget', delay: 8 });
  const { exitCode } = await site.attempt(['Billing'], [], { killAt: /lz-billing \|.*IN_PROGRESS/ });
  equal(exitCode, null, 'the CLI was killed');
  const status = async (): Promise<string | undefined> =>
    (await site.stacks()).find(({ name }) => name === 'lz-billing')?.status;
  equal(await status(), 'CREATE_IN_PROGRESS');
  for (let waited = 0; (await status()) === 'CREATE_IN_PROGRESS' && waited < WAIT_SECONDS; waited += 1)
    await sleep(1000);
  equal(await status(), 'CREATE_COMPLETE');
  await emulator.clearFaults();
  await emulator.set({ patience: 20 });
}
