import type { Finding, RuleId, Severity } from '../model';
import { CHARGES, madeIn, type Amount, type Charge, type Made } from './charges';
import { pairing, type Sides } from './side';

/**
 * What AWS comes to charge for, no longer charges for, or charges for more or less of. How much that comes to is not known here: it follows from
 * what is done in the accounts.
 */
export function costFindings({ base, head }: Sides): readonly Finding[] {
  const [before, after] = [madeIn(base), madeIn(head)];
  const changes = CHARGES.flatMap((charge) => changesOf(charge, before, after));
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const details = changes.filter((change) => kindOf(change) === kind).map(inWords);
    const { severity, what } = KINDS[kind];
    return details.length === 0 ? [] : [{ rule: kind, severity, who: [], where: [], what, details } satisfies Finding];
  });
}

const KINDS = {
  'cost-added': { severity: 'medium', what: 'AWS charges for what it did not (docs/costs.md says how)' },
  'cost-more': {
    severity: 'low',
    what: 'AWS charges for more of what it charges for already (docs/costs.md says how)',
  },
  'cost-less': { severity: 'info', what: 'AWS charges for less of what it charges for' },
  'cost-removed': {
    severity: 'info',
    what: 'AWS no longer charges for what it did, as soon as it is off in the accounts, too',
  },
} as const satisfies Partial<Record<RuleId, { readonly severity: Severity; readonly what: string }>>;

type Kind = keyof typeof KINDS;

interface Change {
  readonly charge: Charge;
  readonly where: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
}

function changesOf(charge: Charge, base: Made, head: Made): readonly Change[] {
  const [before, after] = [base, head].map((made) => amountsOf(charge, made));
  const { both, added, removed } = pairing(before ?? new Map<string, Named>(), after ?? new Map<string, Named>());
  const all = [
    ...both.map((one) => ({ named: one.head, before: one.base.amount, after: one.head.amount })),
    ...added.map((named) => ({ named, before: 0, after: named.amount })),
    ...removed.map((named) => ({ named, before: named.amount, after: 0 })),
  ];
  return all
    .filter((one) => !Object.is(one.before, one.after))
    .map(({ named: { where, unit }, ...numbers }) => ({ charge, where, unit, ...numbers }));
}

interface Named extends Amount {
  readonly where: string;
}

function amountsOf(charge: Charge, made: Made): ReadonlyMap<string, Named> {
  return new Map(charge.amounts(made).map(({ where = '', ...amount }) => [where, { where, ...amount }]));
}

function kindOf({ before, after }: Change): Kind {
  if (before === 0) return 'cost-added';
  if (after === 0) return 'cost-removed';
  return after < before ? 'cost-less' : 'cost-more';
}

/** For example `GuardDuty (company.securityServices.guardDuty): off → 18 accounts and Regions`. */
function inWords({ charge: { what, of }, where, unit, before, after }: Change): string {
  const title = [`${what}${of === undefined ? '' : ` (company.${of})`}`, ...(where === '' ? [] : [where])].join(', ');
  return `${title}: ${numberOf(before)} → ${numberOf(after)} ${unit}`;
}

function numberOf(amount: number): string {
  if (Number.isNaN(amount)) return 'what only a deploy knows of';
  return amount === Infinity ? 'no end of' : amount.toLocaleString('en-US');
}
