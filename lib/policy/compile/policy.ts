import { listOf } from '../../base/list';
import { comparesKey, compileConditions } from '../conditions/condition';
import type { CompiledConditions } from '../conditions/condition';
import type { PolicyDocument, Statement } from '../document';
import { Remembered } from '../remembered';
import { compileActions, matchesAction } from './actions';
import type { ActionElement } from './actions';
import { compilePrincipals } from './principals';
import type { PrincipalElement } from './principals';
import { EVERY_RESOURCE, compileResources } from './resources';
import type { ResourceElement } from './resources';

export interface CompiledStatement {
  /** Its Sid, or its place counted from 1. */
  readonly label: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: ActionElement;
  readonly resources: ResourceElement;
  /** Undefined in a policy that belongs to its principal. */
  readonly principals: PrincipalElement | undefined;
  readonly conditions: CompiledConditions;
  /** Equal for equal conditions; empty for none. */
  readonly conditionId: string;
  readonly principalId: string;
}

export interface CompiledDocument {
  readonly statements: readonly CompiledStatement[];
  /** The same number for equal documents. */
  readonly id: number;
  /** Those whose actions mean this one. Looked up once an action: many questions are about few actions. */
  readonly statementsOn: (lowerCaseAction: string) => readonly CompiledStatement[];
}

/** Compiles each distinct document once, whether it comes as the same object or as an equal one. */
export class DocumentCompiler {
  private readonly byObject = new WeakMap<PolicyDocument, CompiledDocument>();
  private readonly byText = new Remembered<string, CompiledDocument>();
  private made = 0;

  compile(document: PolicyDocument): CompiledDocument {
    let compiled = this.byObject.get(document);
    if (!compiled) {
      const text = JSON.stringify(document);
      compiled = this.byText.get(text);
      if (!compiled) {
        compiled = compileDocument(document, this.made);
        this.made += 1;
        this.byText.set(text, compiled);
      }
      this.byObject.set(document, compiled);
    }
    return compiled;
  }

  /** How many documents it would know by their text. */
  get remembered(): number {
    return this.byText.size;
  }
}

function compileDocument(document: PolicyDocument, id: number): CompiledDocument {
  const version = document.Version ?? '2008-10-17';
  const statements = listOf(document.Statement);
  const compiled = statements.map((statement, index) => compileStatement(statement, index, version));
  return { id, statements: compiled, statementsOn: byAction(compiled) };
}

function byAction(statements: readonly CompiledStatement[]): CompiledDocument['statementsOn'] {
  const known = new Map<string, readonly CompiledStatement[]>();
  return (action) => {
    let found = known.get(action);
    if (!found) {
      found = statements.filter((statement) => matchesAction(statement.actions, action));
      known.set(action, found);
    }
    return found;
  };
}

function compileStatement(
  statement: Statement,
  index: number,
  version: '2012-10-17' | '2008-10-17',
): CompiledStatement {
  const { Condition } = statement;
  const conditions = Condition ? compileConditions(Condition, version) : [];
  const principals = compilePrincipalElement(statement, conditions);
  return {
    label: statement.Sid ?? String(index + 1),
    effect: statement.Effect,
    actions: compileActions(listOf(statement.Action ?? statement.NotAction ?? []), statement.Action === undefined),
    resources: compileResourceElement(statement, version),
    principals,
    conditions,
    conditionId: Condition ? version + JSON.stringify(Condition) : '',
    principalId: principals ? JSON.stringify([statement.Principal ?? statement.NotPrincipal, principals.use]) : '',
  };
}

function compilePrincipalElement(
  { Principal, NotPrincipal, Effect: effect, Resource, NotResource }: Statement,
  conditions: CompiledConditions,
): PrincipalElement | undefined {
  const about = Resource === undefined && NotResource === undefined ? 'role' : 'resource';
  const use = { effect, about, comparesPrincipalArn: comparesKey(conditions, 'aws:principalarn') } as const;
  if (Principal) return compilePrincipals(Principal, { element: 'Principal', ...use });
  return NotPrincipal && compilePrincipals(NotPrincipal, { element: 'NotPrincipal', ...use });
}

function compileResourceElement(statement: Statement, version: '2012-10-17' | '2008-10-17'): ResourceElement {
  if (statement.Resource !== undefined) return compileResources(listOf(statement.Resource), 'Resource', version);
  if (statement.NotResource !== undefined) {
    return compileResources(listOf(statement.NotResource), 'NotResource', version);
  }
  return EVERY_RESOURCE;
}
