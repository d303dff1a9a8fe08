import { groupBy } from '../../base/group-by';
import { guardrailOf } from '../../choice/guardrail-of';
import type { PolicyDocument, Statement } from '../../policy';
import { globalRegionOf } from '../../policy/evaluate/global-services';
import { Glob } from '../../policy/text/glob';
import type { Finding } from '../model';
import type { Sides } from './side';

const MOST_LINES = 10;
const MOST_NAMES = 8;

/**
 * Actions that AWS has on one side alone, since the data that were installed do: which services they are of, which of those are new, and
 * where calls to them go; and of services that a guardrail names, whether its patterns reach them.
 */
export function awsActionFindings({ base, head }: Sides): readonly Finding[] {
  const [before, after] = [base.recordedActions, head.recordedActions];
  if (before === undefined || after === undefined) return [];
  const come = [...after].filter((action) => !before.has(action)).sort();
  const gone = [...before].filter((action) => !after.has(action)).sort();
  if (come.length + gone.length === 0) return [];
  return [
    {
      rule: 'aws-actions-changed',
      severity: 'info',
      who: [],
      where: [],
      what: `AWS has ${String(come.length)} actions more, and ${String(gone.length)} fewer`,
      details: [...newServices(before, come), ...listed('more', come), ...listed('fewer', gone)],
    },
    ...nearGuardrails(head, come),
  ];
}

function newServices(before: ReadonlySet<string>, come: readonly string[]): readonly string[] {
  const known = new Set([...before].map(serviceOf));
  return [...groupBy(come, serviceOf)]
    .filter(([service]) => !known.has(service))
    .map(([service, actions]) => {
      const region = globalRegionOf(actions[0] ?? '');
      const where =
        region === undefined
          ? 'taken for one of each Region: look at its endpoints'
          : `a global one, called in ${region === 'several' ? 'some Regions' : region}`;
      return `a new service: ${service}, ${where}`;
    });
}

function listed(word: string, actions: readonly string[]): readonly string[] {
  const services = [...groupBy(actions, serviceOf)].map(
    ([service, own]) => `${word}: ${service}:${few(own.map((action) => action.slice(service.length + 1)))}`,
  );
  const rest = services.length - MOST_LINES;
  return [...services.slice(0, MOST_LINES), ...(rest > 0 ? [`${word}: in ${String(rest)} other services`] : [])];
}

function few(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` and ${String(rest)} others` : ''}`;
}

/** What no pattern of it reaches is for somebody to look at. */
function nearGuardrails({ graph, guardrails }: Sides['head'], come: readonly string[]): readonly Finding[] {
  const patterns = new Map<string, { readonly file?: string; readonly patterns: Set<string> }>();
  for (const { type, name, content } of graph.policies) {
    if (!type.endsWith('CONTROL_POLICY')) continue;
    for (const statement of statementsOf(content as unknown as PolicyDocument)) {
      const found = guardrailOf(guardrails, { policy: name, sid: statement.Sid ?? '' });
      const id = found?.id ?? name;
      const known = patterns.get(id) ?? { ...(found && { file: found.file }), patterns: new Set<string>() };
      patterns.set(id, known);
      for (const pattern of [statement.Action ?? []].flat()) if (pattern.includes(':')) known.patterns.add(pattern);
    }
  }
  return [...patterns].flatMap(([id, { file, patterns: own }]) => {
    const globs = [...own].map((pattern) => Glob.of(pattern.toLowerCase()));
    const services = new Set([...own].map((pattern) => serviceOf(pattern).toLowerCase()));
    const near = come.filter((action) => services.has(serviceOf(action)));
    if (near.length === 0) return [];
    const isNamed = (action: string): boolean => globs.some((glob) => glob.matches(action.toLowerCase()));
    const [named, others] = [near.filter(isNamed), near.filter((action) => !isNamed(action))];
    const finding: Finding = {
      rule: 'aws-actions-near-guardrail',
      severity: others.length === 0 ? 'info' : 'low',
      who: [],
      where: [],
      what: `${id} names a service in which AWS has ${String(near.length)} actions more: its patterns reach ${String(named.length)} of them`,
      details: [
        ...(others.length === 0 ? [] : [`not reached: ${few(others)}`]),
        ...(named.length === 0 ? [] : [`reached: ${few(named)}`]),
      ],
      cause: id,
      ...(file === undefined ? {} : { file }),
    };
    return [finding];
  });
}

function statementsOf({ Statement: all }: PolicyDocument): readonly Statement[] {
  return [all].flat();
}

function serviceOf(action: string): string {
  return action.split(':', 1)[0] ?? '';
}
