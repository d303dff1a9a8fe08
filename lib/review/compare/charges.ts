import { listOf } from '../../base/list';
import type { OrganizationPolicy } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import { sdkCallType } from '../../base/template-contract';
import { valuesAt } from '../../ask/sizes/values-at';
import { deployedIn, type Deployed } from './deployed';

/** How much there is of something that AWS charges for. */
export interface Amount {
  readonly amount: number;
  /** What is counted, as it stands after the number. */
  readonly unit: string;
}

/** Something that AWS charges for, as docs/costs.md has it: the switch that turns it on, and how it is charged. */
export interface Charge {
  readonly what: string;
  /** Key of the config, from `company` on. @default it follows from accounts, Regions and workloads */
  readonly of?: string;
  readonly amounts: (made: Made) => readonly (Amount & { readonly where?: string })[];
}

/** What one side makes. */
export interface Made extends Pick<Organization, 'graph'> {
  readonly resources: readonly Deployed[];
}

export function madeIn(organization: Pick<Organization, 'assembly' | 'graph'>): Made {
  return { graph: organization.graph, resources: deployedIn(organization) };
}

const PLACES = 'accounts and Regions';

/** Each in the order of docs/costs.md. */
export const CHARGES: readonly Charge[] = [
  { what: 'Log archive and other buckets', of: 'logRetention', amounts: daysOfBuckets },
  { what: 'Copies of buckets in other places', amounts: each('AWS::S3::Bucket', 'rules', replicationRules) },
  { what: 'Logs in CloudWatch', amounts: daysOfLogGroups },
  { what: 'Trails of CloudTrail', amounts: each('AWS::CloudTrail::Trail', 'trails') },
  { what: 'Events of data, and insights', amounts: each('AWS::CloudTrail::Trail', 'selectors', selectors) },
  { what: 'Keys of AWS KMS', amounts: each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], 'keys') },
  { what: 'Secrets', amounts: each('AWS::SecretsManager::Secret', 'secrets') },
  { what: 'AWS Config, recording', of: 'securityServices.config', amounts: each('AWS::Config::ConfigurationRecorder', PLACES) },
  { what: 'AWS Config, evaluating', of: 'securityServices.config', amounts: each('AWS::Config::ConfigRule', 'rules in all accounts and Regions') },
  { what: 'Access Analyzer, unused and internal access', of: 'securityServices.accessAnalyzer', amounts: each('AWS::AccessAnalyzer::Analyzer', 'analyzers', isPaidAnalyzer) },
  { what: 'GuardDuty', of: 'securityServices.guardDuty', amounts: guardDuty },
  { what: 'GuardDuty, protection plans', of: 'securityServices.guardDuty', amounts: guardDutyPlans },
  { what: 'Security Hub', of: 'securityServices.securityHub', amounts: switchedOnBy('SECURITYHUB_POLICY', (content) => [content.securityhub]) },
  { what: 'Inspector', of: 'securityServices.inspector', amounts: switchedOnBy('INSPECTOR_POLICY', (content) => valuesOf(within(content, 'inspector.enablement'))) },
  { what: 'Macie', of: 'securityServices.macie', amounts: each(sdkCallType('CreateMember'), PLACES, (one) => isOf(one, 'macie2')) },
  { what: 'Backups', of: 'backup', amounts: backups },
  { what: 'Alarms of CloudWatch', amounts: each(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'], 'alarms') },
  { what: 'Cost exports', of: 'budgets', amounts: each('AWS::BCMDataExports::Export', 'exports') },
]; // prettier-ignore

/** How many there are of a type, in all places. @param weight of one. @default one */
function each(
  types: string | readonly string[],
  unit: string,
  weight: (one: Deployed) => number | boolean = () => 1,
): Charge['amounts'] {
  return ({ resources }) => {
    const own = resources.filter(({ type }) => [types].flat().includes(type));
    return [{ amount: own.reduce((sum, one) => sum + Number(weight(one)) * one.count, 0), unit }];
  };
}

function replicationRules({ properties }: Deployed): number {
  return valuesAt(properties.ReplicationConfiguration, 'Rules').flat().length;
}

/** AWS charges for whatever is more than management events. */
function selectors({ properties }: Deployed): number {
  const plain = valuesAt(properties.EventSelectors, 'DataResources').flat().length;
  const advanced = valuesAt(properties.AdvancedEventSelectors, 'FieldSelectors')
    .flat()
    .filter((one) => isObject(one) && one.Field === 'eventCategory' && JSON.stringify(one.Equals) !== '["Management"]');
  return plain + advanced.length + listOf(properties.InsightSelectors).length;
}

function isPaidAnalyzer({ properties }: Deployed): boolean {
  return /(?:UNUSED|INTERNAL)_ACCESS"$/.test(JSON.stringify(properties.Type ?? ''));
}

/** Days after which a bucket deletes what is in it: the longest of its rules. A bucket without such a rule keeps everything. */
function daysOfBuckets({ resources }: Made): ReturnType<Charge['amounts']> {
  return resources
    .filter(({ type, count }) => type === 'AWS::S3::Bucket' && count > 0)
    .flatMap(({ name, properties }) => {
      const days = valuesAt(properties.LifecycleConfiguration, 'Rules.ExpirationInDays').map(Number);
      return days.length === 0
        ? []
        : [{ amount: Math.max(...days), unit: 'days until what is in it is deleted', where: name }];
    });
}

function daysOfLogGroups({ resources }: Made): ReturnType<Charge['amounts']> {
  return resources
    .filter(({ type, count }) => type === 'AWS::Logs::LogGroup' && count > 0)
    .map(({ name, properties }) => {
      const { RetentionInDays: days } = properties;
      return { amount: days === undefined ? Infinity : Number(days), unit: 'days until they are deleted', where: name };
    });
}

function isOf({ properties }: Deployed, service: string): boolean {
  const [call] = valuesAt(properties.Create, 'service');
  return typeof call === 'string' && call.endsWith(`client-${service}`);
}

/** Regions in which GuardDuty enrols accounts by itself, times the accounts that there are. */
function guardDuty({ resources, graph }: Made): ReturnType<Charge['amounts']> {
  const regions = resources.filter(
    (one) => enrols(one) && valuesAt(one.properties.Create, 'parameters.AutoEnableOrganizationMembers')[0] !== 'NONE',
  );
  const detectors = resources.filter(({ type }) => type === 'AWS::GuardDuty::Detector');
  const alone = detectors.reduce((sum, { count }) => sum + count, 0);
  return [{ amount: regions.length * graph.accounts.length + alone, unit: PLACES }];
}

function guardDutyPlans({ resources, graph }: Made): ReturnType<Charge['amounts']> {
  const on = resources
    .filter(enrols)
    .flatMap((one) => valuesAt(one.properties.Create, 'parameters.Features.AutoEnable'))
    .filter((value) => value !== 'NONE');
  return [{ amount: on.length * graph.accounts.length, unit: `plans in all ${PLACES}` }];
}

function enrols(one: Deployed): boolean {
  return one.type === sdkCallType('UpdateOrganizationConfiguration') && isOf(one, 'guardduty');
}

/** What an organization policy switches on, in each of its Regions and of the accounts under it. */
function switchedOnBy(
  type: string,
  partsOf: (content: JsonObject) => readonly (JsonValue | undefined)[],
): Charge['amounts'] {
  return ({ graph }) => {
    const places = graph.policies
      .filter((policy) => policy.type === type)
      .flatMap((policy) =>
        graph.accountsUnder(policy).flatMap(({ id }) =>
          partsOf(policy.content)
            .flatMap((part) => assigned(part, 'enable_in_regions'))
            .map((region) => `${id} ${JSON.stringify(region)}`),
        ),
      );
    return [{ amount: new Set(places).size, unit: PLACES }];
  };
}

/** How many backups of one thing AWS keeps: days of each rule, in all accounts and Regions; copies count besides. */
function backups({ graph }: Made): ReturnType<Charge['amounts']> {
  const policies = graph.policies.filter(({ type }) => type === 'BACKUP_POLICY');
  return policies.flatMap((policy) => {
    const reach = graph.accountsUnder(policy).length;
    return Object.entries(plansOf(policy)).flatMap(([plan, content]) =>
      Object.entries(objectAt(content, 'rules')).map(([rule, { lifecycle, copy_actions: copies }]) => ({
        amount:
          reach *
          assigned(content, 'regions').length *
          daysOf(lifecycle) *
          (1 + (isObject(copies) ? Object.keys(copies).length : 0)),
        unit: `days of backups in all ${PLACES}, copies included`,
        where: `rule ${rule} of ${plan}`,
      })),
    );
  });
}

function daysOf(lifecycle: JsonValue | undefined): number {
  const [days] = assigned(lifecycle, 'delete_after_days');
  return days === undefined ? Infinity : Number(days);
}

function plansOf({ content }: OrganizationPolicy): Readonly<Record<string, JsonObject>> {
  return objectAt(content, 'plans');
}

function objectAt(value: JsonObject, name: string): Readonly<Record<string, JsonObject>> {
  const own = value[name];
  const entries = isObject(own) ? Object.entries(own) : [];
  return Object.fromEntries(entries.flatMap(([key, one]) => (isObject(one) ? [[key, one]] : [])));
}

/** What a policy of the organization says of a key: policies below may say otherwise. */
function assigned(value: JsonValue | undefined, name: string): readonly JsonValue[] {
  return listOf(within(value, `${name}.@@assign`));
}

function within(value: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>((found, name) => (isObject(found) ? found[name] : undefined), value);
}

function valuesOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isObject(value) ? Object.values(value) : [];
}
