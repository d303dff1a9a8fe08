import type { PageData, PlaceRow } from '../../../lib/explorer/page/format';
import { pick, randomOf } from '../../support/random';

/** Accounts that have the same guardrails: a large company has some kinds of them, not one for each. */
const KINDS = 25;

/** A page as large as that of a large company, with the answers of a small one: ten accounts of each principal's are of one kind. */
export function largeCompany(
  data: PageData,
  { accounts: many, principals: people }: { readonly accounts: number; readonly principals: number },
): PageData {
  const random = randomOf(many);
  const units = Array.from({ length: Math.ceil(many / 20) }, (_, place) => `team-${String(place)}`);
  const accounts = Array.from({ length: many }, (_, place) => ({
    name: `team-${String(place % units.length)}-account-${String(place)}`,
    kind: place === 0 ? ('management' as const) : ('member' as const),
    unit: 1 + (place % units.length),
    id: String(100_000_000_000 + place),
    email: `aws+account-${String(place)}@trips.com`,
    tags: { team: `team-${String(place % units.length)}` },
  }));
  const all = accounts.map((_account, place) => place);
  const { sheets, sheetOf } = manySheets(data, people);
  const sets = data.principals.filter(({ kind }) => kind === 'permission set');
  const places = (person: number, where: readonly number[]): readonly PlaceRow[] =>
    where.map((account) => ({ account, sheet: sheetOf(person, account % KINDS), groups: [`group-${String(person)}`] }));
  return {
    ...data,
    units: [{ name: 'root', path: '', parent: -1 }, ...units.map((name) => ({ name, path: name, parent: 0 }))],
    accounts,
    policies: data.policies.map((policy) => ({ ...policy, units: [0], accounts: [] })),
    guardrails: data.guardrails.map((row) => ({ ...row, accounts: all.slice(1), exceptions: [] })),
    principals: [
      ...Array.from({ length: people }, (_, person) => ({
        ...pick(random, sets),
        name: `Persona${String(person)}`,
        places: places(person, person < 10 ? all : all.filter(() => random() < 0.05)),
      })),
      ...data.principals
        .filter(({ kind }) => kind !== 'permission set')
        .map((row, place) => ({ ...row, places: all.map((account) => ({ account, sheet: place % sheets.length })) })),
    ],
    stacks: data.stacks.map((row) => ({ ...row, accounts: row.isOfStackSet ? all.slice(1) : [0] })),
    sheets,
    paths: [],
  };
}

/** For each principal and each kind of account a sheet of its own, which is like the principal's first. */
function manySheets(
  data: PageData,
  people: number,
): { readonly sheets: PageData['sheets']; readonly sheetOf: (person: number, kind: number) => number } {
  const random = randomOf(people);
  const old = data.sheets.length;
  const made = Array.from({ length: people }, () => Math.floor(random() * old)).flatMap((like) =>
    Array.from({ length: KINDS }, () => [
      like,
      ...Array.from({ length: 30 }, () => [
        Math.floor(random() * 100),
        Math.floor(random() * data.reasons.length),
      ]).flat(),
    ]),
  );
  return { sheets: [...data.sheets, ...made], sheetOf: (person, kind) => old + person * KINDS + kind };
}
