import { ARN_PARTS } from '../arn';
import type { PolicyKind } from './principals';
import { show } from './problem';
import type { Reporter } from './problem';
import { checkVariables } from './variables';

const PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html';
const PARTITION = /^(?:aws(?:-[a-z]+)*|.*[*?].*)$/;
const SERVICE = /^[a-z0-9-]+$/;

/** What of its document decides about a resource. */
interface ResourcePlace {
  readonly element: string;
  readonly version: unknown;
  readonly kind: PolicyKind | undefined;
}

/**
 * Reports what AWS refuses, and what no ARN matches, so that a denial of it would be lost.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function checkResource(text: string, { element, version, kind }: ResourcePlace, reporter: Reporter): void {
  if (text === '*') return;
  const report = (problem: string): void => {
    reporter.report(`${element} holds ${show(text)}, ${problem}`);
  };
  if (/^(?:arn:|\$\{)/.test(text)) {
    const rule = text.startsWith('arn:') ? ruleAgainst(text, kind) : undefined;
    if (rule !== undefined) report(`${rule} See ${PAGE}.`);
  } else {
    report('expected an ARN or "*".');
  }
  checkVariables(text, { version, element: 'Resource' }, reporter);
}

function ruleAgainst(arn: string, kind: PolicyKind | undefined): string | undefined {
  const [, partition = '', service = '', ...rest] = arn.replaceAll(/\$\{[^}]*\}/g, '_').split(':');
  if (!PARTITION.test(partition)) return 'and AWS has no such partition. Write arn:aws: or arn:*:.';
  if (!SERVICE.test(service)) return 'and AWS takes no wildcard for the service, nor capitals. Write the service out.';
  const isIncomplete = rest.length + 3 < ARN_PARTS && !arn.endsWith('*');
  if (kind !== 'resource' || !isIncomplete) return undefined;
  return 'which has fewer than six parts: AWS completes it in policies of principals alone. Write all of them.';
}
