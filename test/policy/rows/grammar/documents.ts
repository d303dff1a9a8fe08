import type { PolicyKind } from '../../../../lib/policy';

/** What a document says, and whether AWS takes it: `takes`, or a part of the sentence by which the parser refuses it. */
export type GrammarRow = readonly [
  what: string,
  kind: PolicyKind | undefined,
  document: unknown,
  refusal: string,
  page: string,
];

export const GUIDE = 'IAM/latest/UserGuide';
export const GRAMMAR = `${GUIDE}/reference_policies_grammar.html`;
export const NOTES = `${GRAMMAR}#policies-grammar-notes`;
export const STRINGS = `${GRAMMAR}#policies-grammar-notes-strings`;
export const CHECKS = `${GUIDE}/access-analyzer-reference-policy-checks.html`;
export const check = (name: string): string => `${CHECKS}#access-analyzer-reference-policy-checks-error-${name}`;
export const VERSION = `${GUIDE}/reference_policies_elements_version.html`;
export const EFFECT = `${GUIDE}/reference_policies_elements_effect.html`;
export const ACTION = `${GUIDE}/reference_policies_elements_action.html`;
export const PRINCIPAL = `${GUIDE}/reference_policies_elements_principal.html`;
export const NOT_PRINCIPAL = `${GUIDE}/reference_policies_elements_notprincipal.html`;
export const VARIABLES = `${GUIDE}/reference_policies_variables.html`;
export const DEFAULTS = `${VARIABLES}#policy-vars-default-values`;
export const OPERATORS = `${GUIDE}/reference_policies_elements_condition_operators.html`;
export const IDENTIFIERS = `${GUIDE}/reference_identifiers.html#identifiers-arns`;

export type Elements = Readonly<Record<string, unknown>>;

export const one = (more: Elements = {}): Elements => ({
  Effect: 'Deny',
  Action: 's3:GetObject',
  Resource: '*',
  ...more,
});
export const document = (more: Elements = {}, beside: Elements = {}): Elements => ({
  Version: '2012-10-17',
  Statement: [one(more)],
  ...beside,
});
export const trust = (Principal: unknown): Elements => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
});
export const on = (operator: string, key: string, value: unknown): Elements =>
  document({ Condition: { [operator]: { [key]: value } } });
