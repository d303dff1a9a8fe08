import type { OneOrMore, Statement } from '../policy/document';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
  type JsonValue,
  type Setting,
} from './guardrail';
import type { Catalogue } from './organization-policies';
import { sidProblems } from './sids';

/**
 * What the types promise, checked again at run time, since synthesis runs transpiled; and what types cannot say: the
 * grammar of organization policies. One sentence a problem, none when the catalogue is sound.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export function catalogueProblems(catalogue: Catalogue, context: GuardrailContext): readonly string[] {
  const guardrails = Object.entries(catalogue).flatMap(([theme, definitions]) =>
    Object.entries(definitions).map(([id, definition]) => ({
      id,
      place: `${theme}/${id}`,
      guardrail: resolveGuardrail(definition, context),
    })),
  );
  return [
    ...repeated(guardrails.map(({ id }) => id)).map((id) => `${id}: an id must stand in one theme only`),
    ...sidProblems([...new Set(guardrails.map(({ id }) => id))]),
    ...repeated(guardrails.map(({ guardrail }) => guardrail.control)).map(
      (control) => `${control}: a control number must be used once`,
    ),
    ...guardrails.flatMap(({ place, guardrail }) =>
      [
        ...(/^G[0-9]{2}$/.test(guardrail.control)
          ? []
          : [`control must be G and two digits, not "${guardrail.control}"`]),
        ...(guardrail.why.trim() === '' ? ['why must say to the person it stops what it is for'] : []),
        ...(isAccessControl(guardrail) ? accessControlProblems(guardrail) : settingProblems(guardrail)),
      ].map((problem) => `${place}: ${problem}`),
    ),
  ];
}

function accessControlProblems(control: AccessControl): readonly string[] {
  const lists = ['statements', 'denies', 'allows'] as const;
  return [
    ...lists.filter((list) => control[list].length === 0).map((list) => `${list} must not be empty`),
    ...control.statements.flatMap((statement, index) =>
      [
        ...grammarProblems(statement),
        ...(control.type === 'SERVICE_CONTROL_POLICY' ? scpProblems(statement) : rcpProblems(statement)),
      ].map((problem) => `statement ${index + 1} ${problem}`),
    ),
  ];
}

function grammarProblems(statement: Statement): readonly string[] {
  return [
    ...(statement.Effect === 'Deny' ? [] : ['must deny: nothing but AWS’s own policies may allow']),
    ...(statement.Sid === undefined ? [] : ['must not have a Sid: it is derived from the id']),
    ...exactlyOne(statement, 'Action', 'NotAction'),
    ...exactlyOne(statement, 'Resource', 'NotResource'),
  ];
}

function scpProblems({ Principal, NotPrincipal }: Statement): readonly string[] {
  return Principal === undefined && NotPrincipal === undefined ? [] : ['must not name a principal'];
}

function rcpProblems({ Principal, NotPrincipal, Action, NotAction }: Statement): readonly string[] {
  return [
    ...(Principal === '*' && NotPrincipal === undefined ? [] : ['must have the principal "*"']),
    ...(NotAction === undefined ? [] : ['must not have NotAction']),
    ...(list(Action).includes('*') ? ['must name services, not every action'] : []),
  ];
}

function exactlyOne(statement: Statement, one: keyof Statement, other: keyof Statement): readonly string[] {
  const present = [one, other].filter((key) => {
    const value = statement[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  return present.length === 1 ? [] : [`must have either ${one} or ${other}`];
}

function settingProblems(setting: Setting): readonly string[] {
  return [
    ...(Object.keys(setting.content).length === 0 ? ['content must not be empty'] : []),
    ...(setting.sets.length === 0 ? ['sets must not be empty'] : []),
    ...setting.sets
      .filter(({ path, value }) => JSON.stringify(valueAt(setting.content, path)) !== JSON.stringify(value))
      .map(({ path, value }) => `content does not set ${path.join(' > ')} to ${JSON.stringify(value)}`),
  ];
}

/** The value at a path, undefined where there is none. */
export function valueAt(content: JsonValue, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, key) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Readonly<Record<string, JsonValue>>)[key]
        : undefined,
    content,
  );
}

function list<T>(value: OneOrMore<T> | undefined): readonly T[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
