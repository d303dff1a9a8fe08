import { config } from '../../support/companies/trips';
import { completeLandingZone } from '../../../lib/model/complete';
import { runCommand } from '../../../lib/cli/run-command';
import { driftCommand } from '../../../lib/cli/drift';
import { findDrift, type Finding } from '../../../lib/operate/drift';
import { asCommand } from '../../../lib/operate/drift/call';
import { firstDifference } from '../../../lib/operate/drift/difference';
import type { OrganizationalUnit, OrganizationPolicy, PermissionSet } from '../../../lib/operate/live';
import { conglomerate } from '../../support/companies/conglomerate';
import { startUp } from '../../support/companies/start-up';
import { assemblyOf, sample } from '../live/assemblies';
import type { JsonObject } from '../../../lib/base/json';
import { repairable } from '../../../lib/operate/repair/repair';
import { copyOf } from '../../support/synthesize';
import { apply } from '../live/apply';
import { deployed, fakeLive, freshAccount, recorder, type State } from '../live/fake';

const assembly = assemblyOf(sample);

async function driftOf(change: (state: State) => void): Promise<readonly string[]> {
  const state = deployed(assembly);
  change(state);
  return (await findDrift(assembly, fakeLive(state))).map(asText);
}

const asText = ({ kind, about, difference, undo, how }: Finding): string =>
  `${kind}: ${about} ${difference} → ${undo === undefined ? '' : `${undo.effect}: ${asCommand(undo)}`}${how ?? ''}`;

test.each([
  ['the sample company', config],
  ['a company that adopted its organization', startUp],
  ['a company of sixty accounts', conglomerate],
])('%s, as it was deployed, does not differ', async (_what, zone) => {
  const made = assemblyOf(completeLandingZone(zone));
  expect(await findDrift(made, fakeLive(deployed(made)))).toEqual([]);
});

const policy = (state: State, name: string): { -readonly [Key in keyof OrganizationPolicy]: OrganizationPolicy[Key] } =>
  found(state.policies.find((one) => one.name === name && one.type === 'SERVICE_CONTROL_POLICY'));
const account = (state: State, name: string): State['accounts'][number] =>
  found(state.accounts.find((one) => one.name === name));
const permissionSet = (state: State, name: string): { -readonly [Key in keyof PermissionSet]: PermissionSet[Key] } =>
  found(state.permissionSets.find((one) => one.name === name));
const replace = (state: State, name: string, by: Partial<State['accounts'][number]>): void => {
  state.accounts = state.accounts.map((one) => (one.name === name ? { ...one, ...by } : one));
};

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test names something that the sample does not have');
  return value;
}

const unit = (state: State, name: string): { -readonly [Key in keyof OrganizationalUnit]: OrganizationalUnit[Key] } =>
  found(state.organizationalUnits.find((one) => one.name === name));

