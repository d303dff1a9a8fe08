import { Aws, Tags, type App, type Stack } from 'aws-cdk-lib/core';
import { entriesWhere } from '../base/entries-where';
import { GLOBAL_REGION } from '../base/regions';
import { groupBy } from '../base/group-by';
import { STACKS_OF_BATCHES } from '../base/template-contract';
import type { OrganizationPolicy } from '../choice/organization-policies';
import { batchOfAccount, stackPlace } from '../model/batches';
import { guardDutyRegions, iamRecordingRegion, otherManagementRegions } from '../model/watched-regions';
import { addAccountStacks } from './account-stacks';
import {
  addAssignmentStacks,
  addBudgetStacks,
  addContactStacks,
  addGuardrailStacks,
  addMacieStacks,
  assignmentsByStack,
} from './batch-stacks';
import { batchOfPolicy } from '../choice/batch-places';
import type { Chooser } from '../choice/catalogue';
import { choose } from '../choice/choose';
import { securityServicesOf } from '../model/security';
import { typesWithFixedTags } from '../resource-schemas';
import { assertStacksFit } from './checks/size-limits';
import { AlarmsStack } from './stacks/alarms-stack';
import { BaselineStack } from './stacks/baseline-stack';
import { BillingStack } from './stacks/billing-stack';
import { ComplianceStack } from './stacks/compliance-stack';
import { GuardrailsStack } from './stacks/guardrails-stack';
import { IdentityStack } from './stacks/identity-stack';
import { LoggingStack } from './stacks/logging-stack';
import { OrganizationStack } from './stacks/organization-stack';
import { WorkloadsStack } from './stacks/workloads-stack';

/** The stacks of a landing zone, in the order in which `cdk deploy --all` goes through them. */
export interface LandingZoneStacks {
  readonly organization: OrganizationStack;
  readonly baseline: BaselineStack;
  readonly alarms: AlarmsStack;
  readonly logging: LoggingStack;
  readonly compliance: ComplianceStack;
  /** @default - the company has no machine roles */
  readonly workloads?: WorkloadsStack;
  readonly identity: IdentityStack;
  readonly guardrails: GuardrailsStack;
  readonly billing: BillingStack;
  /** Those of batches. */
  readonly batches: readonly Stack[];
}

/**
 * Makes the stacks of a validated landing zone.
 *
 * @param chooser as `readConfig` returns it
 * @throws ConfigError where a stack comes to more resources than CloudFormation takes
 */
