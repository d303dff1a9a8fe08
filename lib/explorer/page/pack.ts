import { ACCOUNT, type GuardrailRow, type PageData, type PathRow, type PlaceRow, type PrincipalRow } from './format';

/** The page's data as they are written: what is long in a large company takes a few numbers for each kind of account. */
export interface PackedData extends Omit<PageData, 'guardrails' | 'principals' | 'paths'> {
  /** Each list of groups once. */
  readonly groups: readonly (readonly string[])[];
  readonly guardrails: readonly (Omit<GuardrailRow, 'accounts'> & { readonly accounts: readonly number[] })[];
  /** Those that differ in the account alone once: in its steps {@link ACCOUNT} stands for it, and -1 where it becomes somebody there. */
  readonly paths: readonly (Omit<PathRow, 'account'> & { readonly accounts: readonly number[] })[];
  readonly principals: readonly (Omit<PrincipalRow, 'places'> & { readonly places: readonly number[] })[];
}

/** Numbers of a run of places: how far the next account is, the sheet, the groups or -1, the trust policy or -1, and how many follow so. */
const RUN = 5;

export function packed(data: PageData): PackedData {
  const groups = new Map<string, number>();
  const groupsOf = ({ groups: names }: PlaceRow): number => {
    if (names === undefined) return -1;
    const key = JSON.stringify(names);
    const number = groups.get(key) ?? groups.size;
    groups.set(key, number);
    return number;
  };
  const principals = data.principals.map((row) => ({ ...row, places: placeRuns(row.places, groupsOf) }));
  return {
    ...data,
    groups: [...groups.keys()].map((key) => JSON.parse(key) as string[]),
    guardrails: data.guardrails.map((row) => ({ ...row, accounts: stepRuns(row.accounts) })),
    stacks: data.stacks.map((row) => ({ ...row, accounts: stepRuns(row.accounts) })),
    paths: packedPaths(data),
    principals,
  };
}

export function unpacked({ groups, ...data }: PackedData): PageData {
  return {
    ...data,
    guardrails: data.guardrails.map((row) => ({ ...row, accounts: fromSteps(row.accounts) })),
    stacks: data.stacks.map((row) => ({ ...row, accounts: fromSteps(row.accounts) })),
    paths: unpackedPaths(data),
    principals: data.principals.map((row) => ({ ...row, places: fromPlaceRuns(row.places, groups) })),
  };
}

function packedPaths({ accounts, paths }: PageData): PackedData['paths'] {
  const rows = new Map<string, number[]>();
  for (const { principal, account, steps, becomes } of paths) {
    const name = accounts[account]?.name ?? '';
    const key = JSON.stringify({
      principal,
      steps: steps.map((step) => (name === '' ? step : step.replaceAll(name, ACCOUNT))),
      becomes: becomes.map(([who, where]) => [who, where === account ? -1 : where]),
    });
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [account]);
    else known.push(account);
  }
  return [...rows].map(([key, places]) => ({
    ...(JSON.parse(key) as Omit<PathRow, 'account'>),
    accounts: stepRuns(places),
  }));
}

function unpackedPaths({ accounts, paths }: Pick<PackedData, 'accounts' | 'paths'>): readonly PathRow[] {
  return paths
    .flatMap(({ principal, steps, becomes, accounts: places }) =>
      fromSteps(places).map((account) => ({
        principal,
        account,
        steps: steps.map((step) => step.replaceAll(ACCOUNT, () => accounts[account]?.name ?? '')),
        becomes: becomes.map(([who, where]) => [who, where === -1 ? account : where] as const),
      })),
    )
    .sort((one, other) => one.account - other.account || one.principal - other.principal);
}

function placeRuns(places: readonly PlaceRow[], groupsOf: (place: PlaceRow) => number): readonly number[] {
  const runs: number[] = [];
  let last = 0;
  for (const place of places) {
    const run = [place.account - last, place.sheet, groupsOf(place), place.trust ?? -1];
    last = place.account;
    const isSame = runs.length > 0 && run.every((number, at) => runs[runs.length - RUN + at] === number);
    if (isSame) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(...run, 1);
  }
  return runs;
}

function fromPlaceRuns(runs: readonly number[], groups: PackedData['groups']): readonly PlaceRow[] {
  const places: PlaceRow[] = [];
  let account = 0;
  for (let at = 0; at < runs.length; at += RUN) {
    const [step = 0, sheet = 0, group = -1, trust = -1, count = 0] = runs.slice(at, at + RUN);
    const names = groups[group];
    for (let left = count; left > 0; left -= 1) {
      account += step;
      places.push({
        account,
        sheet,
        ...(names === undefined ? {} : { groups: names }),
        ...(trust === -1 ? {} : { trust }),
      });
    }
  }
  return places;
}

/** Runs of how far the next one is, and how often in a row. */
function stepRuns(numbers: readonly number[]): readonly number[] {
  const runs: number[] = [];
  let last = 0;
  for (const number of numbers) {
    if (runs.length > 0 && runs.at(-2) === number - last) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(number - last, 1);
    last = number;
  }
  return runs;
}

function fromSteps(runs: readonly number[]): readonly number[] {
  const numbers: number[] = [];
  let last = 0;
  for (let at = 0; at < runs.length; at += 2) {
    for (let left = runs[at + 1] ?? 0; left > 0; left -= 1) numbers.push((last += runs[at] ?? 0));
  }
  return numbers;
}
