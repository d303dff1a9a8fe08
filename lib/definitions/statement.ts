import { z } from 'zod';
import { findPolicyProblems, type Statement } from '../policy';
import { actions, oneOrMore, text } from './formats';
import { rule, type Finding } from './rule';

const arns = oneOrMore(text, 'an ARN or "*" in quotes');
const names = oneOrMore(text, 'a name in quotes');
const principal = z.union(
  [
    z.literal('*'),
    z.strictObject({
      AWS: names.optional(),
      Service: names.optional(),
      Federated: names.optional(),
      CanonicalUser: names.optional(),
    }),
  ],
  '"*", or an object with AWS, Service or Federated',
);
const conditionValue = z.union([z.string(), z.number(), z.boolean()], 'a text, a number, true or false');
const conditions = z.record(
  z.string(),
  z.record(z.string(), oneOrMore(conditionValue, 'a text, a number, true or false')),
);

/**
 * A statement as a definition holds it. The grammar itself is the policy parser's: it is asked once every element has a
 * shape that it can be.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export const statementSchema = z
  .strictObject({
    Sid: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, 'a Sid of letters and digits')
      .optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principal.optional(),
    NotPrincipal: principal.optional(),
    Action: actions.optional(),
    NotAction: actions.optional(),
    Resource: arns.optional(),
    NotResource: arns.optional(),
    Condition: conditions.optional(),
  })
  .superRefine(rule(grammarFindings));

function grammarFindings(statement: object): readonly Finding[] {
  const where = 'document, statement 1';
  return findPolicyProblems({ Version: '2012-10-17', Statement: [statement] }, 'document').map((sentence) =>
    findingOf(sentence.replace(/^document, statement 1(?: "[^"]*")?(?:, )?(?:: )?/, '').replace(`${where}: `, '')),
  );
}

/** A sentence of the parser says what it found, then what it expected or how to mend it. */
function findingOf(sentence: string): Finding {
  const [, what = sentence, next = ''] = /^(.+?)(?:, expected |: (?=[A-Za-z])|\. )(.+)$/.exec(sentence) ?? [];
  const expected = 'a statement as IAM reads it';
  return sentence.includes(', expected ')
    ? { found: what, expected: next.replace(/\.$/, ''), mend: 'correct the element' }
    : { found: what, expected, mend: next === '' ? 'correct the element' : next.replace(/\.$/, '') };
}

/** Rules of where a statement stands, for those of a list. */
export function* eachStatement(
  statements: readonly Statement[],
  list: string,
  check: (statement: Statement) => Iterable<Finding>,
): Generator<Finding> {
  for (const [index, statement] of statements.entries()) {
    for (const finding of check(statement)) yield { ...finding, at: [list, index, ...(finding.at ?? [])] };
  }
}

export function namesNobody({ Principal, NotPrincipal }: Statement, who: string): readonly Finding[] {
  const element = Principal === undefined ? 'NotPrincipal' : 'Principal';
  return Principal === undefined && NotPrincipal === undefined
    ? []
    : [{ at: [element], found: 'a principal', expected: `no principal: ${who}`, mend: 'remove it' }];
}

/** What only a statement without principal could say: the parser lets a trust policy leave its resource out. */
export function namesResource({ Resource, NotResource }: Statement): readonly Finding[] {
  return Resource === undefined && NotResource === undefined
    ? [{ found: 'neither Resource nor NotResource', expected: 'one of them', mend: 'add one, "*" for everything' }]
    : [];
}
