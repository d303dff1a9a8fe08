import { policyPropertyOf } from '../../lib/assembly/graph/resource-policies';
import { KNOWN_TYPES, schemaOf } from '../../lib/resource-schemas/schema';

/** Read with the identities, permission sets and organization policies that they belong to. */
const READ_BESIDE = /^AWS::(?:IAM|SSO|Organizations)::/;

/** Called a policy, and none by which anybody is let in. */
const NONE: Readonly<Record<string, string>> = {
  'AWS::KMS::Key BypassPolicyLockoutSafetyCheck': 'whether AWS asks back before a policy locks everybody out',
  'AWS::Logs::LogGroup DataProtectionPolicy': 'what is masked in logs',
  'AWS::Logs::LogGroup FieldIndexPolicies': 'which fields are found fast',
  'AWS::SNS::Subscription DeliveryPolicy': 'how often a delivery is tried',
  'AWS::SNS::Subscription FilterPolicy': 'which messages are delivered',
  'AWS::SNS::Subscription FilterPolicyScope': 'of what of a message that decides',
  'AWS::SNS::Subscription RedrivePolicy': 'where undeliverable messages go',
  'AWS::SNS::Subscription ReplayPolicy': 'from when on messages are delivered again',
  'AWS::SNS::Topic ArchivePolicy': 'how long messages are kept',
  'AWS::SNS::Topic DataProtectionPolicy': 'what is masked in messages',
};

const policies = KNOWN_TYPES.flatMap((type) =>
  (schemaOf(type)?.properties ?? [])
    .filter((name) => /polic(?:y|ies)/i.test(name))
    .map((name) => [type, name] as const),
);

test('every property that AWS calls a policy is read, or it is said what it is', () => {
  const silent = policies.filter(
    ([type, name]) =>
      !READ_BESIDE.test(type) && policyPropertyOf(type) !== name && NONE[`${type} ${name}`] === undefined,
  );
  expect(silent).toEqual([]);
});

test('what is said to be no policy is a property that is not read', () => {
  const names = policies.map((one) => one.join(' '));
  expect(Object.keys(NONE).filter((one) => !names.includes(one))).toEqual([]);
  expect(
    policies.filter(([type, name]) => NONE[`${type} ${name}`] !== undefined && policyPropertyOf(type) === name),
  ).toEqual([]);
});
