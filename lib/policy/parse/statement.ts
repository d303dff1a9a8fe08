import { isObject } from '../../base/json';
import { checkConditions } from './conditions';
import { onlyOne, strings } from './elements';
import { checkPrincipals } from './principals';
import type { PolicyKind } from './principals';
import { reportUnknownKeys, show } from './problem';
import type { Reporter } from './problem';
import { checkResource } from './resource-arn';

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
/** `*`, or a service, which AWS lets no wildcard stand for, and an action. */
const ACTION = /^(?:\*|\*:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+)$/;

/** What of its document decides about a statement. */
export interface StatementPlace {
  /** Decides whether variables are filled in. */
  readonly version: unknown;
  /** @default any */
  readonly kind: PolicyKind | undefined;
}

export function checkStatement(statement: unknown, { version, kind }: StatementPlace, reporter: Reporter): void {
  if (!isObject(statement)) {
    reporter.report(`found ${show(statement)}, expected an object with Effect, Action and Resource.`);
    return;
  }
  reportUnknownKeys(statement, ELEMENTS, reporter);
  checkSid(statement.Sid, kind, reporter);
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    reporter.report(`Effect is ${show(statement.Effect)}, expected "Allow" or "Deny".`);
  }
  checkActions(statement, reporter);
  checkResources(statement, { version, kind }, reporter);
  checkPrincipals(statement, { version, kind }, reporter);
  if (statement.Condition !== undefined) checkConditions(statement.Condition, version, reporter);
}

/** Services let the Sids of their resources' policies hold more than IAM does. */
function checkSid(sid: unknown, kind: PolicyKind | undefined, reporter: Reporter): void {
  if (sid === undefined) return;
  if (typeof sid !== 'string') reporter.report(`Sid is ${show(sid)}, expected a string.`);
  else if ((kind === 'identity' || kind === 'trust') && !/^[A-Za-z0-9]*$/.test(sid))
    reporter.report(`Sid is ${show(sid)}, expected letters and digits alone.`);
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
function checkResources(
  statement: Readonly<Record<string, unknown>>,
  { version, kind }: StatementPlace,
  reporter: Reporter,
): void {
  const element = onlyOne(statement, 'Resource', 'NotResource', reporter);
  if (element && kind === 'trust') reporter.report(`${element} stands in a trust policy, which has none. Remove it.`);
  if (element) {
    for (const resource of strings(statement[element], element, reporter)) {
      checkResource(resource, { element, version, kind }, reporter);
    }
  } else if (kind !== 'trust' && statement.Resource === undefined && !namesPrincipals(statement)) {
    reporter.report('found neither Resource nor NotResource: add one, "*" for everything.');
  }
}

function namesPrincipals(statement: Readonly<Record<string, unknown>>): boolean {
  return 'Principal' in statement || 'NotPrincipal' in statement;
}
