import { deepEqual, ok } from 'node:assert/strict';
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { alarmRules } from '../../../lib/catalogue/alarms/alarm-rules';
import { ALARMS_NAME, STACK_SET_EXECUTION_ROLE_NAME } from '../../../lib/base/names';
import { loadIamData } from '../../../lib/iam-data';
import { isOptIn, REGIONS } from '../../../lib/model/regions';
import { refusedCalls } from '../../../lib/operate/execution-policy';
import type { PolicyDocument } from '../../../lib/policy';
import type { Aws, Place } from '../harness/aws';
import type { Emulator } from '../harness/emulator';
import type { Site } from '../harness/site';
import { Names } from './names';

/**
 * The management account has every alarm in every Region that an account always has and in each that is approved, and they go to the bus:
 * EventBridge is asked, Region by Region.
 *
 * @returns how many rules were read
 */
export async function expectManagementAlarms(aws: Aws, site: Site): Promise<number> {
  const { company, organization } = site.zone;
  const names = new Names(site.zone, await site.organization());
  const securityAccountId = names.accountId(company.securityAccount) ?? '';
  const logArchiveAccountId = names.accountId(company.logArchiveAccount) ?? '';
  const bus = `arn:aws:events:${company.homeRegion}:${securityAccountId}:event-bus/${ALARMS_NAME}`;
  const wanted = alarmRules({
    securityAccountId,
    logArchiveAccountId,
    managementAccountId: site.account,
    accountAccessRoleName: organization.accountAccessRoleName,
  }).map(({ name, pattern, state }) => [name, state, JSON.stringify(sorted(pattern)), bus] as const);
  const regions = REGIONS.filter((region) => !isOptIn(region) || company.approvedRegions.includes(region));
  for (const region of regions) {
    const found = await rulesIn(aws, { account: site.account, region });
    deepEqual(found, [...wanted].sort(byName), `alarms of the management account in ${region}`);
  }
  return regions.length * wanted.length;
}

type Rule = readonly [name: string, state: string, pattern: string, target: string];

const byName = ([one]: Rule, [other]: Rule): number => (one < other ? -1 : 1);

async function rulesIn(aws: Aws, place: Place): Promise<readonly Rule[]> {
  const client = aws.client(EventBridgeClient, place);
  const { Rules = [] } = await client.send(new ListRulesCommand({ NamePrefix: 'lz-' }));
  const found: Rule[] = [];
  for (const { Name = '', State = '', EventPattern } of Rules) {
    // One more is a schedule.
    if (EventPattern === undefined || EventPattern === '') continue;
    const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule: Name }));
    const pattern = JSON.stringify(sorted(JSON.parse(EventPattern)));
    found.push([Name, State, pattern, Targets.map(({ Arn = '' }) => Arn).join()]);
  }
  return found.sort(byName);
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The StackSet of the management account may make each call that it made there, by the policy that its role has.
 *
 * @returns how many calls there were
 */
export async function expectStackSetRoleToAllow(aws: Aws, emulator: Emulator, site: Site): Promise<number> {
  const calls = (await emulator.calls()).filter(({ by, account }) => by === 'stackset' && account === site.account);
  ok(calls.length > 0, 'calls of the StackSet in the management account');
  const name = STACK_SET_EXECUTION_ROLE_NAME;
  const { PolicyDocument: text = '' } = await aws
    .client(IAMClient, site.home)
    .send(new GetRolePolicyCommand({ RoleName: name, PolicyName: name }));
  const document = JSON.parse(decodeURIComponent(text)) as PolicyDocument;
  const refused = refusedCalls(calls, [{ name, document }], await loadIamData());
  deepEqual(
    refused.map(({ call, reason }) => `${call.iamAction} ${JSON.stringify(call.names ?? {})}: ${reason}`),
    [],
    'calls that the role of the StackSet does not allow',
  );
  return calls.length;
}
