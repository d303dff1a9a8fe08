import { definitions } from '../support/read-landing-zone';
import type { Definitions } from '../../lib/config/definitions';
import { everything } from '../support/companies/everything';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { pick, randomOf, type Random } from '../support/random';
import { editOf } from './edit';
import { meantEdit } from './meant';
import type { Trial } from './one-trial';
import { ownSettingTrial, ownTrial } from './own-trial';

const companies = { trips: config, everything, 'start-up': startUp } as const satisfies Record<string, object>;

/** The next trial: of the config, of what the config chooses from, or of what the company wrote of that itself. */
export function nextTrial(random: Random): Trial {
  const which = random();
  if (which < 0.35) return configTrial(random);
  if (which < 0.6) return meantTrial(random);
  if (which < 0.85) return definitionTrial(random);
  return which < 0.95 ? ownTrial(random) : ownSettingTrial(random);
}

function configTrial(random: Random): Trial {
  // The small one is read fastest.
  const name = pick(random, ['start-up', 'start-up', 'trips', 'everything'] as const);
  const company = companies[name] as Readonly<Record<string, unknown>>;
  // Accounts and scenarios have the most places: each section is as likely as any other.
  const section = pick(random, [...Object.keys(company), '']);
  if (section === '') {
    const { value, what, paths = [] } = editOf(company, random);
    return { what: `${name}: ${what}`, config: value, definitions, paths };
  }
  const { value, what, paths = [] } = editOf(company[section], random);
  return {
    what: `${name}, ${section}: ${what}`,
    config: { ...company, [section]: value },
    definitions,
    paths: paths.map((path) => [section, ...path]),
  };
}

/** Of one or two edits that somebody could mean. */
export function meantTrial(random: Random): Trial {
  const name = pick(random, ['start-up', 'start-up', 'trips', 'everything'] as const);
  const first = meantEdit(companies[name], random);
  const second = random() < 0.3 ? meantEdit(first.value as object, random) : undefined;
  const edits = [first, ...(second === undefined ? [] : [second])];
  return {
    what: `${name}: ${edits.map(({ what }) => what).join('; ')}`,
    config: edits.at(-1)?.value,
    definitions,
    paths: edits.flatMap(({ paths = [] }) => paths),
  };
}

type Kind = Exclude<keyof Definitions, 'own'>;

const kinds = (Object.keys(definitions) as (keyof Definitions)[]).filter((kind) => kind !== 'own');

type Entries = Readonly<Record<string, unknown>>;

function definitionTrial(random: Random): Trial {
  const kind = pick(random, kinds);
  const { value, what } = editedIn(kind, random);
  return { what: `${kind}: ${what}`, config: companies.trips, definitions: { ...definitions, [kind]: value } };
}

function editedIn(kind: Kind, random: Random): { readonly value: unknown; readonly what: string } {
  const whole = definitions[kind] as Entries;
  if (kind === 'permissionsBoundary' || random() < 0.05) return editOf(whole, random);
  if (kind !== 'guardrails') return editedEntry(whole, random);
  const theme = pick(random, Object.keys(whole));
  const { value, what } = editedEntry(whole[theme] as Entries, random);
  return { value: { ...whole, [theme]: value }, what: `${theme}: ${what}` };
}

/** One entry of a catalogue edited: also what it makes of its context, where it is a function or has one. */
function editedEntry(entries: Entries, random: Random): { readonly value: unknown; readonly what: string } {
  const id = pick(random, Object.keys(entries));
  const entry = entries[id];
  const seed = Math.floor(random() * 2 ** 32);
  const { value, what } =
    typeof entry === 'function'
      ? editedResult(entry as Make, seed)
      : isMaker(entry) && random() < 0.7
        ? editedRole(entry, seed)
        : editOf(entry, random);
  return { value: { ...entries, [id]: value }, what: `${id}: ${what}` };
}

type Make = (context: unknown) => unknown;

/** The same edit each time that the function is called: an answer that changes is refused for that. */
function editedResult(make: Make, seed: number): { readonly value: Make; readonly what: string } {
  return { value: (context) => editOf(make(context), randomOf(seed)).value, what: `what it makes, seed ${seed}` };
}

function isMaker(entry: unknown): entry is { readonly define: Make } {
  return typeof entry === 'object' && entry !== null && 'define' in entry && typeof entry.define === 'function';
}

function editedRole(role: { readonly define: Make }, seed: number): { readonly value: object; readonly what: string } {
  const { value, what } = editedResult(role.define, seed);
  return { value: { ...role, define: value }, what };
}
