import type { Template, TemplateResource } from '../../assembly/template';
import { propertyUses, type PropertyUse } from '../../ask/sizes/measure';
import type { PropertyLimit } from '../../ask/sizes/property-limits';
import type { Problem } from '../../config/problem';
import { count } from '../../config/wording';
import { raiseInWords } from '../../model/quotas';
import type { LandingZone } from '../../model/landing-zone';

export interface Measured {
  readonly problems: readonly Problem[];
  /** How many properties were measured. */
  readonly measured: number;
}

/**
 * Properties that AWS would refuse for their size, after half of the stack is there.
 *
 * @param file of the template, for the path of what is no construct of the app
 * @param quotas that AWS has raised. @default none
 */
export function measureProperties(
  file: string,
  template: Pick<Template, 'Resources'>,
  quotas?: LandingZone['company']['quotas'],
): Measured {
  const uses = propertyUses(template, quotas);
  return {
    measured: uses.length,
    problems: uses.flatMap((use) => (use.used <= use.allowed ? [] : [tooLarge(file, use)])),
  };
}

function pathOf(file: string, id: string, { Metadata }: TemplateResource, { property }: PropertyLimit): string {
  const path = Metadata?.['aws:cdk:path'];
  return `${typeof path === 'string' ? path : `${file} → ${id}`}.${property}`;
}

function tooLarge(file: string, { limit, id, resource, used, allowed }: PropertyUse): Problem {
  const { type, unit, mend, page, quota } = limit;
  return {
    path: pathOf(file, id, resource, limit),
    found: `${count(used)} ${unit}`,
    expected: `at most ${count(allowed)} ${unit} in ${type === '*' ? 'this property' : `this property of ${type}`}: AWS's limit (${page})`,
    mend: quota === undefined ? mend : `${mend}${raiseInWords(quota, allowed)}`,
  };
}
