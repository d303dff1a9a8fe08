import type { Template } from '../../assembly/template';
import type { Problem } from '../../config/problem';
import { count } from '../../config/wording';
import type { Measured } from './property-sizes';
import { TEMPLATE_LIMITS, type Measurable, type TemplateLimit } from './template-limits';

/** Names, values and descriptions of a template that CloudFormation would refuse for their length. @param file of the template */
export function measureTemplate(file: string, template: Template): Measured {
  const uses = TEMPLATE_LIMITS.flatMap((limit) => limit.sizes(template).map((measured) => ({ limit, measured })));
  return {
    measured: uses.length,
    problems: uses.flatMap(({ limit, measured }) =>
      measured.size <= limit.limit ? [] : [tooLong(file, limit, measured)],
    ),
  };
}

function tooLong(file: string, { what, unit, limit, mend, page }: TemplateLimit, { place, size }: Measurable): Problem {
  return {
    path: `${file} → ${place}`,
    found: `${count(size)} ${unit}`,
    expected: `at most ${count(limit)} ${unit} in ${what}: CloudFormation's limit (${page})`,
    mend,
  };
}
