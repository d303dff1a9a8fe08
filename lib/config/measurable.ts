import type { LandingZoneDraft } from './draft';
import { completeLandingZone } from '../model/complete';
import type { LandingZone } from '../model/landing-zone';
import { landingZoneSchema } from '../model/schema';

/**
 * A landing zone whose policies can be measured although other parts of it are wrong: without guardrails that do not
 * exist and without access. Undefined where too little is left.
 */
export function measurable(draft: LandingZoneDraft, guardrailIds: readonly string[]): LandingZone | undefined {
  const known = <T extends { readonly guardrails?: readonly (string | undefined)[] | undefined }>(holder: T): T =>
    holder.guardrails === undefined
      ? holder
      : { ...holder, guardrails: holder.guardrails.filter((id) => id !== undefined && guardrailIds.includes(id)) };
  const knownOfAll = (map: Readonly<Record<string, Parameters<typeof known>[0] | undefined>> | undefined): object =>
    Object.fromEntries(Object.entries(map ?? {}).map(([key, holder]) => [key, holder && known(holder)]));

  const { data } = landingZoneSchema.safeParse({
    company: draft.company,
    organization: draft.organization && {
      ...known(draft.organization),
      organizationalUnits: knownOfAll(draft.organization.organizationalUnits),
    },
    accounts: knownOfAll(draft.accounts),
    access: { identitySource: 'external', groups: {}, assignments: [] },
  });
  if (data === undefined) return undefined;
  const { securityAccount, logArchiveAccount } = data.company;
  return [securityAccount, logArchiveAccount].every((key) => Object.hasOwn(data.accounts, key))
    ? completeLandingZone(data)
    : undefined;
}
