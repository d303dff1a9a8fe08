import { entryOf } from '../../base/entry-of';
import { byCodeUnit } from '../../base/words';
import { controls } from '../../catalogue/controls/controls';
import type { Evaluation } from './read-aggregator';
import { controlIdOf } from '../../catalogue/controls/definition/rules';

/** A rule that an account breaks. */
export interface Breach {
  readonly accountId: string;
  readonly region: string;
  readonly rule: string;
  /** What holds where the rule is met; absent for rules that are not the landing zone's. */
  readonly title?: string;
  readonly cis?: { readonly v3: readonly string[]; readonly v5: readonly string[] };
  readonly nist?: readonly string[];
  /** Resources that break it; `25+` where there are more than AWS counts. */
  readonly resources: string;
}

export interface ComplianceReport {
  readonly accounts: number;
  readonly regions: number;
  readonly rules: number;
  /** Rules that have not looked yet, or found nothing to look at. */
  readonly withoutAnswer: number;
  readonly breaches: readonly Breach[];
}

/** What a company wants to know of what its aggregator says: which account breaks which rule. */
export function report(evaluations: readonly Evaluation[]): ComplianceReport {
  const distinct = (values: readonly string[]): number => new Set(values).size;
  return {
    accounts: distinct(evaluations.map(({ accountId }) => accountId)),
    regions: distinct(evaluations.map(({ region }) => region)),
    rules: distinct(evaluations.map(({ rule }) => controlIdOf(rule) ?? rule)),
    withoutAnswer: evaluations.filter(({ compliance }) => compliance === 'INSUFFICIENT_DATA').length,
    breaches: evaluations
      .filter(({ compliance }) => compliance === 'NON_COMPLIANT')
      .map(breach)
      .sort((a, b) => byCodeUnit(sortKey(a), sortKey(b))),
  };
}

function breach({ accountId, region, rule, resources = '?' }: Evaluation): Breach {
  const id = controlIdOf(rule);
  const control = entryOf(controls, id);
  if (id === undefined || control === undefined) return { accountId, region, rule, resources };
  const { title, cis, nist } = control;
  return { accountId, region, rule: id, title, cis, nist, resources };
}

const HEADINGS = ['Account', 'Region', 'Rule', 'Resources', 'What should hold'] as const;

/** The report for people: a table, and a line that sums it up. */
export function asText({ accounts, regions, rules, withoutAnswer, breaches }: ComplianceReport): string {
  const waiting = withoutAnswer === 0 ? '' : `; ${counted(withoutAnswer, 'evaluation')} without an answer yet`;
  const seen = `${counted(rules, 'rule')} in ${counted(accounts, 'account')} and ${counted(regions, 'region')}${waiting}`;
  if (breaches.length === 0) return `Every rule is met: ${seen}.`;
  const rows = breaches.map(({ accountId, region, rule, resources, title = '' }) => [
    accountId,
    region,
    rule,
    resources,
    title,
  ]);
  const broken = new Set(breaches.map(({ accountId }) => accountId)).size;
  return [
    ...table([HEADINGS, ...rows]),
    '',
    `${counted(breaches.length, 'rule')} broken in ${counted(broken, 'account')}, of ${seen}.`,
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function sortKey({ accountId, region, rule }: Breach): string {
  return [accountId, region, rule].join('/');
}
