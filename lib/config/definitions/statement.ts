import { z } from 'zod';
import { notEmpty } from '../../model/formats';
import { findPolicyProblems, type Statement } from '../../policy';
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
/** An empty one asks nothing, and looks as though it did. */
const conditions = notEmpty(
  z.record(
    z.string(),
    notEmpty(
      z.record(
        z.string(),
        z.union([conditionValue, z.array(conditionValue)], 'a text, a number, true or false, or a list of them'),
      ),
    ),
  ),
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
  const problems = findPolicyProblems({ Version: '2012-10-17', Statement: [statement] }, 'document');
  return problems.map((sentence) => findingOf(sentence.replace(/^document, statement 1(?: "[^"]*")?(?:, \w+)?: /, '')));
}

/** A sentence of the parser says what it found, then what it expected or how to mend it. */
function findingOf(sentence: string): Finding {
  const [, what = sentence, expected] = /^(.+?), expected (.+)\.$/.exec(sentence) ?? [];
  if (expected !== undefined) return { at: elementIn(what), found: what, expected, mend: 'correct it' };
  const [, problem = sentence, mend = 'correct it'] = /^(.+?)(?:: (?=[A-Za-z])|\. )(.+?)\.?$/.exec(sentence) ?? [];
  return {
    at: elementIn(problem),
    found: problem.replace(/^found /, ''),
    expected: 'a statement as IAM reads it',
    mend: mend.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
  };
}

/** The element of the statement that a sentence of the parser is about. */
function elementIn(sentence: string): readonly string[] {
  if (sentence.endsWith('is no condition operator')) return ['Condition'];
  return /^(Sid|Effect|(?:Not)?(?:Principal|Action|Resource)|Condition)\b/.exec(sentence)?.slice(1) ?? [];
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

/** The parser lets a statement with a principal leave its resource out, which only a trust policy may. */
export function namesResource({ Principal, Resource, NotResource }: Statement): readonly Finding[] {
  return Principal !== undefined && Resource === undefined && NotResource === undefined
    ? [{ found: 'neither Resource nor NotResource', expected: 'one of them', mend: 'add one, "*" for everything' }]
    : [];
}
