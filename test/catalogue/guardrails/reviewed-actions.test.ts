import { perimeterActions } from '../../../lib/catalogue/guardrails/definition/perimeter-services';
import { loadIamData, type ActionDetails, type IamData } from '../../../lib/iam-data';
import { compilePattern } from '../../../lib/iam-data/pattern';
import type { OneOrMore } from '../../../lib/policy/document';
import { accessControl } from './fixture';
import { COPYING, OPENING, type Reviewed } from './reviewed-actions';
import { PERIMETER } from './reviewed-services';

let data: IamData;
let changing: readonly ActionDetails[];
beforeAll(async () => {
  data = await loadIamData();
  changing = data.actions
    .flatMap((name) => data.action(name) ?? [])
    .filter(({ accessLevel }) => accessLevel !== 'Read' && accessLevel !== 'List');
});

const list = (value: OneOrMore<string> = []): readonly string[] => (typeof value === 'string' ? [value] : value);

/** What the guardrails name, resolved for the sample company. */
function deniedBy(ids: readonly string[]): (action: string) => boolean {
  const patterns = ids.flatMap((id) => accessControl(id).statements.flatMap(({ Action }) => list(Action)));
  const matchers = patterns.map(compilePattern);
  return (action) => matchers.some((matches) => matches(action));
}

const named = (lists: readonly Reviewed[]): readonly string[] => lists.flatMap(({ names }) => names).sort();

/** What is taken away again lets nobody in and copies nothing. */
const TAKES_AWAY = /:(Delete|Remove|Revoke|Disassociate|Dissociate|Reject|Disable|Stop|Cancel|Drop|Pause|Reset|Detach)/;

const COPIES =
  /:\w*(Replica(?!nt)|Replicat|CrossRegion|MultiRegion|ToRegion|Region|GlobalTable|GlobalCluster|SnapshotCopy|DistributionConfiguration|DistributeImage)|:Copy|:StartCopy/;

test('whatever speaks of another Region is denied out of approved ones, or left with a reason', () => {
  const isDenied = deniedBy(['deny-copying-out-of-regions', 'deny-changing-enabled-regions']);
  const left = changing
    .filter(({ name, conditionKeys }) => COPIES.test(name) || conditionKeys.some((key) => KEYS_OF_REGIONS.test(key)))
    .map(({ name }) => name)
    .filter((name) => !TAKES_AWAY.test(name) && !isDenied(name));
  expect(left.sort()).toEqual(named(COPYING));
});

/** Say to which Region something goes, not in which it is. */
const KEYS_OF_REGIONS =
  /:(ReplicaRegion|AddReplicaRegions|WitnessRegion|TargetRegions?|destinationRegion|CopyTargets)$/;

/** Resource policies, permissions of others, shares. */
const OPENS =
  /:(Put\w*(?<!Scaling|Lifecycle|Backup|Cors|Metric|Termination)Policy|Set\w*AccessPolicy|(Create|Update)ResourcePolicy\w*|Add\w*(Permission|PolicyStatement)|Create\w*Permission|(Put|Modify|Update)\w*Permissions?|Authorize\w+|Share\w+|Create\w*Share\w*|Update\w*Shar(e|ing\w*)|Modify(Image|Snapshot|\w*Backup)Attributes?|EnableAddressTransfer|CreateLink|Create\w*CrossAccount\w*)$/;

test('whatever opens a resource that the perimeter does not bind is denied, or left with a reason', () => {
  const isDenied = deniedBy([
    'deny-external-resource-shares',
    'deny-sharing-images-and-snapshots',
    'deny-sharing-resources',
    'deny-public-function-urls',
  ]);
  const left = changing
    .filter(({ name, service }) => OPENS.test(name) && !covered.has(service))
    .map(({ name }) => name)
    .filter((name) => !TAKES_AWAY.test(name) && !isDenied(name));
  expect(left.sort()).toEqual(named(OPENING));
});

const covered = new Set(perimeterActions.map((action) => action.split(':')[0]));

test('no service takes a long-lived token, whichever AWS adds', () => {
  const { statements } = accessControl('deny-service-specific-credentials');
  const said = statements.flatMap(({ Action, Condition }) =>
    list(Action).map((action) => [action, JSON.stringify(Condition ?? {})]),
  );
  const tokens = data.actions.filter((name) => name.endsWith(':CallWithBearerToken'));
  const expected = tokens.map((name) => {
    const key = data.action(name)?.conditionKeys.find((one) => one.endsWith(':BearerTokenType'));
    return [name, JSON.stringify(key === undefined ? {} : { StringEquals: { [key]: 'LONG_TERM' } })];
  });
  expect(tokens).toContain('xray:CallWithBearerToken');
  expect(tokens.length).toBeGreaterThan(6);
  expect(said).toEqual(expect.arrayContaining(expected));
});

test('every service that resource control policies bind is in the perimeter, or left out with a reason', () => {
  const left = data.servicePrefixes.filter((service) => data.supportsRcp(service) && !covered.has(service));
  expect(left.sort()).toEqual(named(PERIMETER));
});

test.each([...COPYING, ...OPENING, ...PERIMETER])('$because', ({ because, names }) => {
  expect(because).toMatch(/^[A-Z`].{20,}[^.]$/);
  expect(new Set(names).size).toBe(names.length);
});
