import { isObject } from '../../../base/json';
import { didYouMean } from '../../../base/did-you-mean';
import type { Setting } from '../../../catalogue/guardrails/definition/guardrail';
import type { IamData } from '../../../iam-data';
import type { Finding } from '../rule';

/** Where a tag policy names kinds of resources. */
const LISTS = ['enforced_for', 'report_required_tag_for'];

/** Kinds of resources in a tag policy that AWS does not have: it would hold for none, and look as if it did. */
export function* unknownTaggedTypes({ type, content }: Setting, data: IamData): Generator<Finding> {
  if (type !== 'TAG_POLICY' || !isObject(content.tags)) return;
  for (const [tag, rule] of Object.entries(content.tags)) {
    for (const list of isObject(rule) ? LISTS : []) {
      const operators = isObject(rule) && isObject(rule[list]) ? Object.entries(rule[list]) : [];
      for (const [operator, kinds] of operators) {
        for (const [index, kind] of Array.isArray(kinds) ? kinds.entries() : []) {
          const problem = problemOf(String(kind), data);
          if (problem === undefined || operator.startsWith('@@operators')) continue;
          yield { at: ['content', 'tags', tag, list, operator, index], ...problem };
        }
      }
    }
  }
}

function problemOf(kind: string, data: IamData): Omit<Finding, 'at'> | undefined {
  const [service = '', name = ''] = kind.split(':');
  const known = typesOf(data, service);
  if (known.length === 0) {
    const meant = didYouMean(service, data.servicePrefixes);
    return {
      found: `"${kind}"`,
      expected: 'a kind of resource of a service that AWS has',
      mend: meant === undefined ? 'correct it' : `did you mean "${meant}:${name}"?`,
    };
  }
  if (['*', 'ALL_SUPPORTED'].includes(name) || known.some((one) => folded(one) === folded(name))) return undefined;
  const meant = didYouMean(name, known);
  return {
    found: `"${kind}"`,
    expected: `a kind of resource that ${service} has: ${known.slice(0, 6).join(', ')}`,
    mend: meant === undefined ? 'correct it' : `did you mean "${service}:${meant}"?`,
  };
}

/** By the name that AWS gives it in the service authorization reference, or by what stands for it in its ARN. */
function typesOf(data: IamData, service: string): readonly string[] {
  const ofArn = (format: string): readonly string[] => {
    const resource = format.split(':').slice(5).join(':');
    const literal = (resource.split('${')[0] ?? '').replace(/[/:]$/, '');
    return literal === '' ? [] : [literal, literal.split(/[/:]/)[0] ?? literal];
  };
  return [...new Set(data.resourceTypesOf(service).flatMap(([name, format]) => [name, ...ofArn(format)]))];
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}
