import { entryOf } from '../../../base/entry-of';
import { isObject, type JsonObject, type JsonValue } from '../../../base/json';
import type { LiveAws } from '../../live';
import type { ExpectedCall, ExpectedSettings } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { callAgain } from './ways';

/**
 * What services that find and classify do, Region by Region: who administers them, that they are on, and that they take in every
 * account. Where a Region has lost its administrator, nothing else can be asked of the service there: that is the finding.
 */
export async function compareOrganizationCalls(
  match: Match,
  live: LiveAws,
  { calls }: ExpectedSettings,
): Promise<readonly Finding[]> {
  const compare = async (call: ExpectedCall): Promise<readonly Finding[]> => {
    const wanted = liveCall(match, call);
    // An account that is not there is told by what compares the accounts.
    if (wanted === undefined) return [];
    const state = await live.organizationCall(wanted);
    const difference = 'isOtherwise' in state ? state.isOtherwise : state.isSo ? undefined : words(call);
    if (difference === undefined) return [];
    return [finding('changed', `${call.service} in ${call.region}`, difference, callAgain(call.source))];
  };
  // Administrators first: the others are asked of them.
  const delegations = calls.filter(isDelegation);
  const ofDelegations = await live.each('administrators of services', delegations, compare);
  const lost = new Set(delegations.filter((_call, at) => ofDelegations[at]?.length !== 0).map(placeOf));
  const others = calls.filter(
    (call) => !isDelegation(call) && (call.roleArn === undefined || !lost.has(placeOf(call))),
  );
  return [...ofDelegations, ...(await live.each('what services do', others, compare))].flat();
}

const placeOf = ({ service, region }: ExpectedCall): string => `${service} ${region}`;

const isDelegation = ({ command }: ExpectedCall): boolean => command.endsWith('AdminAccount');

/** What is no longer so, by the command that made it so. */
const LOST: Readonly<Record<string, string>> = {
  CreateDetector: 'has no detector in the security account: nothing is found',
  CreateServiceLinkedRole: 'has lost the service-linked role without which GuardDuty leaves the management account out',
  CreateMember: 'does not look at an account that it should look at',
  EnableSecurityHubV2: 'is switched off in the management account',
  UpdateOrganizationConfiguration:
    'takes in accounts otherwise than the assembly says: those that arrive may stay outside',
};

function words({ command, parameters }: ExpectedCall): string {
  if (command.endsWith('AdminAccount')) return 'is not administered by the security account';
  const what = entryOf(LOST, command);
  const { account } = parameters;
  const which = isObject(account) && typeof account.accountId === 'string' ? ` (${account.accountId})` : '';
  return `${what ?? `is no longer as ${command} has made it`}${which}`;
}

/** With live ids. @returns undefined where an account of it is not there */
function liveCall(match: Match, call: ExpectedCall): Parameters<LiveAws['organizationCall']>[0] | undefined {
  const unknown: string[] = [];
  const live = (id: string): string => {
    const found = /^\d{12}$/.test(id) ? id : match.liveId(id);
    if (found === undefined) unknown.push(id);
    return found ?? id;
  };
  const walk = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return /account(?:id)?$/i.test(key) ? live(value) : value;
    if (Array.isArray(value)) return value.map((item: JsonValue) => walk(item, key));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
  };
  const parameters = walk(call.parameters, '') as JsonObject;
  const roleArn = call.roleArn?.replace(
    /^(arn:aws:iam::)([^:]+)(:)/,
    (_all, before: string, id: string, after: string) => `${before}${live(id)}${after}`,
  );
  if (unknown.length > 0) return undefined;
  const { service, command, region } = call;
  return { service, command, parameters, place: { region, ...(roleArn === undefined ? {} : { roleArn }) } };
}
