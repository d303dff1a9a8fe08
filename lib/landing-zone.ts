import { Aws, Tags, type App } from 'aws-cdk-lib/core';
import { accountAccessRoleName, guardrailContext } from './guardrails/context';
import type { PolicyType } from './guardrails/guardrail';
import { organizationPolicies, type OrganizationPolicy } from './guardrails/organization-policies';
import { catalogue } from './guardrails/catalogue';
import type { LandingZone } from './model/schema';
import { logRetentionOf } from './model/security';
import { resolvePermissionSets } from './permission-sets/catalogue';
import { permissionSetContext } from './permission-sets/context';
import { placeServiceRoles } from './service-roles/placement';
import { BaselineStack } from './stacks/baseline-stack';
import { GuardrailsStack } from './stacks/guardrails-stack';
import { IdentityStack } from './stacks/identity-stack';
import { LoggingStack } from './stacks/logging-stack';
import { OrganizationStack } from './stacks/organization-stack';
import { WorkloadsStack } from './stacks/workloads-stack';

/** The stacks of a landing zone, in the order in which `cdk deploy --all` goes through them. */
export interface LandingZoneStacks {
  readonly organization: OrganizationStack;
  readonly baseline: BaselineStack;
  readonly logging: LoggingStack;
  readonly workloads: WorkloadsStack;
  readonly identity: IdentityStack;
  readonly guardrails: GuardrailsStack;
}

/**
 * Makes the stacks of a validated landing zone.
 *
 * @param zone as `validateConfig` returns it
 */
export function addLandingZone(app: App, zone: LandingZone): LandingZoneStacks {
  const { company } = zone;
  const account = company.managementAccount.accountId;
  const home = { account, region: company.homeRegion };
  const identityHome = { account, region: company.identityCenterRegion ?? company.homeRegion };

  const organization = new OrganizationStack(app, 'Organization', {
    stackName: 'lz-organization',
    description: 'Organization, organizational units and accounts',
    env: home,
    zone,
    accountAccessRoleName: accountAccessRoleName(zone),
    policyTypes: policyTypesOf(organizationPolicies(zone, guardrailContext(zone), catalogue)),
  });
  const { organizationId, rootId } = organization.organization;
  const { accounts, organizationalUnits } = organization;

  const baseline = new BaselineStack(app, 'Baseline', {
    stackName: 'lz-baseline',
    description: 'What every account gets',
    env: home,
    zone,
    accounts,
    rootId,
  });
  baseline.addStackDependency(organization, 'StackSets are activated and the accounts exist');

  const logging = new LoggingStack(app, 'Logging', {
    stackName: 'lz-logging',
    description: 'The log archive and the trail of all accounts',
    env: home,
    organizationId,
    rootId,
    logArchiveAccountId: accounts.idOf(company.logArchiveAccount),
    retention: logRetentionOf(company),
  });
  logging.addStackDependency(baseline, 'CloudTrail is trusted and the log archive account has its baseline');

  const workloads = new WorkloadsStack(app, 'Workloads', {
    stackName: 'lz-workloads',
    description: 'Machine roles and what they work with',
    env: home,
    rootId,
    roles: placeServiceRoles(zone),
    accountId: (key) => accounts.idOf(key),
  });
  workloads.addStackDependency(baseline, 'every machine role carries the permissions boundary of its account');

  const identity = new IdentityStack(app, 'Identity', {
    stackName: 'lz-identity',
    description: 'Groups, permission sets and who has them where',
    env: identityHome,
    zone,
    accounts,
    permissionSets: resolvePermissionSets(permissionSetContext(zone)),
  });
  identity.addStackDependency(
    baseline,
    'a permission set names the permissions boundary, which must be in the account',
  );

  const context = guardrailContext(zone, {
    organizationId,
    managementAccountId: Aws.ACCOUNT_ID,
    accountId: (key) => accounts.idOf(key),
  });
  const guardrails = new GuardrailsStack(app, 'Guardrails', {
    stackName: 'lz-guardrails',
    description: 'Organization policies',
    env: home,
    policies: organizationPolicies(zone, context, catalogue),
    targetId: (target) =>
      target.kind === 'root'
        ? rootId
        : target.kind === 'organizational-unit'
          ? organizationalUnits.idOf(target.key)
          : accounts.idOf(target.key),
  });
  guardrails.addStackDependency(identity, 'restrictions come last');
  guardrails.addStackDependency(workloads, 'restrictions come last');

  for (const [key, value] of Object.entries(company.tags ?? {})) Tags.of(app).add(key, value);
  return { organization, baseline, logging, workloads, identity, guardrails };
}

/** The policy types to enable, in AWS's own order of names. */
function policyTypesOf(policies: readonly OrganizationPolicy[]): readonly PolicyType[] {
  return [...new Set(policies.map(({ type }) => type))].sort();
}
