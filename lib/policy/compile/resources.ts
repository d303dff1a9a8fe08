import { completeArn } from '../arn';
import type { RequestContext } from '../context/context';
import { Template } from '../text/template';
import { Truth, not, some, truth } from '../truth';

/** A `Resource` or `NotResource` element. ARNs are compared with case, and `*` crosses colons. */
export interface ResourceElement {
  readonly templates: readonly Template[];
  readonly negated: boolean;
  /** `*`, or a policy type that has no such element: nothing to compare. */
  readonly isEverything: boolean;
  /** Equal for equal elements. */
  readonly id: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function compileResources(
  patterns: readonly string[],
  element: 'Resource' | 'NotResource',
  version: '2012-10-17' | '2008-10-17',
): ResourceElement {
  const templates = patterns.map((pattern) => Template.parse(completeArn(pattern), version, 'after the fifth colon'));
  const negated = element === 'NotResource';
  return {
    templates,
    negated,
    isEverything: !negated && templates.some((template) => template.constant?.matchesAnything === true),
    id: `${element} ${version} ${patterns.join(' ')}`,
  };
}

/** A trust policy names no resource: it is about the role that it belongs to. */
export const EVERY_RESOURCE: ResourceElement = compileResources(['*'], 'Resource', '2012-10-17');

export function matchesResource(element: ResourceElement, arn: string, context: RequestContext): Truth {
  if (element.isEverything) return Truth.TRUE;
  const matches = some(element.templates, (template) => {
    const pattern = template.resolve(context.variable);
    if (pattern === 'unknown') return Truth.UNKNOWN;
    return truth(pattern !== 'absent' && pattern.matches(arn));
  });
  return element.negated ? not(matches) : matches;
}
