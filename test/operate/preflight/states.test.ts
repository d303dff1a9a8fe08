import { catalogue } from '../../support/read-landing-zone';
import { asLiveError } from '../../../lib/operate/live/live-error';
import { preflight } from '../../../lib/operate/preflight';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, freshAccount, type State } from '../live/fake';
import { awsError } from '../live/fake-sdk';
import { after, complaints, toolkit, type Break } from './support';

/* What earlier deploys, and others, left in AWS. */

const inStack = (state: State, stack: string, status: string): void => {
  const region = 'us-west-2';
  state.stacks[region] = (state.stacks[region] ?? []).map((one) => (one.name === stack ? { ...one, status } : one));
};
const resource = (state: State, stack: string, logicalId: string, status: string): void => {
  const key = `us-west-2/${stack}`;
  state.resources[key] = (state.resources[key] ?? []).map((one) =>
    one.logicalId === logicalId ? { ...one, status } : one,
  );
};
const foreign = (state: State, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const type = 'SERVICE_CONTROL_POLICY';
    state.policies.push({
      id: `p-f${index}`,
      name: `theirs-${index}`,
      type,
      owner: 'customer',
      content: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'iam:CreateAccessKey', Resource: '*' }],
      },
      targetIds: [state.rootId],
    });
  }
};

test.each<[what: string, breakIt: Break, expected: readonly RegExp[]]>([
  [
    'a first deploy of the organization that failed goes on where it stopped',
    (state) => {
      inStack(state, 'lz-organization', 'CREATE_FAILED');
      resource(state, 'lz-organization', 'PolicyTypes', 'CREATE_FAILED');
    },
    [],
  ],
  [
    'so does one whose StackSets keep what they made',
    (state) => {
      inStack(state, 'lz-logging', 'UPDATE_FAILED');
      inStack(state, 'lz-workloads', 'CREATE_FAILED');
    },
    [],
  ],
  [
    'a first deploy that was rolled back may have left behind what its StackSets keep',
    (state) => {
      inStack(state, 'lz-workloads', 'ROLLBACK_COMPLETE');
      inStack(state, 'lz-billing', 'ROLLBACK_COMPLETE');
    },
    [
      /^stacks: lz-workloads is in ROLLBACK_COMPLETE: what its StackSets put into accounts may still be there.* → .*deploying\.md/,
    ],
  ],
  [
    'what failed and was not rolled back, which the deploy does first',
    (state) => {
      inStack(state, 'lz-guardrails', 'UPDATE_FAILED');
      inStack(state, 'lz-identity', 'CREATE_FAILED');
    },
    [],
  ],
  [
    'which an older bootstrap does not let it do, where such a stack is',
    (state) => {
      inStack(state, 'lz-guardrails', 'UPDATE_FAILED');
      inStack(state, 'CDKToolkit', 'UPDATE_COMPLETE');
      for (const [region, stacks] of Object.entries(state.stacks))
        state.stacks[region] = stacks.map((one) =>
          one.name === 'CDKToolkit' ? { ...one, outputs: { BootstrapVersion: '22' } } : one,
        );
    },
    [
      /^bootstrap: us-west-2: version 22, 23 is needed: the deploy rolls lz-guardrails back, which is in UPDATE_FAILED → npx cdk bootstrap aws:\/\/111111111111\/us-west-2$/,
      /^bootstrap: us-east-1: version 22 is old → npx cdk bootstrap/,
    ],
  ],
  [
    'a rollback that failed for an account’s address skips that account',
    (state) => {
      inStack(state, 'lz-organization', 'UPDATE_ROLLBACK_FAILED');
      resource(state, 'lz-organization', 'AccountGrowthSales', 'UPDATE_FAILED');
    },
    [
      /^stacks: lz-organization is in UPDATE_ROLLBACK_FAILED → .*continue-update-rollback .* --resources-to-skip AccountGrowthSales$/,
    ],
  ],
  [
    'a rollback that failed for anything else is tried again whole',
    (state) => {
      inStack(state, 'lz-guardrails', 'UPDATE_ROLLBACK_FAILED');
    },
    [
      /^stacks: lz-guardrails is in UPDATE_ROLLBACK_FAILED → .*continue-update-rollback --stack-name lz-guardrails --region us-west-2$/,
    ],
  ],
  [
    'a state that nobody foresaw is told',
    (state) => {
      inStack(state, 'lz-guardrails', 'IMPORT_ROLLBACK_FAILED');
    },
    [/^stacks: lz-guardrails is in IMPORT_ROLLBACK_FAILED → See why: /],
  ],
  [
    'an account that AWS made after CloudFormation gave up is adopted, and the organization with it',
    (state) => {
      inStack(state, 'lz-organization', 'UPDATE_FAILED');
      resource(state, 'lz-organization', 'AccountGrowthSales', 'CREATE_FAILED');
    },
    [
      /^accounts to create: .*growth-sales.* exists .*existing: '\d{12}', and config\/organization.ts → existing: 'o-abcde12345'$/,
    ],
  ],
  ...(
    [
      ['CLOSED', 'ask AWS Support to reopen it within 90 days'],
      ['PENDING_CLOSURE', 'ask AWS Support to reopen it within 90 days'],
      ['PENDING_ACTIVATION', 'completes it'],
      ['SUSPENDED', 'asks AWS Support why'],
      ['SOMETHING_NEW', 'what that means'],
    ] as const
  ).map(([status, how]): [string, Break, readonly RegExp[]] => [
    `an account that is ${status} since is told before AWS refuses to change it`,
    (state) => {
      state.accounts = state.accounts.map((one) => (one.name === 'growth-sales' ? { ...one, status } : one));
    },
    [new RegExp(`^created accounts: .*growth-sales: \\d{12} is ${status}: AWS refuses changes of it.*${how}`)],
  ]),
  [
    'an OU that was renamed by hand is still the one that the stack has',
    (state) => {
      Object.assign(state.organizationalUnits.find(({ name }) => name === 'engineering') ?? {}, { name: 'platform' });
    },
    [],
  ],
  [
    'an imported stack, whose template is YAML, is read',
    (state) => {
      state.yaml = ['us-west-2/lz-organization'];
    },
    [],
  ],
  [
    'policies of others that leave no room for ours are told',
    (state) => {
      foreign(state, 3);
    },
    [
      /^policy attachments: r-ab12: \d+ of ours and AWS’s and 3 of others \(theirs-0, theirs-1, theirs-2\), 10 allowed of type SCP/,
    ],
  ],
  [
    'Control Tower is told',
    (state) => state.trustedServices.push('controltower.amazonaws.com'),
    [/^AWS Control Tower: it governs this organization → Decommission it first/],
  ],
  [
    'a group of one of our names is told',
    (state) =>
      (state.groups = state.groups.map((one) => (one.name === 'developers' ? { ...one, id: 'g-other' } : one))),
    [/^groups: developers exists and was not created here → Delete or rename it: https:/],
  ],
  [
    'another home region than before is told, and nothing else asked',
    (state) => {
      state.stacks['us-east-1'] = [...(state.stacks['us-east-1'] ?? []), ...(state.stacks['us-west-2'] ?? [])];
      state.stacks['us-west-2'] = [];
    },
    [/^home region: the landing zone is deployed in us-east-1, the config says us-west-2 → .*homeRegion: 'us-east-1'$/],
  ],
  [
    'policies of a landing zone without its stacks are told',
    (state) => {
      state.stacks['us-west-2'] = [toolkit];
    },
    [/^home region: there are organization policies of a landing zone \(lz-…\), and us-west-2 has no stack of it/],
  ],
])('%s', async (_what, breakIt, expected) => {
  const state = after();
  breakIt(state);
  expect(await complaints(state)).toEqual(expected.map((line) => expect.stringMatching(line) as string));
});

