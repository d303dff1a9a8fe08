import { makingCall } from '../../../lib/operate/preflight/needed-calls';
import { policiesOfOthers } from '../../../lib/operate/preflight/checks/policies-of-others';
import { preflight } from '../../../lib/operate/preflight';
import { catalogue } from '../../support/read-landing-zone';
import { sample } from '../live/assemblies';
import { fakeLive, type State } from '../live/fake';
import { after, assembly, complaints } from './support';

/* What somebody else attached binds the role by which StackSets deploy. */

type Statement = Readonly<Record<string, unknown>>;

function withPolicy(statement: Statement, target: (state: State) => string = ({ rootId }) => rootId): State {
  const state = after();
  state.policies.push({
    id: 'p-theirs',
    name: 'theirs',
    type: 'SERVICE_CONTROL_POLICY',
    owner: 'customer',
    content: { Version: '2012-10-17', Statement: [statement] } as never,
    targetIds: [target(state)],
  });
  return state;
}

async function said(state: State): Promise<readonly string[]> {
  const { rows } = await preflight({ zone: sample, catalogue, live: fakeLive(state), assembly }, [policiesOfOthers]);
  return rows.flatMap((row) =>
    row.check !== policiesOfOthers.name || row.status === 'ok' ? [] : [`${row.status}: ${row.what} → ${row.how}`],
  );
}

const deny = (Action: string | readonly string[], rest: Statement = {}): Statement => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...rest,
});
const nobodyBut = (pattern: string): Statement => ({ Condition: { ArnNotLike: { 'aws:PrincipalArn': pattern } } });

test('one that denies what the templates bring is told, with its calls and accounts', async () => {
  expect(await said(withPolicy(deny(['iam:CreateRole', 'iam:CreateAccessKey', 'events:PutRule'])))).toEqual([
    expect.stringMatching(
      /^to do: theirs at r-ab12 denies the role of StackSets events:PutRule, iam:CreateRole in 8 accounts \(log-archive \(\d{12}\), .*, …\), .*us-west-2.* → Have whoever wrote theirs spare the role \(ArnNotLike .*stacksets-exec-\*\); or, if nobody needs it: aws organizations detach-policy --policy-id p-theirs --target-id r-ab12$/,
    ),
  ]);
});

test('what AWS Control Tower or Landing Zone Accelerator keeps nobody is told to detach', async () => {
  const state = withPolicy(deny('iam:CreateRole'));
  Object.assign(state.policies.at(-1) ?? {}, { name: 'aws-guardrails-aBcDeF' });
  const [told = ''] = await said(state);
  expect(told).toMatch(
    /aws-guardrails-aBcDeF at r-ab12 denies .* → It is of AWS Control Tower, which alone may change it/,
  );
  expect(told).not.toContain('detach-policy');
});

test('in one account alone it is told of that one', async () => {
  const idOf = (state: State): string => state.accounts.find(({ name }) => name === 'engineering-dev')?.id ?? '';
  expect(await said(withPolicy(deny('iam:CreateRole'), idOf))).toEqual([
    expect.stringMatching(/denies the role of StackSets iam:CreateRole in 1 account \(engineering-dev \(\d{12}\)\), /),
  ]);
});

test.each<[what: string, statement: Statement]>([
  ['denies what no template brings', deny(['iam:CreateAccessKey', 'organizations:LeaveOrganization'])],
  ['spares the role of StackSets', deny('*', nobodyBut('arn:aws:iam::*:role/stacksets-exec-*'))],
  ['may or may not', deny('iam:CreateRole', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } })],
])('one that %s is in nobody’s way', async (_what, statement) => {
  expect(await said(withPolicy(statement))).toEqual([]);
});

test('one that denies a Region is told of that Region', async () => {
  const elsewhere = { Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] } } };
  const [one = '', ...more] = await said(withPolicy(deny('*', elsewhere)));
  expect(one).toMatch(/cloudformation:CreateStack.* in 8 accounts .*, us-east-2, us-west-1 → /);
  expect(more).toEqual([]);
});

test('one that stands where AWS’s own was detached allows what it names alone', async () => {
  const state = withPolicy({ Effect: 'Allow', Action: ['cloudformation:*', 'events:*'], Resource: '*' });
  state.policies = state.policies.map((one) =>
    one.owner === 'aws' ? { ...one, targetIds: one.targetIds.filter((id) => id !== state.rootId) } : one,
  );
  expect(await said(state)).toEqual([
    expect.stringMatching(
      /^to do: theirs at r-ab12, where nothing else is attached, allows not the role of StackSets .* → Attach FullAWSAccess there: aws organizations attach-policy .*--target-id r-ab12/,
    ),
  ]);
});

test('what the landing zone attached is its own, and without templates stacks alone are asked', async () => {
  expect(await said(after())).toEqual([]);
  expect(await complaints(withPolicy(deny('iam:CreateRole')))).toEqual([]);
  expect(await complaints(withPolicy(deny('cloudformation:*')))).toEqual([
    expect.stringMatching(/^policies of others: theirs .*cloudformation:CreateStack, cloudformation:UpdateStack/),
  ]);
});

test.each<[type: string, call: string | undefined]>([
  ['AWS::IAM::Role', 'iam:CreateRole'],
  ['AWS::IAM::ManagedPolicy', 'iam:CreatePolicy'],
  ['AWS::Events::Rule', 'events:PutRule'],
  ['AWS::S3::Bucket', 's3:CreateBucket'],
  ['AWS::KMS::Key', 'kms:CreateKey'],
  ['AWS::Config::ConfigurationRecorder', 'config:PutConfigurationRecorder'],
  // A role's, a user's or a group's: nothing says which.
  ['AWS::IAM::Policy', undefined],
])('%s is made by %s', (type, call) => {
  expect(makingCall(type)).toBe(call);
});
