import type { ProvenNames } from '../assembly/proven/names';
import type { PersonaDefinition } from '../catalogue/personas/definition/persona';
import type { LandingZone } from '../model/landing-zone';

/** What the templates call whatever the config knows by a key. */
export function provenNames(
  { accounts, access }: Pick<LandingZone, 'accounts' | 'access'>,
  personas: Readonly<Record<string, PersonaDefinition>>,
): ProvenNames {
  return {
    accounts: mapped(accounts, ({ existing, name }) => existing ?? name),
    groups: mapped(access.groups, ({ displayName }) => displayName),
    personas: mapped(personas, ({ name }) => name),
  };
}

function mapped<T>(map: Readonly<Record<string, T>>, nameOf: (one: T) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(map).map(([key, one]) => [key, nameOf(one)]));
}
