/**
 * The IAM JSON policy grammar as types: the same shape in the catalogue, in the templates and in the engine, so
 * nothing is translated between what a reviewer reads and what AWS evaluates.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

export type OneOrMore<T> = T | readonly T[];

/** The principal block of a resource policy or trust policy: `*`, or one entry per kind of principal. */
export type Principal =
  | '*'
  | {
      readonly AWS?: OneOrMore<string>;
      readonly Service?: OneOrMore<string>;
      readonly Federated?: OneOrMore<string>;
      readonly CanonicalUser?: OneOrMore<string>;
    };

export type ConditionValue = string | number | boolean;

/** Condition operator, then context key, then one or more values, for example `{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, OneOrMore<ConditionValue>>>>>;

export interface Statement {
  /** Letters and digits only. Organization policies get theirs from the guardrail's id when they are rendered. */
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Principal;
  readonly NotPrincipal?: Principal;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: Conditions;
}

export interface PolicyDocument {
  /** Policy variables are expanded in `2012-10-17` only; a document without a version is read as `2008-10-17`. */
  readonly Version?: '2012-10-17' | '2008-10-17';
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

/** At least one: an empty list of proofs, statements or regions would be silently vacuous. */
export type NonEmpty<T> = readonly [T, ...T[]];
