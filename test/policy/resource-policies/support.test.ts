import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf } from '../../../lib/ask/representative';
import { canHaveResourcePolicy, PolicyEngine } from '../../../lib/policy';
import { goesThrough } from '../../../lib/policy/evaluate/access-points';
import { Glob } from '../../../lib/policy/text/glob';
import { ADMINISTRATORS_ALONE } from '../../../lib/policy/evaluate/administrators';
import { REFUSALS } from '../../../lib/policy/evaluate/refusals';
import { isAboutKey, isRole } from '../../../lib/policy/service-facts';
import { RESOURCE_POLICY_SUPPORT } from '../../../lib/policy/evaluate/resource-policy-support';
import { loadIamData, type IamData } from '../../../lib/iam-data';
import type { Account as AssemblyAccount } from '../../../lib/assembly';
import { allow, account, MEMBER, OTHER, policy, role } from '../support';

/*
 * Every kind of resource of AWS's action data, and what a policy of it can be, in reviewed.txt: a line a service, after AWS's pages.
 * "policy": one of its own with principals. "share": one by which it is shared with other accounts alone. "none". A kind that the data
 * bring anew stands nowhere, and fails by its name until somebody has looked.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */

type Class = 'policy' | 'share' | 'none';

const LINE = /^(policy|share|none) ([a-z0-9-]+): (.+)$/;

const reviewed: ReadonlyMap<string, Class> = new Map(
  readFileSync(join(__dirname, 'reviewed.txt'), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, kind = '', service = '', types = ''] = LINE.exec(line) ?? [];
      return types.split(', ').map((type) => [`${service} ${type}`, kind as Class] as const);
    }),
);

interface Kind {
  /** Service, and name of the type. */
  readonly name: string;
  readonly arn: string;
}

function kindsOf(data: IamData): readonly Kind[] {
  return data.servicePrefixes.flatMap((service) =>
    data.resourceTypesOf(service).map(([type, format]) => ({
      name: `${service} ${type}`,
      arn: exampleIn(format),
    })),
  );
}

/** What AWS Backup keeps is a resource of many services; that of its own has this form. */
const RECOVERY_POINT = 'arn:${Partition}:backup:${Region}:${Account}:recovery-point:${RecoveryPointId}';

function exampleIn(format: string): string {
  const known = format.includes('${Vendor}') ? RECOVERY_POINT : format;
  return exampleOf(known, { id: MEMBER } as AssemblyAccount, 'us-west-2');
}

const data = loadIamData();
const kinds = data.then(kindsOf);

test('every kind of resource that AWS documents was looked at, and none that it does not', async () => {
  const names = new Set((await kinds).map(({ name }) => name));
  expect(names.size).toBeGreaterThan(2000);
  expect([...names].filter((name) => !reviewed.has(name))).toEqual([]);
  expect([...reviewed.keys()].filter((name) => !names.has(name))).toEqual([]);
});

test('the engine knows of each whether it may have a policy', async () => {
  // The policy of its vault is about what another service made, for AWS Backup alone.
  const isInVault = ({ name, arn }: { name: string; arn: string }): boolean =>
    name === 'backup recoveryPoint' && !arn.startsWith('arn:aws:backup:');
  const wrong = (await kinds)
    .filter((kind) => !isInVault(kind))
    .filter(({ name, arn }) => canHaveResourcePolicy(arn) !== (reviewed.get(name) === 'policy'))
    .map(({ name, arn }) => `${name}: ${arn}`);
  expect(wrong).toEqual([]);
});

/** What gives something to principals by its name, and is no policy of a resource that names principals of IAM. */
const OF_NO_PRINCIPAL: Readonly<Record<string, string>> = {
  cloudformation: 'a stack’s policy is about its updates',
  grafana: 'users of the workspace',
  iam: 'what identities may do, and whom a role trusts',
  iot: 'what devices may do',
  iotsitewise: 'users of the portal',
  opsworks: 'users of the stack',
  quicksight: 'users of QuickSight',
  workspaces: 'what users of a directory may do to their desktops',
};

const GIVES = /:(?:Put|Set|Add|Attach|Create|Update|Modify)\w*(?:Polic(?:y|ies)|Permissions?)$/;
const OF_RESOURCE = /(?:Resource|Group|Profile|Permission|Access)Policy$/;

test('what an action gives a policy to may have one', async () => {
  const iam = await data;
  const giving = iam.actions.filter(
    (action) =>
      GIVES.test(action) && (OF_RESOURCE.test(action) || iam.accessLevel(action) === 'Permissions management'),
  );
  expect(giving.length).toBeGreaterThan(100);
  const without = giving.flatMap((action) => {
    const { service, resourceTypes } = iam.action(action) ?? { service: '', resourceTypes: [] };
    return resourceTypes
      .filter(({ name }) => reviewed.get(`${service} ${name}`) === 'none' && !(service in OF_NO_PRINCIPAL))
      .map(({ name }) => `${action} ${name}`);
  });
  expect(without).toEqual([]);
});