const CHANGES: readonly (readonly [what: string, change: (state: State) => unknown, expected: RegExp])[] = [
  [
    'an SCP is detached',
    (state) => (policy(state, 'lz-audit-root').targetIds = []),
    /^missing: SCP lz-audit-root is not attached to the root → tightens: aws organizations attach-policy --policy-id p-\d+ --target-id r-ab12$/,
  ],
  [
    'an SCP is attached somewhere else too',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      scp.targetIds = [...scp.targetIds, account(state, 'engineering-dev').id];
    },
    /^extra: SCP lz-audit-root is attached to account engineering-dev too → .*detach-policy/,
  ],
  [
    'an SCP is deleted',
    (state) => (state.policies = state.policies.filter(({ name }) => name !== 'lz-audit-root')),
    /^missing: SCP lz-audit-root does not exist → A stack takes it for there: take it out of config/,
  ],
  [
    'an SCP says something else',
    (state) => {
      const scp = policy(state, 'lz-organization-root');
      scp.content = JSON.parse(
        JSON.stringify(scp.content).replace('organizations:LeaveOrganization', 'organizations:ListRoots'),
      ) as OrganizationPolicy['content'];
    },
    /^changed: SCP lz-organization-root says something else in Statement\[\d+\]\.Action/,
  ],
  [
    'an SCP is added by hand',
    (state) =>
      state.policies.push({
        id: 'p-hand',
        name: 'by-hand',
        type: 'SERVICE_CONTROL_POLICY',
        owner: 'customer',
        content: {},
        targetIds: [account(state, 'security').id],
      }),
    /^extra: SCP by-hand exists \(attached to account security\), but nobody here defined it → loosens: aws organizations detach-policy --policy-id p-hand --target-id \d+$/,
  ],
  [
    'FullAWSAccess is detached',
    (state) => {
      const full = policy(state, 'FullAWSAccess');
      full.targetIds = full.targetIds.filter((id) => id !== account(state, 'engineering-dev').id);
    },
    /^missing: SCP FullAWSAccess is not attached to account engineering-dev: nothing is allowed there/,
  ],
  [
    'an account is moved',
    (state) => {
      replace(state, 'engineering-dev', { parentId: state.rootId });
    },
    /^changed: Account engineering-dev is in the root, not in OU engineering\/nonproduction\/dev → tightens: aws organizations move-account/,
  ],
  [
    'an account is closed',
    (state) => {
      replace(state, 'growth-sales', { status: 'SUSPENDED' });
    },
    /^changed: Account growth-sales is SUSPENDED/,
  ],
  [
    'an account is renamed',
    (state) => {
      replace(state, 'growth-sales', { name: 'sales' });
    },
    /^changed: Account growth-sales is called "sales" in AWS/,
  ],
  [
    'an account is invited',
    (state) =>
      state.accounts.push({
        id: '999999999999',
        name: 'bought',
        email: 'aws@bought.example',
        status: 'ACTIVE',
        parentId: state.rootId,
      }),
    /^extra: Account bought is in the organization \(999999999999\), but nobody here defined it/,
  ],
  [
    'a tag is changed',
    (state) =>
      (state.tags[account(state, 'engineering-dev').id] = { environment: 'prod', 'managed-by': 'landing-zone' }),
    /^changed: Account engineering-dev has the tag environment=prod, not dev → neutral: aws organizations tag-resource/,
  ],
  [
    'an OU is added',
    (state) =>
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' }),
    /^extra: OU hand exists, but nobody here defined it/,
  ],
  [
    'a policy type is disabled',
    (state) => (state.policyTypes = state.policyTypes.filter(({ type }) => type !== 'TAG_POLICY')),
    /^missing: Policy type TAG_POLICY is not enabled/,
  ],
  [
    'trusted access is switched off',
    (state) => (state.trustedServices = state.trustedServices.filter((one) => one !== 'cloudtrail.amazonaws.com')),
    /^missing: Trusted access of cloudtrail.amazonaws.com is switched off → .*enable-aws-service-access/,
  ],
  [
    'trusted access is switched on',
    (state) => state.trustedServices.push('detective.amazonaws.com'),
    /^extra: Trusted access of detective.amazonaws.com is on/,
  ],
  [
    'a service is delegated',
    (state) =>
      state.delegatedAdministrators.push({
        accountId: account(state, 'engineering-dev').id,
        service: 'backup.amazonaws.com',
      }),
    /^extra: Administration of backup.amazonaws.com is delegated to account engineering-dev/,
  ],
  [
    'a delegation is taken away',
    (state) => state.delegatedAdministrators.pop(),
    /^missing: Administration of [a-z.-]+ is not delegated to account security/,
  ],
  [
    'a permission set gets a policy',
    (state) => {
      permissionSet(state, 'Auditor').managedPolicyArns = [
        ...permissionSet(state, 'Auditor').managedPolicyArns,
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ];
    },
    /^extra: Permission set Auditor has the policy arn:aws:iam::aws:policy\/AdministratorAccess/,
  ],
  [
    'a permission set gets longer sessions',
    (state) => (permissionSet(state, 'ProdAdmin').sessionDuration = 'PT12H'),
    /^changed: Permission set ProdAdmin has sessions of PT12H, not PT1H → loosens: aws sso-admin update-permission-set .* && aws sso-admin provision-permission-set /,
  ],
  [
    'a permission set gets another inline policy',
    (state) => (permissionSet(state, 'Developer').inlinePolicy = { Version: '2012-10-17', Statement: [] }),
    /^changed: Permission set Developer has another inline policy, in Statement → loosens: aws sso-admin put-inline-policy-to-permission-set /,
  ],
  [
    'a permission set loses its boundary',
    (state) => delete permissionSet(state, 'Developer').boundary,
    /^changed: Permission set Developer has another permissions boundary → tightens: aws sso-admin put-permissions-boundary-to-permission-set /,
  ],
  [
    'an assignment is added for a user',
    (state) =>
      state.assignments.push({
        permissionSetArn: 'arn:aws:sso:::permissionSet/OrgAdmin',
        accountId: account(state, 'engineering-prod').id,
        principalType: 'user',
        principalId: 'u-eve',
        principal: 'eve',
      }),
    /^extra: Access of user eve as OrgAdmin to engineering-prod is assigned, but nobody here defined it → tightens: aws sso-admin delete-account-assignment /,
  ],
  [
    'an assignment is taken away',
    (state) => state.assignments.splice(0, 1),
    /^missing: Access of group [a-z-]+ as [A-Za-z]+ to [a-z-]+ is not assigned → loosens: aws sso-admin create-account-assignment /,
  ],
  [
    'an SCP is renamed',
    (state) => (policy(state, 'lz-audit-root').name = 'audit'),
    /^changed: SCP lz-audit-root is called "audit" in AWS → neutral: aws organizations update-policy --policy-id p-\d+ --name lz-audit-root$/,
  ],
  [
    'another SCP takes the name of one that was renamed',
    (state) => {
      policy(state, 'lz-audit-root').name = 'audit';
      state.policies.push({
        ...policy(state, 'FullAWSAccess'),
        id: 'p-new',
        name: 'lz-audit-root',
        owner: 'customer',
        targetIds: [],
      });
    },
    /^changed: SCP lz-audit-root is called "audit"|^extra: SCP lz-audit-root exists \(attached to nothing\).*delete-policy --policy-id p-new$/,
  ],
  [
    'an SCP denies something more',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      const { Statement } = scp.content as { Statement: JsonObject[] };
      scp.content = { ...scp.content, Statement: [...Statement, { Effect: 'Deny', Action: 's3:*', Resource: '*' }] };
    },
    /^changed: SCP lz-audit-root says something else in Statement → loosens: aws organizations update-policy /,
  ],
  [
    'an SCP denies less',
    (state) => {
      const scp = policy(state, 'lz-audit-root');
      scp.content = { ...scp.content, Statement: (scp.content as { Statement: JsonObject[] }).Statement.slice(1) };
    },
    /^changed: SCP lz-audit-root says something else in Statement → tightens: aws organizations update-policy /,
  ],
  [
    'an SCP of Control Tower is there',
    (state) =>
      state.policies.push({
        id: 'p-tower',
        name: 'aws-guardrails-abcdef',
        type: 'SERVICE_CONTROL_POLICY',
        owner: 'customer',
        content: {},
        targetIds: [state.rootId],
      }),
    /^extra: SCP aws-guardrails-abcdef exists .* → It is of AWS Control Tower, which alone may change it/,
  ],
  [
    'Control Tower is trusted',
    (state) => state.trustedServices.push('controltower.amazonaws.com'),
    /^extra: Trusted access of controltower.amazonaws.com .* → It is of AWS Control Tower, which alone may change it/,
  ],
  [
    'an OU is renamed',
    (state) => (unit(state, 'engineering').name = 'platform'),
    /^changed: OU engineering is called "platform" in AWS → neutral: aws organizations update-organizational-unit --organizational-unit-id ou-\S+ --name engineering$/,
  ],
  [
    'an OU with an account in it is added',
    (state) => {
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
      state.accounts.push({
        id: '999999999999',
        name: 'x',
        email: 'x@trips.com',
        status: 'SUSPENDED',
        parentId: 'ou-ab12-hand',
      });
    },
    /^extra: OU hand exists, but nobody here defined it → Adopt it \(existing\), or move what is in it/,
  ],
  [
    'an OU with a policy is added',
    (state) => {
      state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
      policy(state, 'FullAWSAccess').targetIds = [...policy(state, 'FullAWSAccess').targetIds, 'ou-ab12-hand'];
      state.policies.push({
        id: 'p-tower',
        name: 'aws-guardrails-x',
        type: 'TAG_POLICY',
        owner: 'customer',
        content: {},
        targetIds: ['ou-ab12-hand'],
      });
    },
    /^extra: OU hand exists.* → Policies are attached to it|^extra: TAG_POLICY aws-guardrails-x/,
  ],
  [
    'a stack has an OU that the assembly has not',
    (state) => {
      const id = 'ou-ab12-new0';
      state.organizationalUnits.push({ id, name: 'new', parentId: state.rootId, path: 'new' });
      const type = 'AWS::Organizations::OrganizationalUnit';
      state.resources['us-west-2/lz-organization']?.push({
        logicalId: 'New',
        type,
        physicalId: id,
        status: 'CREATE_COMPLETE',
      });
    },
    /^extra: OU new exists, but nobody here defined it → A stack of the landing zone has it, and this assembly has not/,
  ],
  [
    'an account is moved to where more is denied',
    (state) => {
      replace(state, 'engineering-dev', { parentId: unit(state, 'suspended').id });
    },
    /^changed: Account engineering-dev is in OU suspended, .* → loosens: aws organizations move-account /,
  ],
  [
    'a group is renamed',
    (state) => {
      Object.assign(found(state.groups.find(({ name }) => name === 'developers')), { name: 'devs' });
      state.assignments = state.assignments.map((one) =>
        one.principal === 'developers' ? { ...one, principal: 'devs' } : one,
      );
    },
    /^changed: Group developers is called "devs" in AWS → neutral: aws identitystore update-group /,
  ],
  [
    'a permission set gets a policy of the accounts’ own',
    (state) => {
      permissionSet(state, 'Auditor').customerManagedPolicies = [{ path: '/lz/', name: 'more' }];
    },
    /^extra: Permission set Auditor has the policy \/lz\/more, .* → tightens: aws sso-admin detach-customer-managed-policy-reference-from-permission-set .*"Name":"more","Path":"\/lz\/"/,
  ],
  [
    'a permission set loses a policy',
    (state) => {
      permissionSet(state, 'Auditor').managedPolicyArns = [];
    },
    /^missing: Permission set Auditor lacks the policy arn:aws:iam::aws:policy\/\S+ → loosens: aws sso-admin attach-managed-policy-to-permission-set /,
  ],
];

