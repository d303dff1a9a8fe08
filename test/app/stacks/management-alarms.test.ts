import { RegionInfo } from 'aws-cdk-lib/region-info';
import { STACK_SET_ADMINISTRATION_ROLE_NAME, STACK_SET_EXECUTION_ROLE_NAME } from '../../../lib/base/names';
import { organizationGraph, readAssembly } from '../../../lib/assembly';
import { Deployments } from '../../../lib/assembly/graph/deployments';
import { StackSets } from '../../../lib/assembly/graph/stack-sets';
import type { JsonObject } from '../../../lib/base/json';
import { otherManagementRegions } from '../../../lib/model/watched-regions';
import { actionsOf } from '../../../lib/operate/execution-policy/requirements';
import { parsePolicyDocument, PolicyEngine } from '../../../lib/policy';
import { loadIamData } from '../../../lib/iam-data';
import { config } from '../../support/companies/trips';
import { assemblyFolderOf } from '../../support/assemblies';
import { matches } from '../../support/event-pattern';
import { readLandingZone } from '../../support/read-landing-zone';
import { copyOf } from '../../support/synthesize';

/* Whoever signs in to the management account chooses the endpoint, and with it the Region in which AWS records it. */

function companyWith(company: object): unknown {
  const changed = copyOf(config);
  Object.assign(changed.company, company);
  return changed;
}

/** What the management account holds, of the templates as they deploy. */
function managementOf(company: unknown) {
  const assembly = readAssembly(assemblyFolderOf(readLandingZone(company)));
  const graph = organizationGraph(assembly);
  const deployments = new Deployments(assembly, graph.managementAccount.name);
  const management = graph.managementAccount;
  const stacks = [
    ...deployments.stacks.filter(({ deployment }) => deployment.account === management.id),
    ...new StackSets(deployments).instancesIn(management),
  ];
  const rules = stacks.flatMap(({ deployment: { template, region } }) =>
    Object.values(template.Resources)
      // One more is a schedule.
      .filter(({ Type, Properties = {} }) => Type === 'AWS::Events::Rule' && Properties.EventPattern !== undefined)
      .map(({ Properties = {} }) => ({ region, rule: Properties })),
  );
  return { graph, management, rules };
}

const SIGN_INS: readonly (readonly [who: string, userIdentity: JsonObject])[] = [
  ['break-glass-1', { type: 'IAMUser', userName: 'break-glass-1', accountId: '111111111111' }],
  ['break-glass-2', { type: 'IAMUser', userName: 'break-glass-2', accountId: '111111111111' }],
  ['root', { type: 'Root', arn: 'arn:aws:iam::111111111111:root', accountId: '111111111111' }],
];

const signIn = (userIdentity: JsonObject, awsRegion: string): JsonObject => ({
  'detail-type': 'AWS Console Sign In via CloudTrail',
  source: 'aws.signin',
  region: awsRegion,
  detail: {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    awsRegion,
    userIdentity,
  },
});

const inEveryAccount = RegionInfo.regions
  .filter(({ partition, isOptInRegion }) => partition === 'aws' && !isOptInRegion)
  .map(({ name }) => name);

const trips = managementOf(config);
const nameOf = ({ Name }: JsonObject): string => (typeof Name === 'string' ? Name : '');

