import * as accounts from './accounts';
import * as adoption from './adoption';
import * as assignments from './assignments';
import * as backup from './backup';
import * as batches from './batches';
import * as budgets from './budgets';
import type { Check } from './check';
import * as company from './company';
import * as exceptionNames from './exception-names';
import * as exceptionPlaces from './exception-places';
import * as exceptionReach from './exception-reach';
import * as exceptionRules from './exception-rules';
import * as groups from './groups';
import * as guardrails from './guardrails';
import * as keys from './keys';
import * as lists from './lists';
import * as logs from './logs';
import * as machineRoleNames from './machine-role-names';
import * as nearTags from './near-tags';
import * as oidcSubjects from './oidc-subjects';
import * as organizationalUnits from './organizational-units';
import * as personas from './personas';
import * as regions from './regions';
import * as scenarioRepeats from './scenario-repeats';
import * as scenarios from './scenarios';
import * as securityServices from './security-services';
import * as serviceUsers from './service-users';
import * as taggedAccounts from './tagged-accounts';
import * as taggedBudgets from './tagged-budgets';
import * as tags from './tags';
import * as trustedJobs from './trusted-jobs';
import * as workloadRegions from './workload-regions';
import * as workloadResources from './workload-resources';
import * as workloads from './workloads';

/** Every check: what these files export is what runs. Order does not matter, problems are sorted by place. */
export const checks: readonly Check[] = [
  accounts,
  adoption,
  assignments,
  backup,
  batches,
  budgets,
  company,
  exceptionNames,
  exceptionPlaces,
  exceptionReach,
  exceptionRules,
  groups,
  guardrails,
  keys,
  lists,
  logs,
  machineRoleNames,
  nearTags,
  oidcSubjects,
  organizationalUnits,
  personas,
  regions,
  scenarioRepeats,
  scenarios,
  securityServices,
  serviceUsers,
  taggedAccounts,
  taggedBudgets,
  tags,
  trustedJobs,
  workloadRegions,
  workloadResources,
  workloads,
].flatMap((file): Check[] => Object.values(file));
