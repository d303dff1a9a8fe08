import type { PolicyDocument } from '../../policy/document';
import type { Finding } from '../model';
import { principalTitle, type Sides } from './side';

const MOST_LINES = 10;

/**
 * Policies of AWS's own that say something else on the two sides, since the data that were installed do. What that lets people do is
 * told of as their access.
 */
export function awsPolicyFindings({ base, head }: Sides): readonly Finding[] {
  const before = base.environment.awsManagedPolicies;
  return [...head.environment.awsManagedPolicies].flatMap(([arn, { document }]) => {
    const was = before.get(arn)?.document;
    if (was === undefined || JSON.stringify(was) === JSON.stringify(document)) return [];
    const [gone, come] = [without(was, document), without(document, was)];
    const finding: Finding = {
      rule: 'aws-policy-changed',
      severity: 'info',
      who: holdersOf(arn, head),
      where: [],
      what: `AWS changed its policy ${arn.split('/').at(-1) ?? arn}: ${String(come.length)} action patterns more, ${String(gone.length)} fewer`,
      details: [...listed('more', come), ...listed('fewer', gone)],
    };
    return [finding];
  });
}

/** Permission sets and roles that have it, by what people call them. */
function holdersOf(arn: string, { graph }: Sides['head']): readonly string[] {
  const titles = graph.accounts
    .flatMap((account) => graph.contentsOf(account).principals)
    .filter(({ managedPolicies }) => managedPolicies.some((policy) => policy.arn === arn))
    .map(principalTitle);
  return [...new Set(titles)].sort();
}

/** Patterns of allowing statements that only the first has. */
function without(document: PolicyDocument, other: PolicyDocument): readonly string[] {
  const known = new Set(allowedIn(other));
  return [...new Set(allowedIn(document))].filter((pattern) => !known.has(pattern)).sort();
}

function allowedIn({ Statement }: PolicyDocument): readonly string[] {
  return [Statement].flat().flatMap(({ Effect, Action }) => (Effect === 'Allow' ? [Action ?? []].flat() : []));
}

function listed(word: string, patterns: readonly string[]): readonly string[] {
  if (patterns.length === 0) return [];
  const rest = patterns.length > MOST_LINES ? `, and ${String(patterns.length - MOST_LINES)} others` : '';
  return [`${word}: ${patterns.slice(0, MOST_LINES).join(', ')}${rest}`];
}
