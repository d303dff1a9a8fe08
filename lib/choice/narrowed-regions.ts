import type { AccessControl, GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { copiesElsewhere } from '../catalogue/guardrails/regions/deny-copying-out-of-regions';
import { denyUnapprovedRegions, type NarrowerRegions } from '../catalogue/guardrails/regions/deny-unapproved-regions';
import type { LandingZone } from '../model/landing-zone';
import { narrowedRegionsGuardrail } from '../model/narrowed-regions';
import type { NonEmpty } from '../policy/document';
import type { Catalogue, Chooser } from './catalogue';
import type { GuardrailCatalogue } from './organization-policies';

/** The catalogue with a guardrail for each OU that the config gives Regions of its own: it denies those of the company that it leaves out. */
export function withNarrowedRegions({ zone, catalogue }: Chooser): Catalogue {
  const made = narrowedGuardrails(zone);
  if (Object.keys(made).length === 0) return catalogue;
  const { regions = {}, ...themes } = catalogue.guardrails;
  return { ...catalogue, guardrails: { ...themes, regions: { ...regions, ...made } } };
}

function narrowedGuardrails({ organization }: LandingZone): GuardrailCatalogue[string] {
  return Object.fromEntries(
    Object.entries(organization.organizationalUnits).flatMap(([key, { name, approvedRegions }]) =>
      approvedRegions === undefined
        ? []
        : [
            [
              narrowedRegionsGuardrail(key),
              (context) => narrowed(context, { place: name, approvedRegions: approvedRegions as NonEmpty<string> }),
            ] as const,
          ],
    ),
  );
}

/** Nothing is made in a Region that the OU leaves out, by a call there or by a copy that a call elsewhere makes. */
function narrowed(context: GuardrailContext, narrower: NarrowerRegions): AccessControl {
  const guardrail = denyUnapprovedRegions(context, narrower);
  const copies = copiesElsewhere(narrower.approvedRegions);
  return {
    ...guardrail,
    statements: [...guardrail.statements, ...copies.statements],
    denies: [...guardrail.denies, ...copies.denies],
    allows: [...guardrail.allows, ...copies.allows],
  };
}
