import { completeLandingZone } from '../../../lib/model/complete';
import { config } from '../../support/companies/trips';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import { catalogue as chosenFrom } from '../../support/read-landing-zone';
import { guardrailContext } from '../../../lib/choice/guardrail-context';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type Guardrail,
  type GuardrailContext,
} from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { GuardrailCatalogue } from '../../../lib/choice/organization-policies';
import type { LandingZone } from '../../../lib/model/landing-zone';

export const zone: LandingZone = completeLandingZone(config);

const ids = {
  organizationId: 'o-exampleorgid',
  managementAccountId: '111111111111',
  accountId: (key: string): string => (key === 'security' ? '222222222222' : '333333333333'),
};

/** The sample company, with ids in place of tokens. */
export const context: GuardrailContext = guardrailContext({ zone, catalogue: chosenFrom }, ids);

/** A company that trusts a partner and two identity providers, and works in us-east-1, too. */
export const partnerContext: GuardrailContext = {
  ...context,
  approvedRegions: ['us-east-1', 'eu-central-1'],
  trustedPartnerAccountIds: ['444444444444'],
  trustedOidcProviders: [
    ...context.trustedOidcProviders,
    { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:trips/*'] },
  ],
};

export const definitions = Object.entries(catalogue as GuardrailCatalogue).flatMap(([theme, members]) =>
  Object.entries(members).map(([id, definition]) => ({ theme, id, definition })),
);

export function guardrail(id: string, given: GuardrailContext = context): Guardrail {
  const found = definitions.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no guardrail ${id}`);
  return resolveGuardrail(found.definition, given);
}

export function accessControl(id: string, given: GuardrailContext = context): AccessControl {
  const found = guardrail(id, given);
  if (!isAccessControl(found)) throw new Error(`${id} is a setting`);
  return found;
}

export const accessControls = definitions
  .map(({ id }) => [id, guardrail(id)] as const)
  .filter((entry): entry is readonly [string, AccessControl] => isAccessControl(entry[1]));