test('every entry of the table begins as an ARN of AWS does', async () => {
  const iam = await data;
  const formats = new Set([RECOVERY_POINT, ...iam.servicePrefixes.flatMap((prefix) => iam.resourceFormatsOf(prefix))]);
  const wrong = Object.entries(RESOURCE_POLICY_SUPPORT).flatMap(([service, starts]) =>
    starts
      .filter((start) => ![...formats].some((format) => begins(format, service, start)))
      .map((start) => `${service} ${start}`),
  );
  expect(wrong).toEqual([]);
});

function begins(format: string, service: string, start: string): boolean {
  const [, , ofService, , , ...rest] = format.split(':');
  return ofService === service && rest.join(':').startsWith(start);
}

/** Whoever may nothing, and whoever may everything. */
const nobody = role({ identityPolicies: [] });
const theirs = account({ id: OTHER });

test('of each kind: what can be decided is, and what cannot is not', async () => {
  const iam = await data;
  const engine = new PolicyEngine(iam);
  const found = new Map<string, string>();
  const behind = new Set<string>();
  for (const service of iam.servicePrefixes) {
    for (const action of iam.actionsOf(service)) {
      for (const { name, arnFormat } of iam.action(action)?.resourceTypes ?? []) {
        const kind = `${service} ${name}`;
        if (found.has(kind) || DECIDED_OTHERWISE.test(action) || isRefused(action.toLowerCase())) continue;
        const arn = exampleIn(arnFormat);
        // A key's policy is about calls to KMS alone.
        if (isRole(arn) || !isAboutKey(action.toLowerCase(), arn)) continue;
        const at = { arn, ...(canHaveResourcePolicy(arn) ? { policy: 'not known' as const } : {}) };
        const own = engine.verdictOn({ principal: nobody, action, resource: { ...at, account: account() } });
        const who = engine.verdictOn({ principal: role(), action, resource: { ...at, account: account() } });
        const away = engine.verdictOn({ principal: role(), action, resource: { ...at, account: theirs } });
        const all = policy('theirs', allow({ Principal: { AWS: MEMBER } }));
        const named = engine.verdictOn({ principal: role(), action, resource: { arn, account: theirs, policy: all } });
        found.set(kind, [own, who, away, named].join());
        if (goesThrough(action, arn)) behind.add(kind);
      }
    }
  }
  expect(found.size).toBeGreaterThan(1500);
  expect([...behind].sort()).toEqual(['s3 accesspointobject', 's3-object-lambda objectlambdaaccesspoint']);
  const wrong = [...found].filter(
    ([kind, verdicts]) => verdicts !== (behind.has(kind) ? BEHIND : EXPECTED[reviewed.get(kind) ?? 'none']),
  );
  expect(wrong).toEqual([]);
});

/** In its account who may nothing, and who may; from another account who may, and with a policy that names that account. */
const EXPECTED: Readonly<Record<Class, string>> = {
  policy: 'depends,allowed,depends,allowed',
  share: 'denied,allowed,depends,allowed',
  none: 'denied,allowed,depends,allowed',
};

/** What is behind an access point, of which nothing is known, may say otherwise. */
const BEHIND = 'depends,depends,depends,depends';

/** To other accounts, whatever a policy says. */
const REFUSED: ReadonlySet<string> = new Set(REFUSALS.flatMap(({ actions }) => actions));

/** Or to all but those who administer the service for an organization. */
const ADMINISTERED = ADMINISTRATORS_ALONE.flatMap(({ actions }) => actions.map((text) => Glob.of(text)));

function isRefused(folded: string): boolean {
  return REFUSED.has(folded) || ADMINISTERED.some((glob) => glob.matches(folded));
}

/** By more than policies: rows of their own. */
const DECIDED_OTHERWISE =
  /^(?:iam|sts|organizations|account|sso|sso-directory|sso-oauth|identitystore|cloudtrail|vpc-lattice-svcs):|:(?:PassRole)$/;

test.each([
  ['arn:aws:s3:::trips-data/key', true],
  ['arn:aws:secretsmanager:us-west-2:111111111111:secret:db', true],
  ['arn:aws:lambda:us-west-2:111111111111:function:trips', true],
  ['arn:aws:lambda:us-west-2:111111111111:event-source-mapping:1', false],
  ['arn:aws:ec2:us-west-2:111111111111:snapshot/snap-1', false],
  // By what it stands in, whose ARN begins otherwise
  ['arn:aws:events:us-west-2:111111111111:rule/trips/nightly', true],
  ['arn:aws:kafka:us-west-2:111111111111:topic/trips/1/orders', true],
  ['arn:aws:backup:us-west-2:111111111111:recovery-point:1', true],
  ['arn:aws:schemas:us-west-2:111111111111:schema/trips/order', true],
  ['arn:aws:iam::111111111111:role/app', false],
  ['*', false],
])('%s can have a policy: %s', (arn, expected) => {
  expect(canHaveResourcePolicy(arn)).toBe(expected);
});
