import { completeLandingZone } from '../../../lib/model/complete';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import { assemblyOf } from '../live/assemblies';
import { deployed } from '../live/fake';
import { after, complaints } from './support';

/* What a deploy does in its own order would be dangerous in one step. */

type Company = ReturnType<typeof copyOf<typeof config>>;

function changed(change: (company: Company) => void): ReturnType<typeof completeLandingZone> {
  const company = copyOf(config);
  change(company);
  return completeLandingZone(company);
}

const said = async (...[state, zone]: Parameters<typeof complaints>): Promise<readonly string[]> =>
  (await complaints(state, zone)).filter((line) => /^(moves of accounts|Regions that leave):/.test(line));

describe('moving an account', () => {
  const withUnit = (ou: string): ReturnType<typeof changed> =>
    changed(({ organization, accounts }) => {
      Object.assign(organization.organizationalUnits, {
        campaigns: { parent: 'engineering', guardrails: ['deny-public-function-urls'] },
      });
      Object.assign(accounts['growth-marketing'], { ou });
    });

  test('to an OU of which the guardrails come in the same deploy is refused, with the two deploys that it takes', async () => {
    expect(await said(after(), withUnit('campaigns'))).toEqual([
      expect.stringMatching(
        /^moves of accounts: config\/accounts\.ts → growth-marketing: moves to campaigns, where these guardrails are not attached yet: lz-\S+.* → Put its ou back and deploy/,
      ),
    ]);
  });

  test('is free once they are attached', async () => {
    const { ou } = config.accounts['growth-marketing'];
    const state = deployed(assemblyOf(withUnit(ou)));
    expect(await said(state, withUnit('campaigns'))).toEqual([]);
  });

  test('to an OU that is there, with its guardrails, is free', async () => {
    const zone = changed(({ accounts }) => Object.assign(accounts['growth-sales'], { ou: 'sandbox' }));
    expect(await said(after(), zone)).toEqual([]);
  });

  test('is refused where somebody has detached a guardrail there', async () => {
    const zone = changed(({ accounts }) => Object.assign(accounts['growth-sales'], { ou: 'suspended' }));
    const state = after();
    state.policies = state.policies.map((policy) =>
      policy.name === 'lz-quarantine-ou-suspended' ? { ...policy, targetIds: [] } : policy,
    );
    expect(await said(state, zone)).toEqual([expect.stringMatching(/not attached yet: lz-quarantine-ou-suspended → /)]);
  });
});

describe('taking a Region out', () => {
  const without = changed(({ company }) => Object.assign(company, { approvedRegions: ['us-west-2'] }));
  const denied = changed(({ organization }) => {
    for (const unit of Object.values(organization.organizationalUnits)) {
      if (!('parent' in unit) || unit.parent === 'root') Object.assign(unit, { approvedRegions: ['us-west-2'] });
    }
  });

  test('while it is open is refused: detection would end before it is denied', async () => {
    expect(await said(after(), without)).toEqual([
      expect.stringMatching(
        /^Regions that leave: config\/company\.ts → approvedRegions: us-east-2 leaves, and is not denied yet in .*engineering.* → Put it back; leave it out in approvedRegions of /,
      ),
    ]);
  });

  test('is free once every OU denies it', async () => {
    expect(await said(deployed(assemblyOf(denied)), without)).toEqual([]);
  });

  test('nothing is said where none leaves', async () => {
    expect(
      await said(
        after(),
        changed(() => undefined),
      ),
    ).toEqual([]);
  });
});