export function addLandingZone(app: App, { zone, catalogue }: Chooser): LandingZoneStacks {
  const { company } = zone;
  const choice = choose(zone, catalogue);
  const account = company.managementAccount.accountId;
  const home = { account, region: company.homeRegion };
  const identityHome = { account, region: company.identityCenterRegion };

  const organization = new OrganizationStack(app, 'Organization', {
    stackName: 'lz-organization',
    description: 'Organization, organizational units and accounts',
    env: home,
    zone,
    accountAccessRoleName: zone.organization.accountAccessRoleName,
    policyTypes: choice.policyTypes,
  });
  const { organizationId, rootId } = organization.organization;
  const ofAccounts = addAccountStacks(app, { zone, organization, env: home });
  const { accounts, units: organizationalUnits } = ofAccounts;

  const baseline = new BaselineStack(app, 'Baseline', {
    stackName: 'lz-baseline',
    description: 'What every account gets',
    env: home,
    zone,
    accounts,
    organizationalUnits,
    organizationId,
    rootId,
  });
  for (const stack of [organization, ...ofAccounts.stacks])
    baseline.addStackDependency(stack, 'StackSets are activated and the accounts exist');

  const alarms = new AlarmsStack(app, 'Alarms', {
    stackName: 'lz-alarms',
    description: 'Alarms of the management account where events of global services arrive, and in every other Region',
    env: { account, region: GLOBAL_REGION },
    homeRegion: company.homeRegion,
    regions: otherManagementRegions(company),
    securityAccountId: accounts.idOf(company.securityAccount),
    logArchiveAccountId: accounts.idOf(company.logArchiveAccount),
    accountAccessRoleName: zone.organization.accountAccessRoleName,
  });
  alarms.addStackDependency(
    baseline,
    'the rules use a role of the baseline, and a bus that it deploys; the StackSet has its roles there',
  );

  const logging = new LoggingStack(app, 'Logging', {
    stackName: 'lz-logging',
    description: 'The log archive and the trail of all accounts',
    env: home,
    organizationId,
    rootId,
    logArchiveAccountId: accounts.idOf(company.logArchiveAccount),
    retention: company.logRetention,
  });
  logging.addStackDependency(baseline, 'CloudTrail is trusted and the log archive account has its baseline');

  const securityAccountId = accounts.idOf(company.securityAccount);
  const securityAccountRoleArn = `arn:aws:iam::${securityAccountId}:role/${zone.organization.accountAccessRoleName}`;
  const members = Object.fromEntries(
    Object.entries(zone.accounts)
      .filter(([key]) => key !== company.securityAccount)
      .map(([key, { email }]) => [key, { accountId: accounts.idOf(key), email }]),
  );
  const compliance = new ComplianceStack(app, 'Compliance', {
    stackName: 'lz-compliance',
    description: 'AWS Config and its controls, access analyzers and detective services',
    env: home,
    rootId,
    regions: company.approvedRegions,
    guardDutyRegions: guardDutyRegions(company),
    iamRegion: iamRecordingRegion(company) ?? company.homeRegion,
    services: securityServicesOf(company.securityServices),
    baseline: baseline.members,
    logArchiveAccountId: accounts.idOf(company.logArchiveAccount),
    securityAccountId,
    securityAccountRoleArn,
    accounts: entriesWhere(members, (_member, key) => batchOfAccount(zone, key) === undefined),
  });
  compliance.addStackDependency(logging, 'AWS Config delivers to the log archive');

  const roles = choice.machineRoles;
  // CloudFormation takes no stack without resources.
  const workloads =
    roles.length === 0
      ? undefined
      : new WorkloadsStack(app, 'Workloads', {
          stackName: 'lz-workloads',
          description: 'Machine roles and what they work with',
          env: home,
          rootId,
          roles,
          accountId: (key) => accounts.idOf(key),
        });
  workloads?.addStackDependency(baseline, 'every machine role carries the permissions boundary of its account');

  const identity = new IdentityStack(app, 'Identity', {
    stackName: 'lz-identity',
    description: 'Groups, permission sets and who has them where',
    env: identityHome,
    zone,
    accounts,
    permissionSets: choice.personas,
    assignments: assignmentsByStack(zone).get(stackPlace('assignments').id) ?? [],
  });
  identity.addStackDependency(
    baseline,
    'a permission set names the permissions boundary, which must be in the account',
  );

  const targetId = (target: OrganizationPolicy['target']): string =>
    target.kind === 'root'
      ? rootId
      : target.kind === 'organizational-unit'
        ? organizationalUnits.idOf(target.key)
        : accounts.idOf(target.key);
  const policies = choice.guardrailPolicies({
    organizationId,
    managementAccountId: Aws.ACCOUNT_ID,
    accountId: (key) => accounts.idOf(key),
  });
  const policiesByBatch = groupBy(policies, (policy) => batchOfPolicy(zone, policy));
  const guardrails = new GuardrailsStack(app, 'Guardrails', {
    stackName: 'lz-guardrails',
    description: 'Organization policies',
    env: home,
    policies: policiesByBatch.get(undefined) ?? [],
    targetId,
  });
  guardrails.addStackDependency(alarms, 'who takes a guardrail away is noticed');
  guardrails.addStackDependency(identity, 'restrictions come last');
  guardrails.addStackDependency(compliance, 'restrictions come last');
  if (workloads !== undefined) guardrails.addStackDependency(workloads, 'restrictions come last');

  const billing = new BillingStack(app, 'Billing', {
    stackName: 'lz-billing',
    description: 'Budgets, cost anomalies, cost export and cost allocation tags',
    env: { account, region: GLOBAL_REGION },
    zone,
    accounts,
  });
  billing.addStackDependency(organization, 'a budget names the account that it is for');

  const ofBatches = [
    ...ofAccounts.stacks,
    ...dependingOn(baseline, addContactStacks(app, { zone, accounts, env: home })),
    ...addAssignmentStacks(app, { zone, accounts, env: identityHome }, identity),
    ...dependingOn(compliance, addMacieStacks(app, { zone, accounts, env: home, members, securityAccountRoleArn })),
    ...dependingOn(billing, addBudgetStacks(app, { zone, accounts, env: { account, region: GLOBAL_REGION } })),
  ];
  for (const stack of ofBatches) guardrails.addStackDependency(stack, 'restrictions come last');
  const batches = [
    ...ofBatches,
    ...addGuardrailStacks(app, { zone, env: home }, policiesByBatch, { stack: guardrails, targetId }),
  ];
  // A reader of half an assembly would take what is missing for what is not there.
  if (batches.length > 0) organization.addMetadata(STACKS_OF_BATCHES, batches.map(({ stackName }) => stackName).sort());

  const excludeResourceTypes = [...typesWithFixedTags()];
  for (const [key, value] of Object.entries(company.tags)) Tags.of(app).add(key, value, { excludeResourceTypes });
  const stacks = {
    organization,
    baseline,
    alarms,
    logging,
    compliance,
    ...(workloads && { workloads }),
    identity,
    guardrails,
    billing,
  };
  assertStacksFit([...Object.values(stacks), ...batches]);
  return { ...stacks, batches };
}

function dependingOn(first: Stack, stacks: readonly Stack[]): readonly Stack[] {
  for (const stack of stacks) stack.addStackDependency(first, 'it is made of what is there');
  return stacks;
}
