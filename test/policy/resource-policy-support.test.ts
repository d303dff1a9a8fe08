import { canHaveResourcePolicy, RESOURCE_POLICY_SUPPORT } from '../../lib/policy/evaluate/resource-policy-support';
import { loadIamData } from '../../lib/iam-data';

/** Services whose `Put…Policy` is about shares of AWS RAM, a quota or a scaling rule: nothing with principals of its own. */
const NO_POLICY_WITH_PRINCIPALS: ReadonlySet<string> = new Set([
  'ec2',
  'fsx',
  'network-firewall',
  'networkmanager',
  'route53-recovery-control-config',
  'servicecatalog',
  'servicediscovery',
  'sms-voice',
  'ssm',
  'wafv2',
  'xray',
]);

const NAMES =
  /^(?:Put|Set)(?:[A-Z]\w*)?(?:ResourcePolicy|RepositoryPolicy|BucketPolicy|FileSystemPolicy|KeyPolicy|VaultAccessPolicy)$/;

test('every service that sets resource policies is in the table or known to share in another way', async () => {
  const data = await loadIamData();
  const setting = data.servicePrefixes.filter((prefix) =>
    data.actionsOf(prefix).some((action) => NAMES.test(action.split(':')[1] ?? '')),
  );
  const missing = setting.filter(
    (prefix) => !(prefix in RESOURCE_POLICY_SUPPORT) && !NO_POLICY_WITH_PRINCIPALS.has(prefix),
  );
  expect(missing).toEqual([]);
});

test('every entry of the table begins as an ARN of AWS does', async () => {
  const data = await loadIamData();
  const formats = new Set(data.actions.flatMap((action) => data.resourceFormats(action) ?? []));
  const wrong = Object.entries(RESOURCE_POLICY_SUPPORT).flatMap(([service, starts]) =>
    starts
      .filter((start) => ![...formats].some((format) => begins(format, service, start)))
      .map((start) => `${service} ${start}`),
  );
  expect(wrong).toEqual([]);
});

function begins(format: string, service: string, start: string): boolean {
  const [, , ofService, , , ...rest] = format.split(':');
  return ofService === service && rest.join(':').startsWith(start);
}

test.each([
  ['arn:aws:s3:::trips-data/key', true],
  ['arn:aws:secretsmanager:us-west-2:111111111111:secret:db', true],
  ['arn:aws:lambda:us-west-2:111111111111:function:trips', true],
  ['arn:aws:lambda:us-west-2:111111111111:event-source-mapping:1', false],
  ['arn:aws:ec2:us-west-2:111111111111:snapshot/snap-1', false],
  ['arn:aws:iam::111111111111:role/app', false],
  ['*', false],
])('%s can have a policy: %s', (arn, expected) => {
  expect(canHaveResourcePolicy(arn)).toBe(expected);
});
