import { SPECIAL, VARIABLE } from '../text/template';
import { MULTIVALUED_KEYS } from '../conditions/multivalued';
import { parseOperator } from '../conditions/operators';
import { show } from './problem';
import type { Reporter } from './problem';

const PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html';
const OPEN = /\$\{[^}]*$/;

/** Where variables stand decides whether AWS fills them in; where it does not, they match nothing, or only themselves. */
export interface VariablePlace {
  /** As the document has it. */
  readonly version: unknown;
  readonly element: 'Resource' | 'Principal' | { readonly operator: string };
}

/** Reports variables that AWS would not fill in, with the rule. */
export function checkVariables(text: string, { version, element }: VariablePlace, reporter: Reporter): void {
  if (!text.includes('${')) return;
  if (OPEN.test(text)) {
    reporter.report(`${show(text)} opens a policy variable and never closes it. Write \${key}.`);
    return;
  }
  const rule = ruleAgainst(text, version, element) ?? ruleAgainstForm(text);
  if (rule !== undefined) reporter.report(`${show(text)} holds a policy variable. ${rule} See ${PAGE}.`);
}

function ruleAgainst(text: string, version: unknown, element: VariablePlace['element']): string | undefined {
  if (version !== '2012-10-17') return 'AWS fills variables in only in a document of Version "2012-10-17".';
  if (element === 'Principal') return 'AWS fills none in in Principal. Compare a key such as aws:PrincipalArn instead.';
  if (element === 'Resource') {
    const isEarly = text.replaceAll(/\$\{[^}]*\}.*$/g, '').split(':').length < 6;
    if (isEarly) return 'In an ARN AWS fills one in only after the fifth colon. Write the earlier parts out, or "*".';
  } else if (!takesVariables(element.operator)) {
    return 'AWS fills one in only under string and ARN operators.';
  }
  const several = variableKeys(text).find((key) => MULTIVALUED_KEYS.has(key.toLowerCase()));
  return several && `${several} may hold several values, and AWS fills in only keys that hold one.`;
}

const QUOTES = "A default stands in single quotes behind a comma and a space, as in ${aws:username, 'nobody'}.";

/**
 * What AWS cannot read within the braces.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values
 */
function ruleAgainstForm(text: string): string | undefined {
  for (const [, inner = ''] of text.matchAll(VARIABLE)) {
    const comma = inner.indexOf(',');
    const key = comma === -1 ? inner : inner.slice(0, comma);
    if (key === '') return 'It names no key. Write one, or take the braces away.';
    if (/\s/.test(key)) return 'Its key takes no space. Remove it.';
    if (!SPECIAL.has(key) && /[${]/.test(key)) return 'AWS fills in no variable within another. Write the key out.';
    if (comma !== -1 && !/^, '[^']*'$/.test(inner.slice(comma))) return QUOTES;
  }
  return undefined;
}

/** Condition keys that policy variables of a text name, without their defaults, as they are written. */
export function variableKeys(text: string): readonly string[] {
  return [...text.matchAll(VARIABLE)]
    .map(([, inner = '']) => (inner.split(',')[0] ?? '').trim())
    .filter((key) => !SPECIAL.has(key));
}

function takesVariables(operator: string): boolean {
  return parseOperator(operator)?.operator?.takesVariables ?? true;
}