test('a Region that is not enabled yet is no sign of wrong credentials before the first deploy', async () => {
  const zone = { ...sample, company: { ...sample.company, approvedRegions: ['us-west-2', 'me-central-1'] } };
  const live = fakeLive({ ...freshAccount(), enabledRegions: [...freshAccount().enabledRegions, 'me-central-1'] });
  const stacks = (region: string): ReturnType<typeof live.stacks> =>
    region === 'me-central-1'
      ? Promise.reject(asLiveError(awsError('UnrecognizedClientException'), 'cloudformation:ListStacks'))
      : live.stacks(region);
  const { rows } = await preflight({ zone, catalogue, live: { ...live, stacks } });
  const inTheWay = rows.filter((row) => row.status !== 'ok' && !(row.status === 'to do' && row.when === 'soon'));
  // The Region itself, which no account that the deploy makes has on.
  expect(inTheWay.map(({ check }) => check)).toEqual(['Regions of members']);
});

test('credentials of a member account are told, and nothing is asked with them', async () => {
  const state: State = { ...after(), denied: ['tree', 'stacks'] };
  state.organization = { id: 'o-abcde12345', featureSet: 'ALL', managementAccountId: '999999999999' };
  expect(await complaints(state)).toEqual([
    expect.stringMatching(/^management account: .* is a member of o-abcde12345/),
  ]);
});

test('an account that is there already is not counted among those to create', async () => {
  const state = after();
  state.accountQuota = 9;
  state.resources['us-west-2/lz-organization'] = (state.resources['us-west-2/lz-organization'] ?? []).filter(
    ({ logicalId }) => logicalId !== 'AccountGrowthSales',
  );
  expect((await complaints(state)).join()).not.toMatch(/account quota: .* to create, 9 allowed.*servicequotas/);
});

test('groups of an identity provider have to be provisioned', async () => {
  const zone = { ...sample, access: { ...sample.access, identitySource: 'external' as const } };
  const state = deployed(assemblyOf(zone));
  state.groups = state.groups.filter(({ name }) => name !== 'developers');
  expect(await complaints(state, zone)).toEqual([expect.stringMatching(/^groups: developers is not provisioned → /)]);
});

describe('changing the identity source', () => {
  const zone = { ...sample, access: { ...sample.access, identitySource: 'external' as const } };

  test('is refused as long as it would delete groups that people have access by', async () => {
    const said = await complaints(after(), zone);
    expect(said).toHaveLength(Object.keys(sample.access.groups).length);
    expect(said).toContainEqual(
      expect.stringMatching(
        /^groups: developers was created here: .* the deploy deletes it, .* → Let your identity provider provision a group of another name/,
      ),
    );
  });

  test('is free with groups of other names, provisioned', async () => {
    const groups = Object.fromEntries(
      Object.entries(sample.access.groups).map(([key, group]) => [key, { ...group, displayName: `idp-${key}` }]),
    );
    const state = after();
    state.groups.push(
      ...Object.values(groups).map(({ displayName }) => ({ id: `g-${displayName}`, name: displayName })),
    );
    expect(await complaints(state, { ...zone, access: { ...zone.access, groups } })).toEqual([]);
  });
});
