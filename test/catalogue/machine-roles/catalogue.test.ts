import { completeLandingZone } from '../../../lib/model/complete';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { everything } from '../../support/companies/everything';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';
import { findUnknownNames, loadIamData, type IamData } from '../../../lib/iam-data';
import type { Statement } from '../../../lib/policy/document';
import { placeMachineRoles, type PlacedMachineRole } from '../../../lib/choice/placement';

const placed = placeMachineRoles(readLandingZone(config), catalogue);
const byWorkload = placed.map((role) => [role.workload, role] as const);

function role(workload: string): PlacedMachineRole {
  const found = placed.find((one) => one.workload === workload);
  if (found === undefined) throw new Error(`no workload ${workload}`);
  return found;
}

test('the test companies place every role of the catalogue and of the sample’s own', () => {
  const all = [config, startUp, everything].flatMap((company) =>
    placeMachineRoles(readLandingZone(company), catalogue),
  );
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(Object.keys(catalogue.machineRoles)));
});

test.each([
  ['trips-server', ['s3:PutObject', 'sns:Publish']],
  ['order-publisher', ['sns:Publish']],
  ['report-reader', ['s3:ListBucket', 's3:GetObject']],
  ['landing-zone-pipeline', ['sts:AssumeRole']],
])('%s may do this and nothing else', (workload, actions) => {
  const { statements } = role(workload).definition;
  expect(statements.map(({ Effect }) => Effect)).not.toContain('Deny');
  expect(statements.flatMap(({ Action = [] }) => Action)).toEqual(actions);
});

test.each([
  [
    'trips-server',
    [
      'arn:aws:s3:::trips-server-uploads-{account}-{region}/*',
      'arn:aws:sns:{region}:{account}:trips-server-notifications',
    ],
  ],
  ['order-publisher', ['arn:aws:sns:{region}:{account}:order-publisher-orders']],
  [
    'report-reader',
    [
      'arn:aws:s3:::report-reader-shared-reports-{account:engineering-prod}-{region}',
      'arn:aws:s3:::report-reader-shared-reports-{account:engineering-prod}-{region}/*',
    ],
  ],
])('%s reaches exactly these resources', (workload, resources) => {
  expect(role(workload).definition.statements.flatMap(({ Resource = [] }) => Resource)).toEqual(resources);
});

test('the pipelines assume the roles of the CDK bootstrap in their own account that the CLI uses, and no others', () => {
  const resources = role('trips-pipeline').definition.statements.flatMap(({ Resource = [] }) => Resource);
  const regions = ['us-west-2', 'us-east-1', 'us-east-2'];
  const names = ['deploy', 'file-publishing', 'image-publishing', 'lookup'];
  expect(resources).toEqual(
    regions.flatMap((region) =>
      names.map((name) => `arn:aws:iam::{account}:role/cdk-hnb659fds-${name}-role-{account}-${region}`),
    ),
  );
});

test.each([
  ['landing-zone-pipeline', 'repo:trips/landing-zone:environment:production'],
  ['trips-pipeline', 'repo:trips/trips:environment:dev'],
])('%s trusts one job of one repository, by audience and exact subject', (workload, subject) => {
  expect(role(workload).definition.trust).toEqual([
    {
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': subject,
        },
      },
    },
  ]);
});

test('services are trusted on behalf of the own account; EC2 has no key to say so', () => {
  const ownAccount = { StringEquals: { 'aws:SourceAccount': '{account}' } };
  const trust = (service: string, Condition?: object): object => ({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sts:AssumeRole',
    ...(Condition === undefined ? {} : { Condition }),
  });
  expect(role('trips-server').definition.trust).toEqual([
    trust('ec2'),
    trust('ecs-tasks', { ...ownAccount, ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:{account}:*' } }),
    trust('lambda', ownAccount),
  ]);
});

test('application roles stand on the application path, the pipeline among the protected names', () => {
  expect(Object.fromEntries(placed.map(({ id, path, roleName }) => [id, `${path}${roleName}`]))).toEqual({
    'trips-server': '/app/trips-server',
    'order-publisher': '/app/order-publisher',
    'report-reader': '/app/report-reader',
    'ci-deploy': '/lz-ci-deploy',
  });
});

test('rows name another account as proofs know it, by its name or by the id of one that was there before', () => {
  const renamed = (change: object): PlacedMachineRole | undefined =>
    placeMachineRoles(
      completeLandingZone({
        ...config,
        accounts: { ...config.accounts, 'engineering-prod': { ...config.accounts['engineering-prod'], ...change } },
      }),
      catalogue,
    ).find(({ workload }) => workload === 'report-reader');
  const bucket = (id: string): string => `arn:aws:s3:::report-reader-shared-reports-${id}-{region}`;
  expect(renamed({ name: 'Production' })?.definition.can[0]).toMatchObject({
    resource: bucket('Production'),
    resourceAccount: 'Production',
  });
  expect(renamed({ existing: '111111111111' })?.definition.can[0]).toMatchObject({
    resource: bucket('111111111111'),
    resourceAccount: 'engineering-prod',
  });
});

test('a resource that exists is taken as it is, and nothing is created for it', () => {
  const [order] = placeMachineRoles(
    readLandingZone({
      ...config,
      workloads: {
        orders: {
          machineRole: 'order-publisher',
          accounts: ['engineering-dev'],
          resources: { orders: { arn: 'arn:aws:sns:{region}:{account}:shop-orders' } },
        },
      },
    }),
    catalogue,
  );
  expect(order?.created).toEqual([]);
  expect(order?.definition.statements[0].Resource).toBe('arn:aws:sns:{region}:{account}:shop-orders');
});

describe('every name means something to AWS', () => {
  let data: IamData;
  beforeAll(async () => {
    data = await loadIamData();
  });

  test.each(byWorkload)('in %s', (_workload, { definition: { trust, statements, can, cannot } }) => {
    const named = [...can, ...cannot].map(({ action, except = [] }): Pick<Statement, 'Action'> => ({
      Action: [action, except].flat(2),
    }));
    expect([...trust, ...statements, ...named].flatMap((one) => findUnknownNames(one, data))).toEqual([]);
  });
});
