import { PolicyEngine, type ActionCatalogue, type Statement } from '../../lib/policy';
import { allow, deny, policy, role, scps, account } from './support';

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  'ec2:RunInstances': ['arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}'],
  'ecr:CreateRepository': ['*'],
  'kms:CreateAlias': [
    'arn:${Partition}:kms:${Region}:${Account}:alias/${Alias}',
    'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}',
  ],
  'kms:Decrypt': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'kinesis:PutRecord': ['arn:${Partition}:kinesis:${Region}:${Account}:${StreamType}/${StreamName}'],
  's3:GetObject': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:PutObject': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  'sts:AssumeRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
};
const CATALOGUE: ActionCatalogue = {
  actions: Object.keys(FORMATS),
  resourceFormats: (action) => FORMATS[action],
  supportsRcp: (service) => service === 's3',
};
const engine = new PolicyEngine(CATALOGUE);
const onSome = allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/*' });

/** Of a role with these statements in an account with these service control policies. */
function explained(action: string, own: readonly Statement[], bound: readonly Statement[] = []): string {
  const principal = role({
    identityPolicies: [policy('own', ...own)],
    account: account({ scps: scps(...(bound.length === 0 ? [] : [policy('bound', ...bound)])) }),
  });
  const found = engine.explainAction({ principal, policiesOfResources: 'not known' }, action);
  return 'elseDenied' in found ? 'not known' : found.decision;
}

test.each([
  ['what nothing allows may be let in by the policy of a resource', 's3:PutObject', [onSome], 'not known'],
  ['what something allows needs none', 's3:GetObject', [allow()], 'allowed'],
  ['what depends anyway does', 's3:GetObject', [onSome], 'depends'],
  ['what a statement denies is denied', 's3:PutObject', [deny({ Action: 's3:PutObject' })], 'denied'],
  ['what can have no policy is denied', 'ec2:RunInstances', [onSome], 'denied'],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
  ['a role of the account may trust whom its own account allows nothing', 'sts:AssumeRole', [onSome], 'not known'],
  ['an alias has no policy, though its key has', 'kms:CreateAlias', [onSome], 'denied'],
  ['a key has one', 'kms:Decrypt', [onSome], 'not known'],
  ['a stream has one, whatever its ARN begins with', 'kinesis:PutRecord', [onSome], 'not known'],
  ['a registry has one about what names no resource', 'ecr:CreateRepository', [onSome], 'not known'],
] as const)('%s', (_what, action, own, expected) => {
  expect(explained(action, own)).toBe(expected);
});

test('a service control policy denies whatever a resource allows', () => {
  expect(explained('s3:PutObject', [onSome], [deny({ Action: 's3:Put*' })])).toBe('denied');
});

test('what a condition may deny besides is told besides', () => {
  const mfa = deny({ Action: 's3:Put*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } });
  const principal = role({ identityPolicies: [policy('own', onSome, mfa)] });
  const { reason } = engine.explainAction({ principal, policiesOfResources: 'not known' }, 's3:PutObject');
  expect(reason).toMatch(
    /^Depends on the policy of the resource, .* Depends: denied where Bool aws:MultiFactorAuthPresent/,
  );
});

test('of all actions at once the same is said', () => {
  const principal = role({ identityPolicies: [policy('own', onSome)] });
  const decided = engine.decideActions({ principal, policiesOfResources: 'not known' });
  const { classes, reasons } = engine.explainActions({ principal, policiesOfResources: 'not known' });
  for (const action of CATALOGUE.actions) {
    const found = reasons[classes[engine.universe.indexOf(action) ?? -1] ?? -1];
    expect([action, found && 'elseDenied' in found ? 'not known' : found?.decision]).toEqual([
      action,
      explained(action, [onSome]),
    ]);
    expect(decided[found?.decision ?? 'denied'].has(action)).toBe(true);
  }
});