/** Rules of a Region that an event matches and that hand it to the bus in the security account. */
function heard({ rules }: ReturnType<typeof managementOf>, event: JsonObject): string[] {
  return rules
    .filter(({ region }) => region === event.region)
    .filter(({ rule }) => matches(rule.EventPattern as JsonObject, event))
    .filter(({ rule }) => JSON.stringify(rule.Targets).includes(':event-bus/lz-alarms"'))
    .filter(({ rule }) => rule.State === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS')
    .map(({ rule }) => nameOf(rule));
}

describe.each(inEveryAccount)('in %s', (region) => {
  test.each(SIGN_INS)('a sign-in of %s is heard', (_who, userIdentity) => {
    expect(heard(trips, signIn(userIdentity, region))).toHaveLength(1);
  });

  test('what the emergency role does is heard', () => {
    const sessionContext = { sessionIssuer: { userName: 'lz-break-glass' } };
    const event = {
      'detail-type': 'AWS API Call via CloudTrail',
      region,
      detail: { eventName: 'RunInstances', userIdentity: { type: 'AssumedRole', sessionContext } },
    };
    expect(heard(trips, event)).toEqual(['lz-break-glass']);
  });
});

test.each<[string, unknown, readonly string[]]>([
  ['the sample company', config, ['us-west-2', 'us-east-2']],
  [
    'a company at home in us-east-1',
    companyWith({ homeRegion: 'us-east-1', approvedRegions: ['us-east-1'], identityCenterRegion: 'us-east-1' }),
    [],
  ],
  [
    'a company that works in a Region that somebody has to opt in to',
    companyWith({ approvedRegions: ['us-west-2', 'eu-central-2'] }),
    ['eu-central-2'],
  ],
])('%s has each rule once in each Region that it always has, and in approved ones', (_what, company, approved) => {
  const { rules } = managementOf(company);
  const found = rules.map(({ region, rule }) => `${region} ${nameOf(rule)}`);
  expect(new Set(found).size).toBe(found.length);
  const wanted = [...new Set([...inEveryAccount, ...approved])].sort();
  expect([...new Set(rules.map(({ region }) => region))].sort()).toEqual(wanted);
  expect(found.length / wanted.length).toBe(new Set(rules.map(({ rule }) => rule.Name)).size);
});

test('the rules are the management account’s: no member gets them by this StackSet', () => {
  const [reach] = trips.graph.stackSetReaches().filter(({ name }) => name === 'lz-management-alarms');
  expect(reach?.accounts).toEqual([trips.management]);
  expect(reach?.regions).toEqual(otherManagementRegions(readLandingZone(config).company));
});

describe('the roles of the StackSet', () => {
  const roleOf = (company: ReturnType<typeof managementOf>, name: string) => {
    const found = company.graph.contentsOf(company.management).roles.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no role ${name}`);
    return found;
  };

  test('CloudFormation takes one of them, for this StackSet alone', () => {
    const { trustPolicy } = roleOf(trips, STACK_SET_ADMINISTRATION_ROLE_NAME);
    expect(trustPolicy.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['cloudformation.amazonaws.com'] },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': 'management' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:cloudformation:us-east-1:management:stackset/lz-management-alarms:*' },
        },
      },
    ]);
  });

  test('in a Region that somebody has to opt in to CloudFormation has another name', () => {
    const elsewhere = managementOf(companyWith({ approvedRegions: ['us-west-2', 'eu-central-2', 'eu-west-1'] }));
    expect(JSON.stringify(roleOf(elsewhere, STACK_SET_ADMINISTRATION_ROLE_NAME).trustPolicy)).toContain(
      '"Service":["cloudformation.amazonaws.com","cloudformation.eu-central-2.amazonaws.com"]',
    );
  });

  test('the other one is taken by the first, and by nobody else', () => {
    expect(roleOf(trips, STACK_SET_EXECUTION_ROLE_NAME).trustPolicy.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::management:role/lz-management-alarms-administration' },
        Action: 'sts:AssumeRole',
      },
    ]);
  });

  describe('it may', () => {
    const ask = async (action: string, arn: string, context: Record<string, string> = {}): Promise<string> => {
      const { arn: own, inlinePolicies } = roleOf(trips, STACK_SET_EXECUTION_ROLE_NAME);
      const account = { id: 'management', scps: [], rcps: [] };
      const identityPolicies = inlinePolicies.map(({ name, document }) => ({
        name,
        document: parsePolicyDocument(document, name),
      }));
      return new PolicyEngine(await loadIamData()).decide({
        principal: { kind: 'role', account, arn: own, identityPolicies },
        action,
        resource: { arn, account },
        region: 'eu-north-1',
        context,
      }).decision;
    };
    const EVENTS = { 'iam:PassedToService': 'events.amazonaws.com' };

    test.each(actionsOf('AWS::Events::Rule').filter((action) => action.startsWith('events:')))(
      'call %s for its rules, as CloudFormation does, and for no others',
      async (action) => {
        expect(await ask(action, 'arn:aws:events:eu-north-1:management:rule/lz-break-glass')).toBe('allowed');
        expect(await ask(action, 'arn:aws:events:eu-north-1:management:rule/orders')).not.toBe('allowed');
      },
    );

    test('pass the role that forwards, to EventBridge', async () => {
      const forwarder = 'arn:aws:iam::management:role/lz-alarms-forwarder';
      expect(await ask('iam:PassRole', forwarder, EVENTS)).toBe('allowed');
      expect(await ask('iam:PassRole', forwarder, { 'iam:PassedToService': 'lambda.amazonaws.com' })).not.toBe(
        'allowed',
      );
      expect(await ask('iam:PassRole', 'arn:aws:iam::management:role/lz-break-glass', EVENTS)).not.toBe('allowed');
    });

    test.each(['cloudformation:CreateStack', 'cloudformation:UpdateStack', 'cloudformation:DetectStackDrift'])(
      'call %s for its stacks, and for no stack with a role of its own',
      async (action) => {
        const stack = 'arn:aws:cloudformation:eu-north-1:management:stack';
        expect(await ask(action, `${stack}/StackSet-lz-management-alarms-0123/0123`)).toBe('allowed');
        expect(await ask(action, `${stack}/lz-baseline/0123`)).not.toBe('allowed');
      },
    );
  });
});
