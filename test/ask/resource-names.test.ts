import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongResourceName } from '../../lib/ask/resource-names';
import { filesOf, repository } from '../support/repository';

/*
 * Names that AWS gives to no resource: a row with one holds of a statement with the same slip, which no request ever matches.
 */

const of = (service: string, resource: string): string => `arn:aws:${service}:us-west-2:111111111111:${resource}`;
const ID = '0a1b2c3d4e5f67890';
const UUID = '1234abcd-12ab-34cd-56ef-1234567890ab';

test.each([
  ['secretsmanager', 'secret:orders', 'secret:orders-AbCdEf'],
  ['secretsmanager', 'secret:orders-abc', 'secret:app/orders-0a1b2c'],
  ['secretsmanager', 'secret:orders-AbCdE_', `secret:rds!db-${UUID}-AbCdEf`],
  ['ec2', 'instance/j-0a1b', `instance/i-${ID}`],
  ['ec2', 'instance/i-xyz', 'instance/i-0a1b2c3d'],
  ['ec2', `security-group/sgr-${ID}`, `security-group/sg-${ID}`],
  ['ec2', `volume/volume-${ID}`, `volume/vol-${ID}`],
  ['ec2', `vpc/${ID}`, `vpc/vpc-${ID}`],
  ['ec2', `subnet/sub-${ID}`, `subnet/subnet-${ID}`],
  ['ec2', `network-interface/eni${ID}`, `network-interface/eni-${ID}`],
  ['ec2', `image/AMI-${ID}`, `image/ami-${ID}`],
  ['ec2', `snapshot/snapshot-${ID}`, `snapshot/snap-${ID}`],
  ['ec2', `launch-template/orders`, `launch-template/lt-${ID}`],
  ['kms', 'key/orders', `key/${UUID}`],
  ['kms', 'key/1234abcd', 'key/mrk-1234abcd12ab34cd56ef1234567890ab'],
  ['kms', 'alias/or.ders', 'alias/aws/s3'],
  ['ssm', 'parameter//orders/url', 'parameter/orders/url'],
  ['ssm', 'parameter/orders/', 'parameter/orders'],
  ['sqs', 'orders.dead', 'orders_dead-1'],
  ['sqs', 'orders/dead', 'orders.fifo'],
  ['sns', 'orders.topic', 'orders.fifo'],
  ['sns', 'orders topic', `orders:${UUID}`],
  ['lambda', 'function:orders.live', 'function:orders:live'],
  ['lambda', 'function:or/ders', 'function:orders:$LATEST'],
  ['dynamodb', 'table/or', 'table/orders'],
  ['dynamodb', 'table/or+ders', 'table/orders/index/by-day'],
  ['rds', 'db:Orders', 'db:orders'],
  ['rds', 'cluster:or_ders', 'cluster:or-ders'],
  ['rds', 'db:orders-', 'snapshot:rds:orders-2026-01-01-00-00'],
  ['ecr', 'repository/Orders', 'repository/team/or-ders'],
  ['elasticloadbalancing', 'loadbalancer/alb/orders/50dc6c495c0c9188', 'loadbalancer/app/orders/50dc6c495c0c9188'],
  ['elasticloadbalancing', 'loadbalancer/app/orders', 'loadbalancer/orders'],
  ['elasticloadbalancing', 'targetgroup/orders/id', 'targetgroup/orders/73e2d6bc24d8a067'],
  ['events', 'rule/or ders', 'rule/orders/paid'],
  ['logs', 'log-group:/aws/lambda/or+ders', 'log-group:/aws/lambda/orders'],
  ['logs', 'log-group:/aws/or ders:*', 'log-group:/aws/orders:*'],
  ['logs', 'log-group:or,ders:log-stream:1', 'log-group:orders:log-stream:2026/01/[$LATEST]0a'],
  ['states', 'stateMachine:or/der/s', 'stateMachine:orders'],
  ['ecs', 'cluster/or.ders', 'cluster/orders'],
  ['ecs', 'service/orders/w.eb', 'service/orders/web'],
  ['eks', 'cluster/-orders', 'cluster/orders'],
  ['kinesis', 'stream/or+ders', 'stream/orders'],
  ['glacier', 'vaults/ordérs', 'vaults/orders'],
  ['glacier', 'vaults/or ders', 'vaults/orders*'],
  ['glacier', 'vaults/orders\u200B', 'vaults/{name}'],
  ['iam', 'role/app/or ders', 'role/app/orders'],
  ['iam', 'role/or!ders', 'role/or+=,.@-ders'],
  ['iam', `role/${'a'.repeat(65)}`, `role/${'a'.repeat(64)}`],
  ['iam', `user/${'a'.repeat(65)}`, `user/x/${'a'.repeat(64)}`],
  ['iam', `policy/${'a'.repeat(129)}`, `policy/${'a'.repeat(128)}`],
  ['iam', 'role/ordеrs', 'role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS'],
])('%s has no %s, and may have %s', (service, never, fine) => {
  expect(wrongResourceName(of(service, never))).toMatchObject({
    expected: expect.stringMatching(/such as|ASCII/) as string,
  });
  expect(wrongResourceName(of(service, fine))).toBeUndefined();
});

