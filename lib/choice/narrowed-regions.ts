import { denyUnapprovedRegions } from '../catalogue/guardrails/regions/deny-unapproved-regions';
import type { LandingZone } from '../model/landing-zone';
import { narrowedRegionsGuardrail } from '../model/narrowed-regions';
import type { NonEmpty } from '../policy/document';
import type { Catalogue, Chooser } from './catalogue';
import type { GuardrailCatalogue } from './organization-policies';

/** The catalogue with a guardrail for each OU that the config gives Regions of its own: it denies those of the company that it leaves out. */
export function withNarrowedRegions({ zone, catalogue }: Chooser): Catalogue {
  const narrowed = narrowedGuardrails(zone);
  if (Object.keys(narrowed).length === 0) return catalogue;
  const { regions = {}, ...themes } = catalogue.guardrails;
  return { ...catalogue, guardrails: { ...themes, regions: { ...regions, ...narrowed } } };
}

function narrowedGuardrails({ organization }: LandingZone): GuardrailCatalogue[string] {
  return Object.fromEntries(
    Object.entries(organization.organizationalUnits).flatMap(([key, { name, approvedRegions }]) =>
      approvedRegions === undefined
        ? []
        : [
            [
              narrowedRegionsGuardrail(key),
              (context) =>
                denyUnapprovedRegions(context, { place: name, approvedRegions: approvedRegions as NonEmpty<string> }),
            ] as const,
          ],
    ),
  );
}
