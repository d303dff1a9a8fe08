import type { EngineEnvironment, Principal } from '../assembly';
import { nameWithPath } from '../ask/principals';
import {
  ALARMS_FORWARDER_ROLE_NAME,
  BREAK_GLASS_ROLE_NAME,
  MANAGEMENT_ALARMS_NAME,
  PREFIX,
  STACK_SET_ADMINISTRATION_ROLE_NAME,
  STACK_SET_EXECUTION_ROLE_NAME,
} from '../base/names';
import { groupBy } from '../base/group-by';
import { GLOBAL_REGION } from '../base/regions';
import type { ProofRow } from '../policy';
import { claimsOf, type Claim } from './claim';
import { RealWorld } from './real';
import { STANDING } from '../assembly/proven/subjects';

const SILENCING = [
  'events:DeleteRule',
  'events:DisableRule',
  'events:PutRule',
  'events:PutTargets',
  'events:RemoveTargets',
];
const role = (name: string): string => `arn:aws:iam::{account}:role/${name}`;

/**
 * That whoever is no administrator of the management account by design leaves its alarms alone, and what brings them: no organization
 * policy keeps them there.
 *
 * @param isAdministrator whether a role or user is one by design
 */
export function managementAlarmClaims(
  environment: EngineEnvironment,
  isAdministrator: (principal: Principal) => boolean,
): readonly Claim[] {
  const { managementAccount } = environment.graph;
  const { principals } = environment.graph.contentsOf(managementAccount);
  const claims = (list: string, rows: readonly ProofRow[], allowed: readonly string[]): readonly Claim[] => {
    const everybodyBut = principals
      .filter((one) => isAdministrator(one) || (one.path === '/' && allowed.includes(one.name)))
      .map((one) => `${one.kind}/${nameWithPath(one)}`);
    const others = principals.filter((one) => !everybodyBut.includes(`${one.kind}/${nameWithPath(one)}`));
    return claimsOf(rows, {
      subject: STANDING,
      source: 'lib/proofs/management-alarm-claims.ts',
      list,
      expected: 'denied',
      accounts: [managementAccount],
      everybodyBut,
      constructPath: '',
      world: new RealWorld({
        environment,
        defaultPrincipals: () => others.map((one) => environment.principal(one)),
      }),
      mend: 'No guardrail holds in the management account: leave the call out of what the role is allowed there, or call it an administrator.',
    });
  };
  const emergency = BREAK_GLASS_ROLE_NAME;
  return [
    ...claims('alarms of the management account', ruleRows(environment), [emergency, STACK_SET_EXECUTION_ROLE_NAME]),
    ...claims('their StackSet', stackSetRows(environment), [emergency]),
    ...claims('its stacks', stackRows(environment), [emergency, STACK_SET_EXECUTION_ROLE_NAME]),
    ...claims('its roles', roleRows, [emergency]),
    ...claims('its administration role', [taking(STACK_SET_ADMINISTRATION_ROLE_NAME)], []),
    ...claims('its execution role', [taking(STACK_SET_EXECUTION_ROLE_NAME)], [STACK_SET_ADMINISTRATION_ROLE_NAME]),
  ];
}

/** In each Region one rule, and in one Region each of them, and the bus on which they stand. */
function ruleRows({ graph }: EngineEnvironment): readonly ProofRow[] {
  const rules = graph.resourceArnsIn(graph.managementAccount).flatMap((arn) => {
    const [, region = '', name = ''] = /^arn:aws:events:([^:]+):[^:]+:rule\/([^/]+)$/.exec(arn) ?? [];
    return name.startsWith(PREFIX) ? [{ region, name }] : [];
  });
  return [...groupBy(rules, ({ region }) => region)].flatMap(([region, found]) => [
    {
      action: SILENCING,
      resource: (region === GLOBAL_REGION ? found : found.slice(0, 1)).map(
        ({ name }) => `arn:aws:events:${region}:{account}:rule/${name}`,
      ),
      context: { 'aws:RequestedRegion': region },
    },
    {
      action: 'events:UpdateEventBus',
      resource: `arn:aws:events:${region}:{account}:event-bus/default`,
      context: { 'aws:RequestedRegion': region },
      // AWS makes it.
      outside: true,
    },
  ]);
}

function stackSetRows({ graph }: EngineEnvironment): readonly ProofRow[] {
  const isIt = (arn: string): boolean => arn.includes(`:stackset/${MANAGEMENT_ALARMS_NAME}:`);
  return [
    {
      action: [
        'cloudformation:CreateStackInstances',
        'cloudformation:DeleteStackInstances',
        'cloudformation:DeleteStackSet',
        'cloudformation:UpdateStackInstances',
        'cloudformation:UpdateStackSet',
      ],
      resource: graph.resourceArnsIn(graph.managementAccount).filter(isIt),
      context: { 'aws:RequestedRegion': GLOBAL_REGION },
    },
  ];
}

function stackRows({ graph }: EngineEnvironment): readonly ProofRow[] {
  const regions = graph.stackSetReaches().find(({ name }) => name === MANAGEMENT_ALARMS_NAME)?.regions ?? [];
  return regions.slice(0, 1).map((region) => ({
    action: ['cloudformation:DeleteStack', 'cloudformation:SetStackPolicy', 'cloudformation:UpdateStack'],
    resource: `arn:aws:cloudformation:${region}:{account}:stack/StackSet-${MANAGEMENT_ALARMS_NAME}-example/example`,
    context: { 'aws:RequestedRegion': region },
    // The StackSet makes it.
    outside: true,
  }));
}

const roleRows: readonly ProofRow[] = [
  {
    action: [
      'iam:AttachRolePolicy',
      'iam:DeleteRole',
      'iam:DeleteRolePolicy',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ],
    resource: [ALARMS_FORWARDER_ROLE_NAME, STACK_SET_ADMINISTRATION_ROLE_NAME, STACK_SET_EXECUTION_ROLE_NAME].map(role),
  },
  {
    action: 'iam:PassRole',
    resource: role(STACK_SET_ADMINISTRATION_ROLE_NAME),
    context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
  },
];

const taking = (name: string): ProofRow => ({ action: 'sts:AssumeRole', resource: role(name) });
