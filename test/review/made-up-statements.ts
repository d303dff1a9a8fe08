import { FULL_AWS_ACCESS, type Account, type PolicyDocument, type Statement } from '../../lib/policy';
import { pick, type Random } from '../support/random';

/* Statements at random, and random edits of them. */

export const ACTIONS = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteBucket',
  'ec2:RunInstances',
  'iam:CreateRole',
  'iam:PassRole',
  'kms:Decrypt',
  'sqs:SendMessage',
  'sts:AssumeRole',
  'lambda:InvokeFunction',
];
const PATTERNS = [
  ...ACTIONS,
  '*',
  's3:*',
  's3:Get*',
  'S3:getobject',
  'iam:*Role',
  'iam:*',
  'ec2:Run*',
  '*:*Role*',
  'kms:*',
  'sqs:Send?essage',
];
const RESOURCES = [
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::data/*',
  'arn:aws:s3:::logs-*',
  'arn:aws:iam::*:role/app/*',
  'arn:aws:iam::*:role/lz-*',
  'arn:aws:sqs:*:*:jobs',
  'arn:aws:kms:*:*:key/*',
  '*a*',
];
export const CONDITIONS: readonly NonNullable<Statement['Condition']>[] = [
  { StringEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] } },
  { StringNotEquals: { 'aws:RequestedRegion': 'us-west-2' } },
  { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } },
  { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin*'] } },
  { StringNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } },
  { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/app/*'] } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { StringLike: { 'aws:PrincipalTag/team': 'gr*' } },
  { StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'growth' } },
  { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.112.0/22' } },
  { Null: { 'aws:TagKeys': 'true' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } },
];

export function some<T>(random: Random, list: readonly T[]): T[] {
  return Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, list));
}

export function statementOf(random: Random, effect: Statement['Effect']): Statement {
  const actions = some(random, PATTERNS);
  const resources = some(random, RESOURCES);
  return {
    Effect: effect,
    ...(random() < 0.25 ? { NotAction: actions } : { Action: actions }),
    ...(effect === 'Deny' && random() < 0.2
      ? { NotResource: resources }
      : { Resource: random() < 0.5 ? '*' : resources }),
    ...(random() < 0.6
      ? { Condition: Object.assign({}, ...some(random, CONDITIONS)) as NonNullable<Statement['Condition']> }
      : {}),
  };
}

/** One statement changed, dropped or added. */
export function editOf(
  random: Random,
  statements: readonly Statement[],
  effect: Statement['Effect'],
): readonly Statement[] {
  const at = Math.floor(random() * statements.length);
  const other = statementOf(random, effect);
  const way = random();
  if (way < 0.2 && statements.length > 1) return statements.toSpliced(at, 1);
  if (way < 0.4) return [...statements, other];
  if (way < 0.6) return statements.with(at, { ...(statements[at] ?? other), Condition: pick(random, CONDITIONS) });
  if (way < 0.7) return statements.with(at, withoutCondition(statements[at] ?? other));
  return statements.with(at, other);
}

function withoutCondition({ Condition: _, ...statement }: Statement): Statement {
  return statement;
}

export const documentOf = (Statement: readonly Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

export function madeUpAccount(id: string, denies: readonly Statement[]): Account {
  const scp = { name: 'scp', document: documentOf(denies) };
  return {
    id,
    organization: { id: 'o-1', managementAccountId: '222222222222' },
    organizationPath: 'o-1/r-1/',
    scps: [{ attachedTo: 'the root', policies: [FULL_AWS_ACCESS, scp] }],
    rcps: [],
  };
}
