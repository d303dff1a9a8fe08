import { addressOf, type Address } from '../../../lib/explorer/page/address';
import type { PageData } from '../../../lib/explorer/page/format';

/** A view as somebody can come to see it. */
export interface Seen {
  /** For the name of a picture. */
  readonly name: string;
  readonly hash: string;
  /** What stands in the search box. @default nothing */
  readonly search?: string;
  /** Whether everything that folds is unfolded, and every list whole. */
  readonly isOpen?: true;
  /** Whether the page has nothing there. */
  readonly isMissing?: true;
}

const MISSING = {
  account: 'no-such-account',
  principal: 'no-such-role',
  guardrail: 'no-such-guardrail',
  action: 'no:SuchAction',
  change: '1000000',
} as const;

type Views = Readonly<Record<Address['view'], (data: PageData) => readonly Address[]>>;

/** Of each view that there is, so that a new one does not compile before it stands here: one of each kind that it shows. */
const VIEWS: Views = {
  organization: () => [{ view: 'organization' }],
  matrix: () => [{ view: 'matrix' }],
  people: () => [{ view: 'people' }],
  guardrails: () => [{ view: 'guardrails' }],
  paths: () => [{ view: 'paths' }],
  changes: () => [{ view: 'changes' }],
  actions: () => [{ view: 'actions' }, { view: 'actions', service: 'no-such-service' }],
  account: ({ accounts, principals }) => [
    ...firstOfEach(accounts, ({ kind, name }) => {
      const place = accounts.findIndex((one) => one.name === name);
      const people = principals.filter((one) => one.kind === 'permission set');
      return `${kind} ${String(people.some(({ places }) => places.some(({ account }) => account === place)))}`;
    }).map(({ name }): Address => ({ view: 'account', name })),
    { view: 'account', name: MISSING.account },
  ],
  principal: ({ principals }) => [
    ...firstOfEach(principals, ({ kind, name, description, administrator }) =>
      [kind, description !== undefined, administrator !== undefined, name.startsWith('stacksets-')].join(' '),
    ).map(({ kind, name }): Address => ({ view: 'principal', kind, name })),
    { view: 'principal', kind: 'role', name: MISSING.principal },
  ],
  guardrail: ({ guardrails }) => [
    ...firstOfEach(guardrails, ({ type, exceptions, file }) =>
      [type, exceptions.length > 0, file === undefined].join(' '),
    ).map(({ id }): Address => ({ view: 'guardrail', name: id })),
    { view: 'guardrail', name: MISSING.guardrail },
  ],
  action: () => ['s3:PutObject', MISSING.action].map((name): Address => ({ view: 'action', name })),
  change: ({ changes }) => [
    ...firstOfEach(changes?.findings ?? [], ({ severity, area }) => `${severity} ${area}`).map((finding): Address => ({
      view: 'change',
      name: String((changes?.findings.indexOf(finding) ?? 0) + 1),
    })),
    { view: 'change', name: MISSING.change },
  ],
};

/** Every view, one of each kind of what it shows, what is not found included, and what a visitor can unfold and search. */
export function everyView(data: PageData): readonly Seen[] {
  const views = Object.values(VIEWS)
    .flatMap((of) => of(data))
    .map((address): Seen => ({
      name: nameOf(address),
      hash: addressOf(address),
      ...(isMissing(address, data) ? { isMissing: true } : {}),
    }));
  const organization = addressOf({ view: 'organization' });
  return [
    ...views,
    ...views
      .filter(({ isMissing: is }) => is !== true)
      .map((seen): Seen => ({ ...seen, name: `${seen.name}-open`, isOpen: true })),
    { name: 'nowhere', hash: '#/no/such/address', isMissing: true },
    { name: 'search-found', hash: organization, search: 'prod' },
    { name: 'search-nothing', hash: organization, search: 'qqqqqq' },
  ];
}

function isMissing(address: Address, { changes }: PageData): boolean {
  if (address.view === 'changes' || address.view === 'change')
    return changes === undefined || ('name' in address && address.name === MISSING.change);
  return 'name' in address && Object.values<string>(MISSING).includes(address.name);
}

function nameOf(address: Address): string {
  return Object.values(address)
    .join('-')
    .replaceAll(/[^\w-]+/g, '-');
}

function firstOfEach<Item>(items: readonly Item[], kindOf: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const kind = kindOf(item);
    const isNew = !seen.has(kind);
    seen.add(kind);
    return isNew;
  });
}
