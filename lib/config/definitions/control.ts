import { z } from 'zod';
import type { Control } from '../../catalogue/controls/definition/control';
import { isCisRecommendation, isNistControl } from './control-frameworks';
import { rule, type Finding } from './rule';

const recommendations = (version: 'v3' | 'v5'): z.ZodType =>
  z.array(
    z
      .string()
      .refine(
        (name) => isCisRecommendation(version, name),
        `a recommendation of version ${version.slice(1)} of the CIS benchmark, for example "1.4"`,
      ),
  );

export const controlSchema = z
  .strictObject({
    title: z.string().regex(/^[A-Z].*[^.]$/, 'a sentence without its full stop'),
    rule: z.string().regex(/^[A-Z0-9_]+$/, 'the identifier of a rule that AWS manages'),
    parameters: z.record(z.string(), z.string()).optional(),
    scope: z.enum(['account', 'region']),
    cis: z.strictObject({ v3: recommendations('v3'), v5: recommendations('v5') }),
    nist: z
      .array(z.string().refine(isNistControl, 'a control of NIST 800-53 revision 5, for example "AC-2(1)"'))
      .min(1),
  })
  .superRefine(rule(controlFindings));

function* controlFindings({ nist }: Control): Generator<Finding> {
  for (const [index, name] of nist.entries()) {
    if (nist.indexOf(name) === index) continue;
    yield { at: ['nist', index], found: `"${name}", twice`, expected: 'each control once', mend: 'remove it' };
  }
}

/** Name of a rule in AWS Config: a prefix, the id, and what a conformance pack appends. */
