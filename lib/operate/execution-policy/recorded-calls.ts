import { entryOf } from '../../base/entry-of';
import type { IamData } from '../../iam-data';
import { parsePolicyDocument, PolicyEngine, WHATEVER_IT_TAKES, type Account, type RolePrincipal } from '../../policy';
import type { ExecutionPolicy } from './policies';

/** An API call made for CloudFormation, as an emulated AWS records it. */
export interface RecordedCall {
  readonly iamAction: string;
  readonly account: string;
  readonly region: string;
  /** botocore's name of the service that was called. */
  readonly service: string;
  /** Short parameters of the call. */
  readonly names?: Readonly<Record<string, unknown>>;
}

export interface RefusedCall {
  readonly call: RecordedCall;
  readonly reason: string;
}

/** Operations that another action of IAM stands for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  'budgets:CreateBudget': 'budgets:ModifyBudget',
  'budgets:UpdateBudget': 'budgets:ModifyBudget',
  'budgets:DeleteBudget': 'budgets:ModifyBudget',
  'budgets:DescribeBudget': 'budgets:ViewBudget',
  'budgets:CreateNotification': 'budgets:ModifyBudget',
};

/**
 * The calls that the policies would not allow.
 *
 * @param calls made for the stacks of the landing zone in the management account: neither those of the bootstrap's own
 *   stack, which a person deploys, nor those of StackSets in member accounts
 */
export function refusedCalls(
  calls: readonly RecordedCall[],
  policies: readonly ExecutionPolicy[],
  iamData: IamData,
): readonly RefusedCall[] {
  const engine = new PolicyEngine(iamData);
  const identityPolicies = policies.map(({ name, document }) => ({
    name,
    document: parsePolicyDocument(document, name),
  }));
  const refused = calls.flatMap((call) => {
    // AWS took the call: what is asked is what the policies say of it.
    const account: Account = { id: call.account, delegatedServices: WHATEVER_IT_TAKES, scps: [], rcps: [] };
    const arn = `arn:aws:iam::${call.account}:role/cdk-hnb659fds-cfn-exec-role-${call.account}-${call.region}`;
    const principal: RolePrincipal = { kind: 'role', account, arn, identityPolicies };
    const action = entryOf(STANDS_FOR, call.iamAction) ?? call.iamAction;
    const decision = engine.decide({
      principal,
      action,
      resource: { arn: resourceOf(call), account },
      region: call.region,
      context: contextOf(call),
    });
    return decision.decision === 'allowed' ? [] : [{ call, reason: decision.reason }];
  });
  return [...new Map(refused.map((one) => [`${one.call.iamAction} ${resourceOf(one.call)}`, one])).values()];
}

type Names = Readonly<Record<string, string | undefined>>;

/** By the parameter that names a resource, its ARN. The first that a call has counts. */
const ARN_OF: readonly (readonly [
  service: string,
  parameter: string,
  arn: (name: string, call: RecordedCall) => string,
])[] = [
  ['iam', 'GroupName', (name, { account }) => `arn:aws:iam::${account}:group/${name}`],
  ['iam', 'UserName', (name, { account }) => `arn:aws:iam::${account}:user/${name}`],
  ['iam', 'RoleName', (name, { account }) => `arn:aws:iam::${account}:role/${name}`],
  ['iam', 'PolicyName', (name, { account }) => `arn:aws:iam::${account}:policy/${name}`],
  ['iam', 'PolicyArn', (name) => name],
  ['iam', 'InstanceProfileName', (name, { account }) => `arn:aws:iam::${account}:instance-profile/${name}`],
  ['iam', 'OpenIDConnectProviderArn', (name) => name],
  ['iam', 'Url', (name, { account }) => `arn:aws:iam::${account}:oidc-provider/${name.replace('https://', '')}`],
  [
    'iam',
    'AWSServiceName',
    (name, { account }) => `arn:aws:iam::${account}:role/aws-service-role/${name}/AWSServiceRole`,
  ],
  [
    'cloudformation',
    'StackName',
    (name, { region, account }) => `arn:aws:cloudformation:${region}:${account}:stack/${name}/id`,
  ],
  ['lambda', 'FunctionName', (name, call) => named(call, 'function:', name)],
  ['s3', 'Bucket', (name) => `arn:aws:s3:::${name}`],
  ['logs', 'logGroupName', (name, call) => named(call, 'log-group:', name)],
  ['scheduler', 'Name', (name, call) => named(call, 'schedule/default/', name)],
  ['events', 'EventBusName', (name, call) => named(call, 'event-bus/', name)],
  ['events', 'Rule', (name, call) => named(call, 'rule/', name)],
  ['events', 'Name', (name, call) => named(call, 'rule/', name)],
  ['sns', 'TopicArn', (name) => name],
  ['sns', 'Name', (name, call) => named(call, '', name)],
  ['cloudwatch', 'AlarmName', (name, call) => named(call, 'alarm:', name)],
  ['cloudtrail', 'Name', (name, call) => named(call, 'trail/', name)],
  ['cloudtrail', 'TrailName', (name, call) => named(call, 'trail/', name)],
];

function named({ service, region, account }: RecordedCall, kind: string, name: string): string {
  return name.startsWith('arn:') ? name : `arn:aws:${service}:${region}:${account}:${kind}${name}`;
}

function resourceOf(call: RecordedCall): string {
  const names = textsOf(call);
  if (call.iamAction === 'iam:PassRole') return names.Role ?? names.RoleArn ?? names.roleArn ?? '*';
  if (call.iamAction === 'ssm:GetParameters') {
    return `arn:aws:ssm:${call.region}:${call.account}:parameter/cdk-bootstrap/hnb659fds/version`;
  }
  const service = call.iamAction.split(':')[0];
  const found = ARN_OF.find(([prefix, parameter]) => prefix === service && names[parameter] !== undefined);
  return found === undefined ? '*' : found[2](names[found[1]] ?? '', call);
}

function contextOf(call: RecordedCall): Readonly<Record<string, string>> {
  const { PolicyArn } = textsOf(call);
  if (call.iamAction === 'iam:PassRole') return { 'iam:PassedToService': `${call.service}.amazonaws.com` };
  return PolicyArn === undefined ? {} : { 'iam:PolicyARN': PolicyArn };
}

function textsOf({ names = {} }: RecordedCall): Names {
  return Object.fromEntries(
    Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
