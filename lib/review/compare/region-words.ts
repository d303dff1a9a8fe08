import { groupBy } from '../../base/group-by';
import { entryOf } from '../../base/entry-of';
import type { JsonObject, JsonValue } from '../../base/json';
import { STACK_SET_PREFIX } from '../../base/names';
import { CustomType, sdkCallType } from '../../base/template-contract';
import { valuesAt } from '../../ask/sizes/values-at';
import { withCalls } from './sdk-calls';
import type { Placed } from './placed';
import type { RegionTopic } from './topics';

/** By the name of the StackSet that brings it, what watches a Region. */
const WATCHERS: Readonly<Record<string, string>> = {
  [`${STACK_SET_PREFIX}access-analyzer`]: 'Access Analyzer',
  [`${STACK_SET_PREFIX}alarms`]: 'what sends alarms',
  [`${STACK_SET_PREFIX}config`]: 'AWS Config',
};

/** A sentence, or what several may be the subject of, of one and of several. */
export type Words = string | { readonly subject: string; readonly one: string; readonly several: string };

/** By the client of the SDK. */
const SERVICES: Readonly<Record<string, string>> = {
  guardduty: 'GuardDuty',
  inspector2: 'Inspector',
  macie2: 'Macie',
  securityhub: 'Security Hub',
};

const ADMINISTRATORS: ReadonlySet<string> = new Set(
  ['EnableDelegatedAdminAccount', 'EnableOrganizationAdminAccount'].map(sdkCallType),
);

/** @param nameOf the account of which a value is the id. @returns undefined where there are no words for it */
export function regionWords(
  { regions, isApproved }: RegionTopic,
  before: Placed | undefined,
  after: Placed | undefined,
  nameOf: (id: JsonValue | undefined) => string | undefined,
): Words | undefined {
  const place = regions.join(', ');
  const placed = after ?? before;
  if (placed === undefined) return undefined;
  const { Type, Properties = {} } = placed.resource;
  const watcher = typeof Properties.StackSetName === 'string' ? entryOf(WATCHERS, Properties.StackSetName) : undefined;
  if (watcher !== undefined)
    return isApproved
      ? { subject: watcher, one: `watches ${place}, too`, several: `watch ${place}, too` }
      : { subject: watcher, one: `stops watching ${place}`, several: `stop watching ${place}` };
  if (Properties.StackSetName === `${STACK_SET_PREFIX}backup`)
    return `there is ${isApproved ? 'a vault' : 'no longer a new vault'} for backups in ${place}`;
  if (Type === 'AWS::Config::ConfigurationAggregator')
    return `the overview of what AWS Config found ${isApproved ? 'has' : 'no longer has'} ${place}`;
  if (Type === CustomType.ACCOUNT_SETTINGS || Type === 'AWS::Lambda::Function')
    return `what the landing zone sets in accounts is ${isApproved ? 'set' : 'no longer looked after'} in ${place}`;
  return callWords(Type, Properties, place, isApproved, nameOf);
}

function callWords(
  type: string,
  properties: JsonObject,
  place: string,
  isApproved: boolean,
  nameOf: (id: JsonValue | undefined) => string | undefined,
): string | undefined {
  const { Create } = withCalls(type, properties) as JsonObject;
  const [client] = valuesAt(Create, 'service');
  const service = typeof client === 'string' ? entryOf(SERVICES, client.replace(/^.*client-/, '')) : undefined;
  if (service === undefined) return undefined;
  if (!ADMINISTRATORS.has(type)) return `${service} is ${isApproved ? 'set up' : 'no longer looked after'} in ${place}`;
  const [id] = [
    ...valuesAt(Create, 'parameters.AdminAccountId'),
    ...valuesAt(Create, 'parameters.delegatedAdminAccountId'),
  ];
  const account = nameOf(id ?? properties.Create);
  const who = account === undefined ? 'another account' : `account ${account}`;
  return isApproved
    ? `${who} administers ${service} in ${place}, too`
    : `that ${who} administers ${service} in ${place} is no longer looked after`;
}

/** Several in one text, subjects of the same together. */
export function wordsTogether(all: readonly Words[]): string {
  const sentences = all.filter((one) => typeof one === 'string');
  const others = all.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const joined = [...groupBy(others, ({ one }) => one).values()].flatMap((same) => {
    const [first] = same;
    const subjects = [...new Set(same.map(({ subject }) => subject))].sort();
    return first === undefined
      ? []
      : [`${subjects.join(' and ')} ${subjects.length === 1 ? first.one : first.several}`];
  });
  return [...new Set([...joined, ...sentences])].sort().join('; ');
}
