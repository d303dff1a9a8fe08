import { entryOf } from '../base/entry-of';
import type { NonEmpty } from '../policy/document';
import type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { exemptRoleArns } from './exceptions/arns';
import type { RoleChooser } from './exceptions/resolve';

/** Ids that the config does not know. Tokens while templates are made. */
export interface KnownIds {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** Twelve digits, or a token, by the account's key. */
  readonly accountId: (key: string) => string;
}

/** Stand in for ids where only the length of a document matters: as long as AWS's longest. */
const LONGEST_IDS: KnownIds = {
  organizationId: `o-${'x'.repeat(32)}`,
  managementAccountId: '000000000000',
  accountId: () => '000000000000',
};

/** What guardrails may know about a company. @param ids @default ids of the greatest length that AWS gives */
export function guardrailContext({ zone, catalogue }: RoleChooser, ids: KnownIds = LONGEST_IDS): GuardrailContext {
  const { company, accounts } = zone;
  const reference = (key: string): { name: string; id: string } => ({
    name: entryOf(accounts, key)?.name ?? key,
    id: ids.accountId(key),
  });
  return {
    homeRegion: company.homeRegion,
    approvedRegions: company.approvedRegions as NonEmpty<string>,
    organizationId: ids.organizationId,
    managementAccount: { name: company.managementAccount.name, id: ids.managementAccountId },
    securityAccount: reference(company.securityAccount),
    logArchiveAccount: reference(company.logArchiveAccount),
    accountAccessRoleName: zone.organization.accountAccessRoleName,
    trustedPartnerAccountIds: company.trustedPartners.map(({ accountId }) => accountId),
    trustedOidcProviders: company.trustedOidcProviders.map(({ url, audiences, subjects }) => ({
      url,
      audiences: audiences as NonEmpty<string>,
      subjects: subjects as NonEmpty<string>,
    })),
    accountId: ids.accountId,
    exemptRoles: exemptRoleArns({ zone, catalogue }, ids.accountId),
  };
}
