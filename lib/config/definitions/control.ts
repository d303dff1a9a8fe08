import { z } from 'zod';
import type { Control } from '../../catalogue/controls/definition/control';
import { rule, type Finding } from './rule';

const recommendations = z.array(
  z.string().regex(/^[1-6](\.\d{1,2}){1,2}$/, 'a recommendation of the CIS benchmark, for example "1.4"'),
);

export const controlSchema = z
  .strictObject({
    title: z.string().regex(/^[A-Z].*[^.]$/, 'a sentence without its full stop'),
    rule: z.string().regex(/^[A-Z0-9_]+$/, 'the identifier of a rule that AWS manages'),
    parameters: z.record(z.string(), z.string()).optional(),
    scope: z.enum(['account', 'region']),
    cis: z.strictObject({ v3: recommendations, v5: recommendations }),
    nist: z
      .array(z.string().regex(/^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/, 'a control of NIST 800-53, for example "AC-2(1)"'))
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
