import { IamData, loadIamData } from '../../../lib/iam-data';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import type { AccessControl, LeftOut } from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { CompiledService } from '../../../lib/iam-data/compiled';
import { compileIamData } from '../../../lib/iam-data/compile';
import { unknownNames } from '../../../lib/config/definitions/names';
import { completeLandingZone } from '../../../lib/model/complete';
import { config } from '../../support/companies/trips';
import { definitions } from '../../support/read-landing-zone';

/* What a guardrail says that it protects, held against the actions that AWS has. */

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

const guardrail = catalogue.audit['deny-changing-cloudtrail'] as AccessControl;
const [trails] = guardrail.protects ?? [];

/** Problems of the guardrail with its list changed, as `place | found`. */
function told(change: object, from = data, narrower: object = {}): readonly string[] {
  const protects = [{ ...trails, ...change }];
  const statements = guardrail.statements.map((statement) => ({ ...statement, ...narrower }));
  const guardrails = { audit: { 'deny-changing-cloudtrail': { ...guardrail, statements, protects } } };
  return unknownNames(completeLandingZone(config), from, { ...definitions, guardrails })
    .filter(({ path }) => path.includes('deny-changing-cloudtrail.ts'))
    .map(({ path, found }) => `${path.replace(/^.* → /, '')} | ${found}`);
}

const leaves = (trails?.leaves ?? []) as readonly LeftOut[];
const withLeft = (...actions: [string]): object => ({ leaves: [...leaves, { because: 'so', actions }] });

test('as it stands nothing is missing', () => {
  expect(told({})).toEqual([]);
});

test.each<[what: string, change: object, expected: readonly string[]]>([
  [
    'a list that forgets some',
    { leaves: leaves.slice(1) },
    [
      'protects[0] | cloudtrail:CreateServiceLinkedChannel, cloudtrail:CreateChannel, cloudtrail:CreateEventDataStore, cloudtrail:CreateTrail, cloudtrail:RestoreEventDataStore and 3 more, which nothing of the guardrail denies',
    ],
  ],
  ['no list at all', { leaves: [] }, [expect.stringContaining('and 17 more') as string]],
  [
    'what the guardrail denies',
    withLeft('StopLogging'),
    ['protects[0].leaves[5].actions[0] | "StopLogging", which the guardrail denies'],
  ],
  [
    'what only reads',
    withLeft('DescribeTrails'),
    ['protects[0].leaves[5].actions[0] | "DescribeTrails", which changes nothing of what is protected'],
  ],
  [
    'a typo',
    withLeft('CreateTrial'),
    ['protects[0].leaves[5].actions[0] | "CreateTrial", which changes nothing of what is protected'],
  ],
  [
    'a pattern',
    withLeft('Create*'),
    ['protects[0].leaves[5].actions[0] | "Create*", which changes nothing of what is protected'],
  ],
  ['one twice', withLeft('CreateTrail'), ['protects[0].leaves[5].actions[0] | "CreateTrail", a second time']],
  ['a service that is none', { service: 'cloudtrial' }, ['protects[0].service | "cloudtrial"']],
  [
    'a kind of resource that is none',
    { resourceTypes: ['trial'], leaves: [] },
    ['protects[0].resourceTypes[0] | "trial"'],
  ],
  [
    'a kind of resource whose changes are all denied or left',
    { resourceTypes: ['dashboard'], leaves: [{ because: 'reads', actions: ['StartDashboardRefresh'] }] },
    [expect.stringContaining('cloudtrail:CreateDashboard') as string],
  ],
])('%s is told', (_what, change, expected) => {
  expect(told(change)).toEqual(expected);
});

test.each<[what: string, statement: object]>([
  ['of some resources', { Resource: 'arn:aws:cloudtrail:*:*:trail/lz-*' }],
  ['in some cases', { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } } }],
  ['of some people', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } } }],
])('what is denied %s alone is told', (_what, change) => {
  expect(told({}, data, change)).toEqual([expect.stringContaining('and 10 more, which nothing') as string]);
});

test('what is denied of the resources alone that are protected is enough', () => {
  const arn = 'arn:aws:cloudtrail:*:*:trail/lz-*';
  expect(told({ resources: [arn] }, data, { Resource: [arn, 'arn:aws:cloudtrail:*:*:channel/*'] })).toEqual([]);
  expect(told({ resources: [arn] })).toEqual([]);
});

test('what is denied of some of the protected resources is told', () => {
  const [ours, others] = ['arn:aws:cloudtrail:*:*:trail/lz-*', 'arn:aws:cloudtrail:*:*:trail/lz-a*'];
  expect(told({ resources: [ours] }, data, { Resource: others })).toHaveLength(1);
  expect(told({ resources: [ours, others] }, data, { Resource: ours })).toHaveLength(1);
});

test('who is spared changes nothing', () => {
  const spared = { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/lz-break-glass' } } };
  expect(told({}, data, spared)).toEqual([]);
});

test('an action that AWS adds is told with the guardrail that has to say something of it', async () => {
  const compiled = await compileIamData(data.version);
  const services = compiled.services.map((service) =>
    service.prefix === 'cloudtrail' ? withAction(service, 'EraseTrail') : service,
  );
  expect(told({}, new IamData({ ...compiled, services }))).toEqual([
    'protects[0] | cloudtrail:EraseTrail, which nothing of the guardrail denies',
  ]);
});

/** With an action that writes and is about nothing in particular. */
function withAction(service: CompiledService, name: string): CompiledService {
  return {
    ...service,
    actions: `${service.actions} ${name}`,
    levels: `${service.levels}W`,
    actionTypes: [...service.actionTypes, []],
    requiredTypes: [...service.requiredTypes, []],
    actionKeys: [...service.actionKeys, 0],
    actionTypeKeys: [...service.actionTypeKeys, []],
  };
}
