import type { Assembly } from '../../lib/assembly';
import type { Template } from '../../lib/assembly/template';
import type { JsonObject } from '../../lib/base/json';
import { templateFindings } from '../../lib/review/compare/templates';
import { worst, type Finding, type Severity } from '../../lib/review/model';

type Resources = Template['Resources'];

/** One stack of these resources. */
const assemblyOf = (Resources: Resources, accountId?: string): { readonly assembly: Assembly } => ({
  assembly: {
    stacks: [{ stackName: 'stack', template: { Resources }, ...(accountId === undefined ? {} : { accountId }) }],
    fileAsset: () => undefined,
  } as unknown as Assembly,
});

/** What a review tells of one stack. @param accountId of the stack. @default unknown until the deploy */
export function findingsOf(before: Resources, after: Resources, accountId?: string): readonly Finding[] {
  return templateFindings({ base: assemblyOf(before, accountId), head: assemblyOf(after, accountId) });
}

export function severityOf(before: Resources, after: Resources, accountId?: string): Severity {
  const findings = findingsOf(before, after, accountId);
  if (findings.length === 0) throw new Error('nothing is told');
  return worst(findings.map(({ severity }) => severity));
}

/** @param properties undefined: there is no such resource */
export function of(Type: string, properties: JsonObject | undefined, more: JsonObject = {}): Resources {
  return properties === undefined ? {} : { A: { Type, Properties: properties, ...more } };
}
