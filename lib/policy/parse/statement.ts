import { operatorNames, parseOperator } from '../conditions/operators';
import { onlyOne, strings } from './elements';
import { checkPrincipals } from './principals';
import type { PolicyKind } from './principals';
import { isRecord, reportUnknownKeys, show, suggest } from './problem';
import type { Reporter } from './problem';
import { checkVariables } from './variables';

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const ACTION = /^(?:\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?_-]+)$/;

/** What of its document decides about a statement. */
export interface StatementPlace {
  /** Decides whether variables are filled in. */
  readonly version: unknown;
  /** @default any */
  readonly kind: PolicyKind | undefined;
}

export function checkStatement(statement: unknown, { version, kind }: StatementPlace, reporter: Reporter): void {
  if (!isRecord(statement)) {
    reporter.report(`found ${show(statement)}, expected an object with Effect, Action and Resource.`);
    return;
  }
  reportUnknownKeys(statement, ELEMENTS, reporter);
  checkSid(statement.Sid, reporter);
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    reporter.report(`Effect is ${show(statement.Effect)}, expected "Allow" or "Deny".`);
  }
  checkActions(statement, reporter);
  checkResources(statement, version, reporter);
  checkPrincipals(statement, { version, kind }, reporter);
  if (statement.Condition !== undefined) checkConditions(statement.Condition, version, reporter);
}

function checkSid(sid: unknown, reporter: Reporter): void {
  if (sid !== undefined && typeof sid !== 'string') reporter.report(`Sid is ${show(sid)}, expected a string.`);
}

function checkActions(statement: Readonly<Record<string, unknown>>, reporter: Reporter): void {
  const element = onlyOne(statement, 'Action', 'NotAction', reporter);
  if (!element) {
    if (statement.Action === undefined) reporter.report('found neither Action nor NotAction: add one.');
    return;
  }
  for (const action of strings(statement[element], element, reporter)) {
    if (!ACTION.test(action)) {
      reporter.report(`${element} holds ${show(action)}, expected "service:Action" or "*".`);
    }
  }
}

/** A trust policy has no resource of its own; every other statement names one. */
function checkResources(statement: Readonly<Record<string, unknown>>, version: unknown, reporter: Reporter): void {
  const element = onlyOne(statement, 'Resource', 'NotResource', reporter);
  if (element) {
    for (const resource of strings(statement[element], element, reporter)) {
      if (resource !== '*' && !/^(?:arn:|\*|\$\{)/.test(resource)) {
        reporter.report(`${element} holds ${show(resource)}, expected an ARN or "*".`);
      }
      checkVariables(resource, { version, element: 'Resource' }, reporter);
    }
  } else if (statement.Resource === undefined && !('Principal' in statement) && !('NotPrincipal' in statement)) {
    reporter.report('found neither Resource nor NotResource: add one, "*" for everything.');
  }
}

function checkConditions(condition: unknown, version: unknown, reporter: Reporter): void {
  if (!isRecord(condition)) {
    reporter.report(`Condition is ${show(condition)}, expected an object of operators.`);
    return;
  }
  for (const [operator, keys] of Object.entries(condition)) {
    if (!parseOperator(operator)) {
      const base = operator.replace(/^.*:/, '').replace(/IfExists$/, '');
      const hint = base === 'Null' ? 'Null takes no IfExists.' : suggest(base, operatorNames());
      reporter.report(`"${operator}" is no condition operator. ${hint}`);
    }
    if (!isRecord(keys) || Object.keys(keys).length === 0) {
      reporter.report(`Condition.${operator} is ${show(keys)}, expected an object of condition keys.`);
      continue;
    }
    for (const [key, values] of Object.entries(keys)) checkValues({ version, operator, key }, values, reporter);
  }
}

interface ConditionPlace {
  readonly version: unknown;
  readonly operator: string;
  readonly key: string;
}

function checkValues({ version, operator, key }: ConditionPlace, values: unknown, reporter: Reporter): void {
  const place = `Condition.${operator}.${key}`;
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  if (list.length === 0) reporter.report(`${place} is an empty list: it would never match. Name a value or remove it.`);
  for (const value of list) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      reporter.report(`${place} holds ${show(value)}, expected a string, number or boolean.`);
      continue;
    }
    if (typeof value === 'string') checkVariables(value, { version, element: { operator } }, reporter);
    if (operator.endsWith('Null') && !/^(?:true|false)$/i.test(String(value))) {
      reporter.report(`${place} is ${show(value)}, expected "true" (the key is absent) or "false".`);
    }
  }
}
