import { pathOfWhole } from '../violations';
import { dirname } from 'node:path';
import {
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import { assemblyTemplates } from '../../../assembly/assembly-templates';
import type { Check, Ran } from '../check';
import { lookAt, type Looked, type ReplacementFinding } from './findings';
import { resourcesIn } from '../../../assembly/placed-resources';
import { notRefused, REFUSED, UNCHANGING } from './refused-on-purpose';

/**
 * Whether AWS could carry out every change that CloudFormation would make of a change in a template, in the templates of StackSets and
 * conformance packs too. The severity is `fatal`, which `acknowledge` does not silence: what cannot be mended is settled in one list.
 */
export function replacements(): Check {
  let looked: readonly { readonly file: string; readonly resources: readonly Looked[] }[] = [];
  return {
    name: 'replacements',
    page: 'docs/replacements.md',
    plugin: {
      name: 'Replacements',
      validate: ({ templatePaths, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport => {
        looked = assemblyTemplates(dirname(templatePaths[0] ?? '.')).map(({ file, text }) => ({
          file,
          resources: resourcesIn(file, text).map(lookAt),
        }));
        const findings = looked.flatMap(({ resources }) => resources.flatMap((resource) => resource.findings));
        const violations = findings.map((finding) => violationOf(finding, pathOfWhole(appConstruct)));
        return { success: violations.length === 0, violations };
      },
    },
    ran: () => ({
      templates: looked.map(({ file }) => file),
      counts: counted(looked.flatMap(({ resources }) => resources)),
      gaps: [],
    }),
    overlooks: () => {
      const refused = [...resourcesIn(REFUSED.file, REFUSED.text), ...UNCHANGING];
      return notRefused(refused.flatMap((resource) => lookAt(resource).findings));
    },
  };
}

function counted(resources: readonly Looked[]): Ran['counts'] {
  const properties = resources.reduce((sum, looked) => sum + looked.properties, 0);
  // An app without any has been looked through all the same.
  return { resources: resources.length, ...(properties > 0 && { 'create-only properties': properties }) };
}

function violationOf({ rule, place, description, mend }: ReplacementFinding, whole: string): PolicyViolation {
  // Inside a StackSet there are no constructs, and a violation without one prints nothing.
  const constructPath = place.includes(' → ') ? whole : place;
  return {
    ruleName: rule,
    description,
    severity: 'fatal',
    fix: mend,
    violatingResources: [{ constructPath, locations: [] }],
  };
}
