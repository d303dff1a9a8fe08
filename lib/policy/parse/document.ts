import { isObject } from '../../base/json';
import type { PolicyDocument } from '../document';
import { PolicyDocumentError, reportUnknownKeys, reporterOf, show } from './problem';
import type { Reporter } from './problem';
import type { PolicyKind } from './principals';
import { checkStatement } from './statement';

const ELEMENTS = ['Version', 'Id', 'Statement'];
const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17', undefined];

/**
 * Takes what came from a template or file for a policy, once it is one.
 *
 * @param where for messages, for example `service control policy "lz-root"`
 * @throws PolicyDocumentError with every problem: place, what was found, what was expected
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicyDocument(value: unknown, where: string): PolicyDocument {
  const problems = findPolicyProblems(value, where);
  if (problems.length > 0) throw new PolicyDocumentError(problems);
  return value as PolicyDocument;
}

/**
 * Every problem of {@link parsePolicyDocument}, one line each; none for a sound document.
 *
 * @param kind what it is attached to, where that is known: it decides whether it names principals
 */
export function findPolicyProblems(value: unknown, where: string, kind?: PolicyKind): readonly string[] {
  const problems: string[] = [];
  checkDocument(value, kind, reporterOf(where, problems));
  return problems;
}

function checkDocument(value: unknown, kind: PolicyKind | undefined, reporter: Reporter): void {
  if (!isObject(value)) {
    reporter.report(`found ${show(value)}, expected a policy document: an object with Version and Statement.`);
    return;
  }
  reportUnknownKeys(value, ELEMENTS, reporter);
  if (!VERSIONS.includes(value.Version)) {
    reporter.report(`Version is ${show(value.Version)}, expected "2012-10-17".`);
  }
  checkId(value.Id, kind, reporter);
  const statements: unknown = value.Statement;
  if (statements === undefined || (Array.isArray(statements) && statements.length === 0)) {
    reporter.report('found no Statement: add at least one.');
    return;
  }
  const list: readonly unknown[] = Array.isArray(statements) ? statements : [statements];
  for (const [index, statement] of list.entries())
    checkStatement(statement, { version: value.Version, kind }, reporter.at(nameOf(statement, index)));
  reportDoubleSids(list, reporter);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes */
function checkId(id: unknown, kind: PolicyKind | undefined, reporter: Reporter): void {
  if (id === undefined) return;
  if (typeof id !== 'string') reporter.report(`Id is ${show(id)}, expected a string.`);
  else if (kind === 'identity')
    reporter.report('Id stands in a policy that belongs to its principals: it is for those of resources. Remove it.');
}

function nameOf(statement: unknown, index: number): string {
  const sid = isObject(statement) && typeof statement.Sid === 'string' ? ` "${statement.Sid}"` : '';
  return `statement ${String(index + 1)}${sid}`;
}

function reportDoubleSids(statements: readonly unknown[], reporter: Reporter): void {
  const sids = statements.flatMap((statement) => (isObject(statement) && statement.Sid ? [statement.Sid] : []));
  for (const sid of new Set(sids.filter((sid, index) => sids.indexOf(sid) !== index))) {
    reporter.report(`the Sid ${show(sid)} stands twice: a Sid names one statement.`);
  }
}
