import type { Account, OrganizationGraph } from '../assembly';
import type { IamData } from '../iam-data';
import { matchesFormat } from './arn-format';

/** What the templates make and name, across all accounts. */
export interface KnownNames {
  /** ARNs of resources that a template makes. */
  readonly made: ReadonlySet<string>;
  /** The same by account. */
  readonly madeIn: ReadonlyMap<Account, readonly string[]>;
  /** ARNs that a policy of the templates names one by one, or as the place of whatever is in it (`…bucket/*`). */
  readonly named: ReadonlySet<string>;
  /** Everything that policies say in quotes: hosts of services are among it. */
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<OrganizationGraph, KnownNames>();

/** Read once for all rows, and only where a row asks for it. */
export function knownNames(graph: OrganizationGraph, iamData: IamData): KnownNames {
  let names = known.get(graph);
  if (names === undefined) known.set(graph, (names = read(graph, iamData)));
  return names;
}

function read(graph: OrganizationGraph, iamData: IamData): KnownNames {
  const words = new Set<string>();
  const seen = new Set<object>();
  for (const account of graph.accounts) {
    for (const document of documentsIn(graph, account)) {
      if (seen.has(document)) continue;
      seen.add(document);
      for (const [, word] of JSON.stringify(document).matchAll(/"((?:[^"\\]|\\.)*)"/g)) words.add(word ?? '');
    }
  }
  const madeIn = new Map(
    graph.accounts.map((account) => [
      account,
      [
        ...graph.resourceArnsIn(account),
        ...graph.contentsOf(account).principals.map(({ arn }) => arn),
        ...graph.contentsOf(account).resourcePolicies.map(({ resourceArn }) => resourceArn),
      ],
    ]),
  );
  const named = [...words]
    .filter((word) => word.startsWith('arn:'))
    .map((word) => word.replace(/[/:]\*$/, ''))
    .filter((arn) => !/[*?$]/.test(arn) && isWholeArn(iamData, arn));
  return { made: new Set([...madeIn.values()].flat()), madeIn, named: new Set(named), words };
}

function documentsIn(graph: OrganizationGraph, account: Account): readonly object[] {
  const { principals, managedPolicies, resourcePolicies } = graph.contentsOf(account);
  return [
    ...principals.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document)),
    ...principals.flatMap((principal) => (principal.kind === 'role' ? [principal.trustPolicy] : [])),
    ...managedPolicies.map(({ document }) => document),
    ...resourcePolicies.map(({ document }) => document),
  ];
}

/** Whether it names a resource, and not only a kind of resource. */
function isWholeArn(iamData: IamData, arn: string): boolean {
  return iamData.resourceFormatsOf(arn.split(':')[2] ?? '').some((format) => matchesFormat(format, arn));
}
