import { entriesOf, itemsOf, wasRefused, type LandingZoneDraft } from '../draft';
import { at } from '../location';
import { GLOBAL_REGION } from '../../base/regions';
import { filled } from '../../base/filled';
import { DEFAULT_SECURITY_SERVICES } from '../../model/defaults';
import { isRegion } from '../../model/regions';
import { securityServicesOf } from '../../model/security';
import { iamRecordingRegion } from '../../model/watched-regions';
import { quote } from '../wording';
import type { Check } from './check';

const ENABLE_SECURITY_HUB = 'enable-security-hub';

/** IAM is recorded in one Region alone: where none can, the controls about it have nothing to look at, and nothing says so. */
export const iamNotRecorded: Check = function* ({ draft }) {
  if (draft.company === undefined) return;
  if (['securityServices', 'approvedRegions'].some((one) => wasRefused(draft.company, one))) return;
  const { homeRegion, approvedRegions, securityServices } = draft.company;
  if (homeRegion === undefined || !isRegion(homeRegion)) return;
  const approved = itemsOf(approvedRegions).map(([, region]) => region);
  if (iamRecordingRegion({ homeRegion, approvedRegions: approved }) !== undefined) return;
  if (wasRefused(securityServices, 'config')) return;
  if (filled(securityServices ?? {}, DEFAULT_SECURITY_SERVICES).config === 'off') return;
  yield {
    path: at('company', 'approvedRegions'),
    found: `${approved.map(quote).join(', ')}, none in which AWS Config can record users, roles and policies of IAM`,
    expected: 'one that AWS Config had before February 2022, to record them there',
    mend: `add one that every account has, such as '${GLOBAL_REGION}'; the home region stays`,
  };
};

/** The guardrail enables Security Hub, the switch delegates it: either alone does not work. */
export const securityHubHalfOn: Check = function* ({ draft }) {
  if (draft.company === undefined || wasRefused(draft.company, 'securityServices')) return;
  const services = draft.company.securityServices;
  if (wasRefused(services, 'securityHub')) return;
  const switchedOn = filled(services ?? {}, DEFAULT_SECURITY_SERVICES).securityHub === 'on';
  const [placed] = placesOfSecurityHub(draft);
  if (placed !== undefined && !switchedOn) {
    yield {
      path: placed,
      found: `"${ENABLE_SECURITY_HUB}", and Security Hub is off`,
      expected: 'Security Hub switched on, since the guardrail needs its delegated administrator',
      mend: "set company.securityServices.securityHub to 'on', or remove the guardrail",
    };
  }
  if (placed === undefined && switchedOn && draft.organization?.guardrails !== undefined) {
    yield {
      path: at('company', 'securityServices', 'securityHub'),
      found: `"on", and no guardrail "${ENABLE_SECURITY_HUB}"`,
      expected: 'the guardrail on the root or on OUs, which enables it in their accounts',
      mend: `add "${ENABLE_SECURITY_HUB}" to guardrails in config/organization.ts, or set it to 'off'`,
    };
  }
};

/** CloudFormation has no stack without resources, and an organization that nobody watches is none. */
export const noServiceAtAll: Check = function* ({ draft }) {
  const services = draft.company?.securityServices;
  if (services === undefined || securityServicesOf(filled(services, DEFAULT_SECURITY_SERVICES)).length > 0) return;
  yield {
    path: at('company', 'securityServices'),
    found: 'every service off',
    expected: 'at least one service on',
    mend: "set accessAnalyzer to 'on': it costs nothing",
  };
};

function placesOfSecurityHub({ organization, accounts }: LandingZoneDraft): string[] {
  const lists = [
    { path: ['guardrails'], section: 'organization' as const, guardrails: organization?.guardrails },
    ...entriesOf(organization?.organizationalUnits).map(([key, { guardrails }]) => ({
      path: ['organizationalUnits', key, 'guardrails'],
      section: 'organization' as const,
      guardrails,
    })),
    ...entriesOf(accounts).map(([key, { guardrails }]) => ({
      path: [key, 'guardrails'],
      section: 'accounts' as const,
      guardrails,
    })),
  ];
  return lists.flatMap(({ section, path, guardrails }) =>
    itemsOf(guardrails)
      .filter(([, id]) => id === ENABLE_SECURITY_HUB)
      .map(([index]) => at(section, ...path, index)),
  );
}
