import { z } from 'zod';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import { administrator, text } from './formats';
import { proofRows } from './proof-row';
import { rule, type Finding } from './rule';
import { eachStatement, namesNobody, namesResource, statementSchema } from './statement';

/** What a persona looks like. What AWS asks of its values is beside the checks of the config, which name it too. */
export const personaSchema = z
  .strictObject({
    name: z.string(),
    description: text,
    sessionHours: z.number(),
    managedPolicies: z.array(text).min(1, 'a list with at least one, or none at all').optional(),
    statements: z.array(statementSchema).min(1, 'a list with at least one, or none at all').optional(),
    permissionsBoundary: z.enum(['landing-zone', 'none']).optional(),
    relayState: z
      .string()
      .regex(/^https:\/\/[^\s]{1,232}$/, 'the address of a console page, at most 240 characters')
      .optional(),
    administrator,
    can: proofRows,
    cannot: proofRows,
    denies: proofRows.optional(),
    withholds: proofRows.optional(),
  })
  .superRefine(rule(personaFindings));

function* personaFindings({ statements = [], managedPolicies = [] }: PersonaDefinition): Generator<Finding> {
  if (statements.length + managedPolicies.length === 0) {
    const found = 'neither statements nor managedPolicies';
    yield { found, expected: 'at least one of what it may do', mend: 'add statements, or remove the persona' };
  }
  yield* eachStatement(statements, 'statements', (statement) => [
    ...namesNobody(statement, 'the persona is the principal'),
    ...namesResource(statement),
  ]);
}
