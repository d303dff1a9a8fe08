import type * as Live from '../../../lib/operate/live';
import { completeLandingZone } from '../../../lib/model/complete';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import { assemblyOf } from '../live/assemblies';
import { deployed } from '../live/deployed';

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

  test('to an OU of which a policy is there, but gets one more guardrail in the same deploy, is refused', async () => {
    const before = changed(({ organization }) =>
      Object.assign(organization.organizationalUnits, {
        campaigns: { parent: 'engineering', guardrails: ['require-imdsv2'] },
      }),
    );
    const zone = changed(({ organization, accounts }) => {
      Object.assign(organization.organizationalUnits, {
        campaigns: { parent: 'engineering', guardrails: ['require-imdsv2', 'deny-public-function-urls'] },
      });
      Object.assign(accounts['growth-marketing'], { ou: 'campaigns' });
    });
    expect(await said(deployed(assemblyOf(before)), zone)).toEqual([
      expect.stringMatching(
        /not attached yet: lz-compute-ou-campaigns \(without DenyPublicFunctionUrls1, DenyPublicFunctionUrls2\) → Put its ou back/,
      ),
    ]);
  });

  test('is refused where somebody has emptied a guardrail there', async () => {
    const zone = changed(({ accounts }) => Object.assign(accounts['growth-sales'], { ou: 'suspended' }));
    const state = after();
    state.policies = state.policies.map((policy) =>
      policy.name === 'lz-quarantine-ou-suspended' ? { ...policy, content: { Statement: [] } } : policy,
    );
    expect(await said(state, zone)).toEqual([expect.stringMatching(/not attached yet: lz-quarantine-ou-suspended → /)]);
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

  const scp = (Statement: object): Live.OrganizationPolicy => ({
    id: 'p-theirs',
    name: 'theirs',
    type: 'SERVICE_CONTROL_POLICY',
    owner: 'customer',
    content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*', ...Statement }] },
    targetIds: ['r-ab12'],
  });
  const elsewhere = { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2'] } };
  const regional = { NotAction: ['iam:*'], Condition: elsewhere };

  test.each<[what: string, statement: object]>([
    ['denies nothing at all', { NotAction: '*', Condition: elsewhere }],
    [
      'denies one principal',
      {
        ...regional,
        Condition: { ...elsewhere, ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/x' } },
      },
    ],
    ['denies one resource', { ...regional, Resource: 'arn:aws:s3:::one/*' }],
    ['denies one service', { NotAction: undefined, Action: ['s3:*'], Condition: elsewhere }],
    ['allows it', { ...regional, Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-2'] } } }],
  ])('is refused where somebody’s own policy on the root %s', async (_what, statement) => {
    const state = after();
    state.policies.push(scp(JSON.parse(JSON.stringify(statement)) as object));
    expect(await said(state, without)).toEqual([expect.stringMatching(/us-east-2 leaves, and is not denied yet in /)]);
  });

  test('is free where somebody’s own policy denies it to everybody, in whichever words', async () => {
    const state = after();
    state.policies.push(
      scp({ NotAction: undefined, Action: '*', Condition: { StringLike: { 'aws:RequestedRegion': 'us-east-2' } } }),
    );
    expect(await said(state, without)).toEqual([]);
  });

  test('is refused for an account in the root, which no OU’s guardrail reaches', async () => {
    const state = deployed(assemblyOf(denied));
    state.accounts = state.accounts.map((one) =>
      one.name === 'growth-sales' ? { ...one, parentId: state.rootId } : one,
    );
    expect(await said(state, without)).toEqual([
      expect.stringMatching(
        /is not denied yet in account growth-sales: .* → Put it back; give account growth-sales an OU of its own/,
      ),
    ]);
  });

  test('a closed account does not stand in the way', async () => {
    const state = deployed(assemblyOf(denied));
    state.accounts = state.accounts.map((one) =>
      one.name === 'growth-sales' ? { ...one, parentId: state.rootId, status: 'CLOSED' } : one,
    );
    expect(await said(state, without)).toEqual([]);
  });

  test('that no guardrail ever denies is told, and can wait', async () => {
    const open = changed(({ company, organization }) => {
      Object.assign(company, { approvedRegions: ['us-west-2'] });
      const guardrails = organization.guardrails.filter((id) => id !== 'deny-unapproved-regions');
      Object.assign(organization, { guardrails });
    });
    expect(await said(after(), open)).toEqual([
      expect.stringMatching(
        /^Regions that leave: .*us-east-2 leaves, and no guardrail of the config denies it in account /,
      ),
    ]);
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
