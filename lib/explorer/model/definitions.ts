import { resolveGuardrail, type SettingRow } from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, machineRoleSource, personaSource, type Chooser } from '../../choice/catalogue';
import type { Organization } from '../../ask/organization';
import { entryOf } from '../../base/entry-of';
import { groupBy } from '../../base/group-by';
import type { ProofRow } from '../../policy';
import type { SetLine } from '../page/format';
import { definitionsOf } from '../../proofs/landing-zone-proofs';
import { inAccounts } from './in-accounts';
import { subjectOf } from '../../assembly/proven/subjects';

/** What the config says of a guardrail that no template tells. */
export interface GuardrailWords {
  readonly control: string;
  readonly why: string;
  readonly denies: readonly string[];
  readonly allows: readonly string[];
  /** Of a setting. */
  readonly sets: readonly SetLine[];
}

/** The same of a persona or machine role. */
export interface PrincipalWords {
  /** How `proofs.json` calls it, for example `persona developer`; of a machine role each workload that is one. */
  readonly subjects: readonly string[];
  readonly description: string;
  readonly file: string;
  readonly administrator: string | undefined;
  readonly can: readonly string[];
  readonly cannot: readonly string[];
}

export interface Words {
  /** By id. */
  readonly guardrails: ReadonlyMap<string, GuardrailWords>;
  /** By name of the permission set. */
  readonly personas: ReadonlyMap<string, PrincipalWords>;
  /** By path and name of the role. */
  readonly machineRoles: ReadonlyMap<string, PrincipalWords>;
}

/** Of a config that was not read. */
export const noWords: Words = { guardrails: new Map(), personas: new Map(), machineRoles: new Map() };

export function wordsOf({ environment }: Pick<Organization, 'environment'>, chooser: Chooser): Words {
  const { catalogue, context, personas, machineRoles } = definitionsOf(environment, chooser);
  const { own } = catalogue;
  const { graph } = environment;
  const nameOf = (key: string): string =>
    key === 'management' ? graph.managementAccount.name : (entryOf(chooser.zone.accounts, key)?.name ?? key);
  const byName = groupBy(machineRoles, ({ path, roleName }) => `${path.slice(1)}${roleName}`);
  return {
    guardrails: new Map(
      guardrailsIn(catalogue).map(({ id, definition }) => {
        const guardrail = resolveGuardrail(definition, context);
        const rows = 'denies' in guardrail ? guardrail : { denies: [], allows: [] };
        const sets = 'sets' in guardrail ? guardrail.sets.map(setLine) : [];
        return [
          id,
          {
            control: guardrail.control,
            why: guardrail.why,
            denies: rows.denies.map(rowText),
            allows: rows.allows.map(rowText),
            sets,
          },
        ];
      }),
    ),
    personas: new Map(
      Object.entries(personas).map(([id, { name, ...persona }]) => [
        name,
        principalWords([subjectOf('persona', id)], personaSource(own, id), persona),
      ]),
    ),
    machineRoles: new Map(
      [...byName].map(([name, placed]) => [
        name,
        together(
          placed.map(({ id, workload, definition, administrator, accounts }) => ({
            where: accounts.map((key) => nameOf(key)),
            words: principalWords([subjectOf('workload', workload)], machineRoleSource(own, id), {
              ...definition,
              ...(administrator === undefined ? {} : { administrator }),
            }),
          })),
        ),
      ]),
    ),
  };
}

interface Described {
  readonly description: string;
  readonly administrator?: { readonly because: string };
  readonly can: readonly ProofRow[];
  readonly cannot: readonly ProofRow[];
}

function principalWords(
  subjects: readonly string[],
  file: string,
  { description, administrator, can, cannot }: Described,
): PrincipalWords {
  return {
    subjects,
    file,
    description,
    administrator: administrator?.because,
    can: can.map(rowText),
    cannot: cannot.map(rowText),
  };
}

/** Of roles that are called alike, in accounts of their own: what is not true of all of them is told of each account. */
function together(
  all: readonly { readonly where: readonly string[]; readonly words: PrincipalWords }[],
): PrincipalWords {
  const [first, ...others] = all;
  if (first === undefined) throw new Error('There is no role.');
  const told = (textsOf: (words: PrincipalWords) => readonly string[]): readonly string[] => {
    const common = textsOf(first.words).filter((text) => others.every(({ words }) => textsOf(words).includes(text)));
    const apart = all.flatMap(({ where, words }) =>
      textsOf(words)
        .filter((text) => !common.includes(text))
        .map((text) => inAccounts(where, text)),
    );
    return [...common, ...apart];
  };
  return {
    ...first.words,
    subjects: all.flatMap(({ words }) => words.subjects),
    description: told(({ description }) => [description]).join('\n'),
    can: told(({ can }) => can),
    cannot: told(({ cannot }) => cannot),
  };
}

/** For example `s3 attributes, public access block configuration` to `all`. */
export function setLine({ path, value }: SettingRow): SetLine {
  const keys = path.filter((key) => key !== INHERITED).map((key) => key.replaceAll('_', ' '));
  return { what: keys.join(', '), value: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** How AWS writes that a value is handed down to every account. */
const INHERITED = '@@assign';

/** For example `s3:PutObject on arn:aws:s3:::x/* by root in log-archive`. */
export function rowText(row: ProofRow): string {
  const { action, resource, principal, account, context, except } = row;
  const list = (values: string | readonly string[]): string => [values].flat().join(', ');
  const keys = Object.entries(context ?? {}).map(([key, values]) => `${key} = ${list(values)}`);
  return [
    list(action),
    ...(except === undefined ? [] : [`but ${list(except)}`]),
    ...(resource === undefined ? [] : [`on ${list(resource)}`]),
    ...(principal === undefined ? [] : [`by ${list(principal)}`]),
    ...(account === undefined ? [] : [`in ${list(account)}`]),
    ...(keys.length === 0 ? [] : [`with ${keys.join(' and ')}`]),
  ].join(' ');
}
