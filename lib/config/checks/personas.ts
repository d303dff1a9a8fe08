import { POLICY_CHARACTERS } from '../../model/policy-sizes';
import { inFile } from '../location';
import { personaSource, type OwnEntries } from '../../choice/catalogue';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import type { Problem } from '../problem';
import { quotaOf, raiseInWords } from '../../model/quotas';
import { count, found, quote } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, repeated } from './references';

/** @see https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html */
const LONGEST_NAME = 32;
const LONGEST_DESCRIPTION = 700;
const LONGEST_SESSION_HOURS = 12;
/** Managed policies are left to IAM's quota. */
const LONGEST_INLINE_POLICY = POLICY_CHARACTERS.inlineOfPermissionSet;

type PersonaRule = (
  persona: PersonaDefinition,
  company: Checked['draft']['company'],
) => Omit<Problem, 'path'> | undefined;

/** What AWS asks of a permission set, by the property that it asks it of. */
const RULES: readonly (readonly [property: keyof PersonaDefinition, rule: PersonaRule])[] = [
  ['name', nameIsValid],
  ['description', descriptionIsValid],
  ['sessionHours', sessionIsValid],
  ['managedPolicies', managedPoliciesFit],
  ['statements', inlinePolicyFits],
];

export const personaDefinitions: Check = function* ({ personas, own, draft }) {
  for (const [id, persona] of Object.entries(personas)) {
    for (const [property, rule] of RULES) {
      const problem = rule(persona, draft.company);
      if (problem !== undefined) yield { path: personaPlace(own, id, property), ...problem };
    }
  }
};

export const duplicatePersonaNames: Check = function* ({ personas, own }) {
  const names = Object.entries(personas).map(([id, { name }]) => ({
    path: personaPlace(own, id, 'name'),
    value: name,
  }));
  for (const { path, value, first } of repeated(names, ignoringCase)) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'a name that no other persona has',
      mend: 'rename one of them',
    };
  }
};

/** Guardrails know the roles of a persona by `AWSReservedSSO_<name>_*`, since AWS ends the name with digits. */
export const personaNamesThatContainAnother: Check = function* ({ personas, own }) {
  const names = Object.values(personas).map(({ name }) => name);
  for (const [id, { name }] of Object.entries(personas)) {
    const shorter = names.find((other) => ignoringCase(name).startsWith(`${ignoringCase(other)}_`));
    if (shorter === undefined) continue;
    yield {
      path: personaPlace(own, id, 'name'),
      found: `${quote(name)}, which begins with the name ${quote(shorter)} and _`,
      expected: 'a name whose roles no guardrail takes for those of another persona',
      mend: 'write a hyphen in place of _, or rename it',
    };
  }
};

function personaPlace(own: OwnEntries, id: string, property: keyof PersonaDefinition): string {
  return inFile(personaSource(own, id), [property]);
}

function nameIsValid({ name }: PersonaDefinition): ReturnType<PersonaRule> {
  const expected = `a name of 1 to ${LONGEST_NAME} letters, digits and + = , . @ _ -`;
  if (name.length > LONGEST_NAME) return { found: quote(name), expected, mend: shorten(name.length - LONGEST_NAME) };
  if (/^[\w+=,.@-]+$/.test(name)) return undefined;
  return { found: quote(name), expected, mend: 'use other characters' };
}

function descriptionIsValid({ description }: PersonaDefinition): ReturnType<PersonaRule> {
  const { length } = description;
  if (length > LONGEST_DESCRIPTION || length === 0) {
    return {
      found: `${count(length)} characters`,
      expected: `a description of 1 to ${LONGEST_DESCRIPTION} characters`,
      mend: length === 0 ? 'say for whom it is' : shorten(length - LONGEST_DESCRIPTION),
    };
  }
  const strange = /[^\t\n\r -~\u00a1-\u00ff]/u.exec(description)?.[0];
  if (strange === undefined) return undefined;
  return {
    found: `the character ${quote(strange)}`,
    expected: 'characters of Latin-1 alone: AWS takes no others in a description',
    mend: 'use plain quotes, hyphens and letters',
  };
}

function sessionIsValid({ sessionHours }: PersonaDefinition): ReturnType<PersonaRule> {
  if (Number.isInteger(sessionHours) && sessionHours >= 1 && sessionHours <= LONGEST_SESSION_HOURS) return undefined;
  return {
    found: found(sessionHours),
    expected: `a session of 1 to ${LONGEST_SESSION_HOURS} whole hours`,
    mend: sessionHours > LONGEST_SESSION_HOURS ? `${LONGEST_SESSION_HOURS} is the longest` : 'change it',
  };
}

function managedPoliciesFit(
  { managedPolicies = [] }: PersonaDefinition,
  company: Checked['draft']['company'],
): ReturnType<PersonaRule> {
  const allowed = quotaOf(company?.quotas, 'managedPoliciesPerRole');
  const excess = managedPolicies.length - allowed;
  if (excess <= 0) return undefined;
  return {
    found: `${managedPolicies.length} managed policies`,
    expected: `${allowed} at most on the role that it becomes in an account`,
    mend: `remove ${excess}, or write what they allow as statements${raiseInWords('managedPoliciesPerRole', allowed)}`,
  };
}

function inlinePolicyFits({ statements = [] }: PersonaDefinition): ReturnType<PersonaRule> {
  const used = JSON.stringify({ Version: '2012-10-17', Statement: statements }).replace(/\s/g, '').length;
  if (used <= LONGEST_INLINE_POLICY) return undefined;
  return {
    found: `an inline policy of ${count(used)} characters without white space`,
    expected: `${count(LONGEST_INLINE_POLICY)} characters at most`,
    mend: `${shorten(used - LONGEST_INLINE_POLICY)}, or move a part into a managed policy`,
  };
}

function shorten(by: number): string {
  return `shorten it by ${count(by)}`;
}