test.each([
  ['Orders', 'orders'],
  ['or_ders/november.csv', 'orders/Ná me+=.csv'],
  ['or', 'ord'],
  ['a'.repeat(64), 'a'.repeat(63)],
  ['ordérs', 'orders.example.com'],
  ['orders-', 'o-1/x'],
  ['192.168.0.1/x', '192.168.0.1x/x'],
  ['orders..x', 'orders.x'],
  ['or ders/x', 'or*'],
])('there is no bucket %s, and may be %s', (never, fine) => {
  expect(wrongResourceName(`arn:aws:s3:::${never}`)?.expected).toMatch(/such as|ASCII/);
  expect(wrongResourceName(`arn:aws:s3:::${fine}`)).toBeUndefined();
});

test.each([
  ['hostedzone/example.com', 'hostedzone/Z1EXAMPLE'],
  ['change/Z1EXAMPLE', 'change/C1EXAMPLE'],
])('Route 53 has no %s, and may have %s', (never, fine) => {
  expect(wrongResourceName(`arn:aws:route53:::${never}`)?.expected).toContain('such as');
  expect(wrongResourceName(`arn:aws:route53:::${fine}`)).toBeUndefined();
});

test('what is written is told with what AWS has, and where AWS says so', () => {
  expect(wrongResourceName(of('kms', 'key/orders'))).toEqual({
    found: '"key/orders" as a resource of kms',
    expected:
      'key/<UUID> or key/mrk-<32 hexadecimal digits>, such as key/1234abcd-12ab-34cd-56ef-1234567890ab (https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html)',
    mend: 'correct it: AWS gives nothing such a name',
  });
  expect(wrongResourceName(of('glacier', 'vaults/ordérs'))?.found).toBe('"vaults/ordérs", with "é" (U+00E9)');
});

test.each(['arn:aws:constructor:::x', 'arn:aws:toString:::x y', 'arn:aws:ec2:us-west-2:111111111111:constructor/x'])(
  'of %s no rule is known',
  (arn) => {
    expect(() => wrongResourceName(arn)).not.toThrow();
    expect(wrongResourceName(arn.replace(' ', ''))).toBeUndefined();
  },
);

test('every name that docs have is one that AWS may give', () => {
  // These pages have rows of the product's and of the engine's, whose names are examples.
  const generated = ['docs/workflows.md', 'docs/engine.md'];
  const files = filesOf('.md', 'docs').filter((file) => !generated.includes(file));
  const arns = files.flatMap(
    (file) =>
      readFileSync(join(repository, file), 'utf8').match(/(?<=['"`])arn:aws:[a-z0-9-]+:[^'"`\s…]*(?=['"`])/g) ?? [],
  );
  expect(new Set(arns).size).toBeGreaterThan(10);
  expect(arns.filter((arn) => wrongResourceName(arn) !== undefined)).toEqual([]);
});
