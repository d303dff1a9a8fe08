import type * as Assembly from '../../../assembly';
import type { JsonObject, JsonValue } from '../../../base/json';
import type { LiveAws, PermissionSet } from '../../live';
import { undo, type Undo } from '../call';
import { firstDifference } from '../difference';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { IdentityCalls } from './identity-call';
import { DEPLOY, MAKE_ANEW, OTHER_COMMIT } from './tree';

/** Where the assembly has IAM Identity Center, if it does. */
export function identityCenterRegion({ expected }: Match): string | undefined {
  return expected.graph.permissionSets[0]?.region;
}

export async function comparePermissionSets(match: Match, live: LiveAws, region: string): Promise<readonly Finding[]> {
  const found = await live.permissionSets(region);
  const calls = await IdentityCalls.of(live, region);
  const known = new Set<string>();
  const findings: Finding[] = [];
  for (const expected of match.expected.graph.permissionSets) {
    const other = liveSet(match, expected, found);
    const about = `Permission set ${expected.name}`;
    if (other === undefined) {
      const way = match.ids.idOf(expected.source) === undefined ? DEPLOY : MAKE_ANEW;
      findings.push(finding('missing', about, 'does not exist', way));
      continue;
    }
    known.add(other.arn);
    findings.push(...new Comparison({ match, about, expected, found: other, calls }).findings());
  }
  const extra = found.filter(({ arn }) => !known.has(arn));
  return [...findings, ...extra.map((set) => extraSet(match, set))];
}

/** The live permission set that is one of the assembly's. */
export function liveSet(
  { ids }: Match,
  { name, source }: Assembly.PermissionSet,
  found: readonly PermissionSet[],
): PermissionSet | undefined {
  const known = ids.idOf(source);
  return known === undefined
    ? found.find((one) => one.name === name && !ids.isOurs(one.arn))
    : found.find(({ arn }) => arn === known);
}

function extraSet({ ids }: Match, { name, arn }: PermissionSet): Finding {
  const how = ids.isOurs(arn)
    ? OTHER_COMMIT
    : 'Ask who uses it. Nobody is let in by it alone: who has it is told line by line.';
  return finding('extra', `Permission set ${name}`, 'exists, but nobody here defined it', how);
}

interface Compared {
  readonly match: Match;
  readonly about: string;
  readonly expected: Assembly.PermissionSet;
  readonly found: PermissionSet;
  readonly calls: IdentityCalls;
}

/** One permission set, in the assembly and in AWS. */
class Comparison {
  public constructor(private readonly compared: Compared) {}

  public findings(): readonly Finding[] {
    return [...this.name(), ...this.session(), ...this.boundary(), ...this.inline(), ...this.managed(), ...this.own()];
  }

  private changed(difference: string, way: Undo | string): readonly Finding[] {
    return [finding('changed', this.compared.about, difference, way)];
  }

  private call(effect: Undo['effect'], operation: string, parameters: JsonObject): Undo {
    return undo(effect, ...this.compared.calls.ofSet(this.compared.found.arn, operation, parameters));
  }

  private name(): readonly Finding[] {
    const { expected, found } = this.compared;
    if (expected.name === found.name) return [];
    return this.changed(`is called "${found.name}" in AWS, which cannot rename it`, MAKE_ANEW);
  }

  private session(): readonly Finding[] {
    const { expected, found } = this.compared;
    if (expected.sessionDuration === found.sessionDuration) return [];
    const way = this.call('loosens', 'UpdatePermissionSet', { SessionDuration: expected.sessionDuration });
    return this.changed(`has sessions of ${found.sessionDuration}, not ${expected.sessionDuration}`, way);
  }

  private boundary(): readonly Finding[] {
    const { expected, found } = this.compared;
    if (firstDifference(asJson(expected.boundary), asJson(found.boundary)) === undefined) return [];
    const operation =
      expected.boundary === undefined
        ? this.call('loosens', 'DeletePermissionsBoundaryFromPermissionSet', {})
        : this.call(found.boundary === undefined ? 'tightens' : 'loosens', 'PutPermissionsBoundaryToPermissionSet', {
            PermissionsBoundary: boundaryOf(expected.boundary),
          });
    return this.changed('has another permissions boundary', operation);
  }

  private inline(): readonly Finding[] {
    const { match, expected, found } = this.compared;
    const wanted = asJson(expected.inlinePolicy);
    const is = found.inlinePolicy === undefined ? undefined : match.symbolic(found.inlinePolicy);
    const different = firstDifference(wanted, is);
    if (different === undefined) return [];
    return this.changed(`has another inline policy, in ${different}`, this.wayOfInline(wanted));
  }

  private wayOfInline(wanted: JsonValue | undefined): Undo | string {
    if (wanted === undefined) return this.call('tightens', 'DeleteInlinePolicyFromPermissionSet', {});
    const real = this.compared.match.real(wanted as JsonObject);
    if (real === undefined) return MAKE_ANEW;
    return this.call('loosens', 'PutInlinePolicyToPermissionSet', { InlinePolicy: JSON.stringify(real) });
  }

  private managed(): readonly Finding[] {
    const { expected, found } = this.compared;
    return this.lists(expected.managedPolicyArns, found.managedPolicyArns, {
      add: (arn) => this.call('loosens', 'AttachManagedPolicyToPermissionSet', { ManagedPolicyArn: arn }),
      take: (arn) => this.call('tightens', 'DetachManagedPolicyFromPermissionSet', { ManagedPolicyArn: arn }),
    });
  }

  private own(): readonly Finding[] {
    const { expected, found } = this.compared;
    const named = ({ path, name }: { readonly path: string; readonly name: string }): string => `${path}${name}`;
    const reference = (full: string): JsonObject => {
      const at = full.lastIndexOf('/') + 1;
      return { CustomerManagedPolicyReference: { Name: full.slice(at), Path: full.slice(0, at) } };
    };
    return this.lists(expected.customerManagedPolicies.map(named), found.customerManagedPolicies.map(named), {
      add: (full) => this.call('loosens', 'AttachCustomerManagedPolicyReferenceToPermissionSet', reference(full)),
      take: (full) => this.call('tightens', 'DetachCustomerManagedPolicyReferenceFromPermissionSet', reference(full)),
    });
  }

  private lists(
    expected: readonly string[],
    found: readonly string[],
    way: Readonly<Record<'add' | 'take', (one: string) => Undo>>,
  ): readonly Finding[] {
    const { about } = this.compared;
    return [
      ...expected
        .filter((one) => !found.includes(one))
        .map((one) => finding('missing', about, `lacks the policy ${one}`, way.add(one))),
      ...found
        .filter((one) => !expected.includes(one))
        .map((one) => finding('extra', about, `has the policy ${one}, which nobody here defined`, way.take(one))),
    ];
  }
}

function boundaryOf(boundary: NonNullable<Assembly.PermissionSet['boundary']>): JsonObject {
  return typeof boundary === 'string'
    ? { ManagedPolicyArn: boundary }
    : { CustomerManagedPolicyReference: { Name: boundary.name, Path: boundary.path } };
}

/** Documents and references as they stand in JSON: without what is undefined. */
function asJson(value: unknown): JsonValue | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as JsonValue);
}
