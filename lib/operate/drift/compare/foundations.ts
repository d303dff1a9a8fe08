import type { JsonObject } from '../../../base/json';
import type { LiveAws, Trail } from '../../live';
import { organizationsCall, undo } from '../call';
import type { ExpectedTrail } from '../expected';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

/* What the landing zone stands on besides policies and people: root access, StackSets, the trail, the organization's own policy. */

/** Features of centralized root access: without them members have root credentials again, one by one. */
export async function compareRootAccess({ expected }: Match, live: LiveAws): Promise<readonly Finding[]> {
  if (expected.rootAccessFeatures.length === 0) return [];
  const on = await live.rootAccessFeatures();
  return expected.rootAccessFeatures
    .filter((feature) => !on.includes(feature))
    .map((feature) => {
      const call = { service: 'iam', operation: `EnableOrganizations${feature}`, parameters: {} } as const;
      return finding('missing', `Root access feature ${feature}`, 'is switched off', undo('loosens', call));
    });
}

/** Nothing here makes one: what members may do with Organizations stands in it. */
export async function compareResourcePolicy(live: LiveAws): Promise<readonly Finding[]> {
  if ((await live.resourcePolicy()) === undefined) return [];
  const what = 'exists, but nobody here defined it: members may do in Organizations what it says';
  const way = undo('removes', organizationsCall('DeleteResourcePolicy', {}));
  return [finding('extra', 'Resource policy of the organization', what, way)];
}

export async function compareTrails(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const trail of match.expected.trails) {
    findings.push(...compareTrail(match, trail, await live.trail(trail.name, trail.home)));
  }
  return findings;
}

function compareTrail(match: Match, expected: ExpectedTrail, found: Trail | undefined): readonly Finding[] {
  const { name, home: region } = expected;
  const about = `Trail ${name}`;
  const settings = settingsOf(match, expected);
  const call = (operation: string, parameters: JsonObject): Parameters<typeof undo>[1] => ({
    service: 'cloudtrail',
    operation,
    parameters: { ...parameters },
    region,
  });
  const start = call('StartLogging', { Name: name });
  if (found === undefined) {
    const way = undo('tightens', call('CreateTrail', settings), start);
    return [finding('missing', about, 'does not exist: nothing that happens is recorded', way)];
  }
  const differs = differencesOf(found, settings);
  return [
    ...(found.logging === 'on'
      ? []
      : [finding('changed', about, 'is stopped: nothing that happens is recorded', undo('tightens', start))]),
    ...(differs.length === 0
      ? []
      : [finding('changed', about, differs.join(', '), undo('tightens', call('UpdateTrail', settings)))]),
    ...(found.selectors === 'default' ? [] : [finding('changed', about, SELECTORS, SELECTORS_BACK)]),
  ];
}

const SELECTORS = 'records what somebody chose, not every management event';
const SELECTORS_BACK = 'CloudTrail console: edit the management events of the trail, read and write, nothing excluded.';

/** As AWS takes them; the key's account is the bucket's, too. */
function settingsOf(match: Match, { name, bucket, key }: ExpectedTrail): Readonly<Record<string, string | boolean>> {
  const symbol = key.split(':')[4] ?? '';
  const accountId = match.liveId(symbol) ?? symbol;
  return {
    Name: name,
    S3BucketName: bucket.replace(symbol, accountId),
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    KmsKeyId: key.replace(symbol, accountId),
    IsOrganizationTrail: true,
  };
}

function differencesOf(
  found: Trail,
  { S3BucketName, KmsKeyId = '' }: ReturnType<typeof settingsOf>,
): readonly string[] {
  return [
    ...(found.isOrganizationTrail ? [] : ['records one account alone']),
    ...(found.isMultiRegionTrail ? [] : ['records one Region alone']),
    ...(found.includesGlobalEvents ? [] : ['leaves out global services']),
    ...(found.validatesFiles ? [] : ['writes no digests: a changed log would not be noticed']),
    ...(found.bucket === S3BucketName ? [] : [`writes to ${found.bucket}`]),
    ...(found.key === undefined
      ? ['writes without its key']
      : isNear(found.key, String(KmsKeyId))
        ? []
        : [`writes with ${found.key}`]),
  ];
}

/** CloudTrail tells the key that an alias leads to: which it is only its own account knows, but that it is in that account and Region. */
function isNear(key: string, alias: string): boolean {
  const place = (arn: string): string => arn.split(':').slice(0, 5).join(':');
  return place(key) === place(alias);
}
