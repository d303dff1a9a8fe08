import { loadIamData, type IamData } from '../../lib/iam-data';
import { ACTIONS_TOLD_APART, SERVICES_WITH_KEYS } from '../../lib/policy/evaluate/action-tables';
import { peculiarityOf } from '../../lib/review/ask/peculiarity';
import { Glob } from '../../lib/policy/text/glob';

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

const of = (action: string): string => peculiarityOf(data, action, false);

/* What the review asks of one action it takes to hold of those that are like it. */

test.each([
  ['whose resource it is, is not said with it', 'ec2:CreateVpcEndpoint', 'ec2:CreateVpc'],
  ['only the owner’s account may call it', 's3:PutBucketPolicy', 's3:PutBucketAcl'],
  ['strangers may call it', 'organizations:AcceptHandshake', 'organizations:CancelHandshake'],
  ['its service sends keys of its own', 'ec2:CreateVolume', 'rds:CreateDBInstance'],
])('an action is told from another where %s', (_why, one, other) => {
  expect(of(one)).not.toBe(of(other));
});

test('no action that the engine treats otherwise is like one that it does not', () => {
  const alike = ACTIONS_TOLD_APART.flatMap((patterns, index) => {
    const globs = patterns.map((pattern) => Glob.of(pattern));
    const isMeant = (action: string): boolean => globs.some((glob) => glob.matches(action.toLowerCase()));
    const meant = data.actions.filter(isMeant);
    const others = new Set(data.actions.filter((action) => !isMeant(action)).map(of));
    return meant.length === 0 ? [`table ${index} means nothing`] : meant.filter((action) => others.has(of(action)));
  });
  expect(alike).toEqual([]);
  expect(SERVICES_WITH_KEYS.filter((service) => !data.servicePrefixes.includes(service))).toEqual([]);
});
