import { loadManagedPolicies, UnknownManagedPolicyError, type ManagedPolicy } from '../../iam-data';
import type { Problem } from '../problem';
import { quote } from '../wording';
import type { Speaking } from './statements-in';

const EXPECTED = 'the name of a policy that AWS manages, with the path that its ARN has';
const OWN_POLICY = /^arn:aws(?:-[a-z]+)*:iam::(?!aws:)/;

/**
 * Names of managed policies by which AWS knows none: a template puts `arn:aws:iam::aws:policy/` before what is written, so that an ARN, or a
 * name without its path, would be of a policy that is not there.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function wrongPolicyNames(parts: readonly Pick<Speaking, 'managedPolicies' | 'locate'>[]): readonly Problem[] {
  const named = parts.flatMap(({ managedPolicies = [], locate }) =>
    managedPolicies.map((name, index) => ({
      name,
      path: locate(['managedPolicies', index]),
      isRepeated: managedPolicies.indexOf(name) < index,
    })),
  );
  const names = named.map(({ name }) => name);
  // One look into the package for all: asked one by one only where something is wrong.
  const known = lookUp(names);
  return named.flatMap(({ name, path, isRepeated }) => {
    if (isRepeated) {
      return [
        { path, found: `${quote(name)} a second time`, expected: 'each policy once', mend: 'remove one of them' },
      ];
    }
    const mend = mendOf(name, known instanceof UnknownManagedPolicyError ? lookUp([name]) : known);
    return mend === undefined ? [] : [{ path, found: quote(name), expected: EXPECTED, mend }];
  });
}

type LookedUp = ReadonlyMap<string, ManagedPolicy> | UnknownManagedPolicyError;

function lookUp(names: readonly string[]): LookedUp {
  try {
    return loadManagedPolicies(names);
  } catch (error) {
    if (error instanceof UnknownManagedPolicyError) return error;
    throw error;
  }
}

/** Undefined where nothing is wrong. */
function mendOf(name: string, known: LookedUp): string | undefined {
  if (known instanceof UnknownManagedPolicyError) {
    if (OWN_POLICY.test(name)) return 'write what it allows as statements: policies of an account are not named here';
    const [, meant] = /Did you mean "(.*)"\?/.exec(known.message) ?? [];
    return meant === undefined ? 'look it up in the AWS managed policy reference' : `did you mean ${quote(meant)}?`;
  }
  const [, written] = /:policy\/(.+)$/.exec(known.get(name)?.arn ?? '') ?? [];
  return written === undefined || written === name ? undefined : `write ${quote(written)}`;
}
