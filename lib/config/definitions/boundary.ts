import { POLICY_CHARACTERS } from '../../model/policy-sizes';
import { z } from 'zod';
import type { PermissionsBoundary } from '../../catalogue/boundary/permissions-boundary';
import { text } from './formats';
import { proofRows } from './proof-row';
import { rule, type Finding } from './rule';
import { eachStatement, namesNobody, namesResource, statementSchema } from './statement';

const LONGEST = POLICY_CHARACTERS.managedPolicy;

export const boundarySchema = z
  .strictObject({
    why: text,
    document: z.strictObject({
      Version: z.literal('2012-10-17', '"2012-10-17"'),
      Statement: z.array(statementSchema).min(1),
    }),
    can: proofRows,
    cannot: proofRows,
  })
  .superRefine(rule(boundaryFindings));

function* boundaryFindings({ document }: PermissionsBoundary): Generator<Finding> {
  const { length } = JSON.stringify(document);
  if (length > LONGEST) {
    const at = ['document'];
    yield {
      at,
      found: `${length} characters`,
      expected: `${LONGEST} at most`,
      mend: `shorten it by ${length - LONGEST}`,
    };
  }
  const findings = eachStatement([document.Statement].flat(), 'Statement', (statement) => [
    ...namesNobody(statement, 'whoever carries the boundary is the principal'),
    ...namesResource(statement),
  ]);
  for (const finding of findings) yield { ...finding, at: ['document', ...(finding.at ?? [])] };
}
