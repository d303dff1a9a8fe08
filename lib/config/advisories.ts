import type { Chooser } from '../choice/catalogue';
import type { LandingZone } from '../model/landing-zone';
import { locate } from './location';
import { quote } from './wording';

/** What the sample company is called, and the domain of its mail. */
export const SAMPLE = 'trips.com';

/** So many places are named. */
const SHOWN = 3;

/**
 * What is right as it stands and that nobody will have meant: a line each, printed by a synth that holds. Nothing of it is an error, since a
 * company may well write to a mailbox of another one.
 */
export function advisoriesOf({ zone, catalogue }: Chooser): readonly string[] {
  const left = leftOfTheSample(zone);
  const unplaced = Object.keys(catalogue.own.guardrails).filter((id) => !placedGuardrails(zone).has(id));
  return [
    ...(left.length === 0 ? [] : [`Left of the sample company, and perhaps not meant: ${listed(left)}.`]),
    ...(unplaced.length === 0
      ? []
      : [`Own guardrails that are placed nowhere, and bind nobody: ${unplaced.join(', ')} (config/organization.ts).`]),
  ];
}

/** Values with the sample's domain or repositories, in a company of another name. */
function leftOfTheSample(zone: LandingZone): readonly string[] {
  if (/\btrips\b/i.test(zone.company.name)) return [];
  return textsIn(zone, []).flatMap(({ path, text }) =>
    OF_THE_SAMPLE.test(text) ? [`${quote(text)} at ${locate(path)}`] : [],
  );
}

/** `aws@trips.com`, `https://trips.com`, `trips/landing-zone`, `repo:trips/*`, `@trips/security`. */
const OF_THE_SAMPLE = /(?:^|[^\w-])trips(?:\.com|\/|@)/i;

interface Placed {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function textsIn(value: unknown, path: readonly PropertyKey[]): readonly Placed[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    textsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function placedGuardrails({ organization, accounts }: LandingZone): ReadonlySet<string> {
  const holders = [organization, ...Object.values(organization.organizationalUnits), ...Object.values(accounts)];
  return new Set(holders.flatMap(({ guardrails }) => guardrails));
}

function listed(places: readonly string[]): string {
  const more = places.length - SHOWN;
  return `${places.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
