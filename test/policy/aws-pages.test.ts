import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadIamData } from '../../lib/iam-data';
import { ADMINISTRATORS_ALONE } from '../../lib/policy/evaluate/administrators';
import { OTHER_GRANTS } from '../../lib/policy/evaluate/other-grants';
import { OF_AWS_ITSELF } from '../../lib/policy/evaluate/owned-by-aws';
import { filesOf, repository } from '../support/repository';
import { SEEN_PAGES } from './aws-pages';
import { RULES } from './rows';

const ROOT = 'https://docs.aws.amazon.com/';
/** Guides that have a page an operation. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'AWSSimpleQueueService/latest/APIReference/': 'sqs',
  'AmazonS3/latest/API/': 's3',
  'IAM/latest/APIReference/': 'iam',
  'STS/latest/APIReference/': 'sts',
  'accounts/latest/reference/': 'account',
  'organizations/latest/APIReference/': 'organizations',
  'secretsmanager/latest/apireference/': 'secretsmanager',
  'sns/latest/api/': 'sns',
  'AWSCloudFormation/latest/APIReference/': 'cloudformation',
  'AWSEC2/latest/APIReference/': 'ec2',
  'aws-backup/latest/devguide/': 'backup',
  'awscloudtrail/latest/APIReference/': 'cloudtrail',
  'cloudwatch/latest/observabilityadmin/': 'observabilityadmin',
  'cognitoidentity/latest/APIReference/': 'cognito-identity',
  'config/latest/APIReference/': 'config',
  'detective/latest/APIReference/': 'detective',
  'fms/2018-01-01/APIReference/': 'fms',
  'guardduty/latest/APIReference/': 'guardduty',
  'health/latest/APIReference/': 'health',
  'inspector/v2/APIReference/': 'inspector2',
  'kms/latest/APIReference/': 'kms',
  'networkmanager/latest/APIReference/': 'networkmanager',
  'ram/latest/APIReference/': 'ram',
  'resourcegroupstagging/latest/APIReference/': 'tag',
  'security-lake/latest/APIReference/': 'securitylake',
  'securityhub/1.0/APIReference/': 'securityhub',
  'servicecatalog/latest/dg/': 'servicecatalog',
  'servicequotas/2019-06-24/apireference/': 'servicequotas',
  'singlesignon/latest/APIReference/': 'sso',
  'waf/latest/APIReference/': 'wafv2',
  'xray/latest/api/': 'xray',
  'AmazonCloudWatchLogs/latest/APIReference/': 'logs',
  'AmazonECS/latest/APIReference/': 'ecs',
  'AmazonElastiCache/latest/APIReference/': 'elasticache',
  'AmazonRDS/latest/APIReference/': 'rds',
  'athena/latest/APIReference/': 'athena',
  'eventbridge/latest/APIReference/': 'events',
  'memorydb/latest/APIReference/': 'memorydb',
  'redshift/latest/APIReference/': 'redshift',
  'systems-manager/latest/APIReference/': 'ssm',
};
const OPERATION = /^(?<guide>.+\/)API_(?<name>[A-Za-z0-9]+)$/;

const listed = Object.entries(SEEN_PAGES).flatMap(([guide, names]) => names.map((name) => guide + name));
const ofRows = Object.values(RULES).flatMap((rows) => rows.map(([, , , page]) => page));
const ofEngine = filesOf('.ts', 'lib/policy').flatMap((file) =>
  [
    ...readFileSync(join(repository, file), 'utf8').matchAll(
      /https:\/\/docs\.aws\.amazon\.com\/([\w./#-]+\.html(?:#[\w-]+)?)/g,
    ),
  ].map(([, page = '']) => page),
);
const ofTables = [...OTHER_GRANTS, ...ADMINISTRATORS_ALONE, ...OF_AWS_ITSELF].map(({ page }) =>
  page.slice(ROOT.length),
);
const cited = [
  ...new Set([...ofRows, ...ofEngine, ...ofTables].map((page) => page.replace(/\.html(?:#[\w.-]+)?$/, ''))),
].sort();

test('every page that the engine or a row rests on is an address of AWS’s documentation', () => {
  const wrong = [...ofRows, ...ofEngine].filter((page) => !/^[\w-]+(?:\/[\w.-]+)+\.html(?:#[\w.-]+)?$/.test(page));
  expect(wrong.map((page) => ROOT + page)).toEqual([]);
  expect(ofEngine.length).toBeGreaterThan(100);
});

test('and one that is listed, or that of an operation that AWS has', async () => {
  const { actions } = await loadIamData();
  const known = new Set(actions.map((action) => action.toLowerCase()));
  const isOperation = (page: string): boolean => {
    const { guide = '', name = '' } = OPERATION.exec(page)?.groups ?? {};
    return known.has(`${OPERATIONS[guide] ?? ''}:${name}`.toLowerCase());
  };
  expect(cited.filter((page) => !listed.includes(page) && !isOperation(page))).toEqual([]);
});

test('no page is listed that nothing rests on', () => {
  expect(listed.filter((page) => !cited.includes(page))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});