test.each(CHANGES)('when %s, exactly that is said', async (_what, change, expected) => {
  const said = await driftOf(change);
  expect(said.length).toBeGreaterThan(0);
  for (const line of said) expect(line).toMatch(expected);
});

/** What a person has to do: no call brings it back, or none that does no harm. */
const BY_HAND =
  /an SCP is deleted|of Control Tower|Control Tower is trusted|is closed|is invited|OU with|stack has an OU/;

test.each(CHANGES)('when %s, the calls bring back what was, or there are none', async (what, change) => {
  const state = deployed(assembly);
  const before = copyOf(state);
  change(state);
  let findings = await findDrift(assembly, fakeLive(state));
  // What is extra goes in two steps.
  for (let round = 0; round < 2; round += 1) {
    for (const { undo } of repairable(findings)) for (const call of undo.calls) apply(state, call);
    findings = await findDrift(assembly, fakeLive(state));
  }
  expect(repairable(findings)).toEqual([]);
  if (BY_HAND.test(what)) expect(findings).not.toEqual([]);
  else expect(sorted(state)).toEqual(sorted(before));
});

/** Without what no order says: lists by their text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, sorted(one)])
      .sort(),
  );
}

test('a closed account that nobody defined is no drift: AWS keeps it for 90 days', async () => {
  const closed = { id: '999999999999', name: 'old', email: 'old@trips.com', status: 'SUSPENDED', parentId: 'r-ab12' };
  expect(await driftOf((state) => state.accounts.push(closed))).toEqual([]);
});

test.each([
  [{ a: [1] }, { a: 1 }, undefined],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  [{ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] }, 'a[0].b'],
  [{ a: 1 }, {}, 'a'],
  [{ a: [1, 2] }, { a: [2, 1] }, 'a[0]'],
  [undefined, { a: 1 }, 'everything'],
])('%j and %j differ in %s', (left, right, path) => {
  expect(firstDifference(left, right)).toBe(path);
});

describe('the command', () => {
  const run = async (argv: readonly string[], state: State): Promise<{ code: number; out: string; err: string }> => {
    const [stdout, stderr] = [recorder(), recorder()];
    const code = await runCommand(
      driftCommand(() => Promise.resolve(fakeLive(state))),
      argv,
      { stdout, stderr },
    );
    return { code, out: stdout.text(), err: stderr.text() };
  };
  const options = ['--assembly', assembly.folder];

  test('ends with 0 where nothing differs', async () => {
    expect(await run(options, deployed(assembly))).toMatchObject({
      code: 0,
      out: 'The live organization is as the assembly says.\n',
    });
  });

  test('ends with 1 and says how to undo it', async () => {
    const state = deployed(assembly);
    state.trustedServices.push('detective.amazonaws.com');
    const { code, out } = await run(options, state);
    expect(code).toBe(1);
    expect(out).toMatch(/^extra +Trusted access of detective.*\n +undo: aws organizations disable-aws-service-access/);
    expect(JSON.parse((await run([...options, '--json'], state)).out)).toMatchObject([{ kind: 'extra' }]);
  });

  test('ends with 2 where nothing can be told', async () => {
    expect(await run(options, freshAccount())).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no organization/) as string,
    });
    expect(await run(options, { ...deployed(assembly), denied: ['assignments'] })).toMatchObject({ code: 2 });
    expect(await run(['--assembly', 'nowhere'], deployed(assembly))).toMatchObject({ code: 2 });
    const member = { ...deployed(assembly), caller: { ...freshAccount().caller, accountId: '999999999999' } };
    expect(await run(options, member)).toMatchObject({ code: 2, err: expect.stringMatching(/managed from/) as string });
  });
});
