import { isObject } from '../../base/json';
import { onlyOne, strings } from './elements';
import { reportUnknownKeys, show } from './problem';
import type { Reporter } from './problem';
import { checkVariables } from './variables';

/** What a policy is attached to: principals, a role to say who may assume it, or another resource. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

const PRINCIPAL_KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
const CHECKS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';
const PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html';

interface PrincipalPlace {
  readonly version: unknown;
  readonly kind: PolicyKind | undefined;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function checkPrincipals(
  statement: Readonly<Record<string, unknown>>,
  { version, kind }: PrincipalPlace,
  reporter: Reporter,
): void {
  const element = onlyOne(statement, 'Principal', 'NotPrincipal', reporter);
  checkPlace(statement, element, kind, reporter);
  const principal = element && statement[element];
  if (!element) return;
  if (principal === '*') {
    if (!isTrust(statement, kind)) return;
    const rule = 'which AWS does not take in a trust policy';
    reporter.report(`${element} is "*", ${rule}. Write { "AWS": "*" }, if everybody is meant. See ${CHECKS}.`);
    return;
  }
  if (!isObject(principal)) {
    reporter.report(
      `${element} is ${show(principal)}, expected "*" or an object, for example { "AWS": "111111111111" }.`,
    );
    return;
  }
  reportUnknownKeys(principal, PRINCIPAL_KINDS, reporter.at(element));
  if (Object.keys(principal).length === 0) reporter.report(`${element} names nobody. Name a principal, or "*".`);
  for (const [kindOfName, names] of Object.entries(principal)) {
    for (const name of strings(names, `${element}.${kindOfName}`, reporter)) {
      checkVariables(name, { version, element: 'Principal' }, reporter);
      const wrong = wrongName(kindOfName, name);
      if (wrong !== undefined) reporter.report(`${element}.${kindOfName} holds ${show(name)}, ${wrong}`);
    }
  }
}

const OF_PRINCIPAL =
  /^arn:[^:]*:(?:iam::[^:]*:(?:root$|(?:role|user)\/.)|sts::[^:]*:(?:assumed-role|federated-user)\/.)/;

function wrongName(kind: string, name: string): string | undefined {
  if (name === '*' && kind !== 'AWS') {
    return `and AWS takes a wildcard for AWS alone. Name whom it means, or write { "AWS": "*" }. See ${CHECKS}.`;
  }
  if (name !== '*' && /[*?]/.test(name)) {
    return 'and wildcards match nothing there. Name the account and compare aws:PrincipalArn in a Condition.';
  }
  if (kind === 'AWS' && name.startsWith('arn:') && !OF_PRINCIPAL.test(name)) {
    return 'expected an account, a role, a user or a session: nothing else is a principal, nor is a group of users.';
  }
  if (kind !== 'Service' || name.includes('.')) return undefined;
  return 'expected a service principal such as ec2.amazonaws.com.';
}

/** Whether the policy names principals at all, and by which element. */
function checkPlace(
  statement: Readonly<Record<string, unknown>>,
  element: string | undefined,
  kind: PolicyKind | undefined,
  reporter: Reporter,
): void {
  const isNamed = 'Principal' in statement || 'NotPrincipal' in statement;
  if (kind === 'identity' && isNamed) {
    reporter.report(`${element ?? 'Principal'} stands in a policy that belongs to its principals. Remove it.`);
  } else if ((kind === 'trust' || kind === 'resource') && !isNamed) {
    reporter.report('found neither Principal nor NotPrincipal: add Principal.');
  }
  if (element !== 'NotPrincipal') return;
  if (statement.Effect === 'Allow') {
    const mend = 'Name whom it allows in Principal';
    reporter.report(`NotPrincipal stands beside Effect "Allow", which AWS does not support. ${mend}. See ${PAGE}.`);
  }
  if (isTrust(statement, kind)) {
    const mend = 'Name who may assume the role in Principal';
    reporter.report(`NotPrincipal stands in a trust policy, which AWS does not support. ${mend}. See ${PAGE}.`);
  }
}

/** Where nobody says what it is attached to, one without a resource: a few policies of resources have none either, as those of ECR. */
function isTrust({ Resource, NotResource }: Readonly<Record<string, unknown>>, kind: PolicyKind | undefined): boolean {
  return kind === 'trust' || (kind === undefined && Resource === undefined && NotResource === undefined);
}
