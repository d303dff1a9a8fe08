import type { GuardrailId } from '../catalogue/guardrails/catalogue';
import type { PersonaId } from '../catalogue/personas/catalogue';
import type { WrittenPrincipal } from '../policy';
import type { MachineRoleId, MachineRoleResource } from '../catalogue/machine-roles/catalogue';
import type { ServiceUser } from '../model/baseline-schema';
import type { Budgets } from '../model/budget-schema';
import type { GuardrailException } from '../model/exception-schema';
import type { Access, Account, Assignment, Company, Group, Organization, OrganizationalUnit } from '../model/schema';
import type { Scenario, ScenarioRow } from '../model/scenario-schema';
import type { SAME_ACCOUNT, Workload } from '../model/workload-schema';

export { logArchiveObject } from './log-archive-object';

/*
 * Identity functions for `config/`: they return what they are given, and exist so that an editor completes the names
 * that the other config files define. What they promise to the editor, `validate` enforces at run time.
 */

type Keys<T> = Extract<keyof T, string>;

export type OrganizationConfig<Ou extends string> = Omit<Organization, 'guardrails' | 'organizationalUnits'> & {
  readonly guardrails: readonly GuardrailId[];
  readonly organizationalUnits: Readonly<
    Record<
      Ou,
      Omit<OrganizationalUnit, 'parent' | 'guardrails'> & {
        readonly parent: NoInfer<Ou> | 'root';
        readonly guardrails?: readonly GuardrailId[];
      }
    >
  >;
};

export type AccountsConfig<Ou extends string, Name extends string> = Readonly<
  Record<
    Name,
    Omit<Account, 'ou' | 'guardrails'> & { readonly ou: Ou | 'root'; readonly guardrails?: readonly GuardrailId[] }
  >
>;

export type CompanyConfig<Name extends string> = Omit<
  Company,
  'securityAccount' | 'logArchiveAccount' | 'serviceUsers' | 'budgets'
> & {
  readonly securityAccount: Name;
  readonly logArchiveAccount: Name;
  readonly budgets?: Omit<Budgets, 'accountsMonthlyUsd'> & {
    readonly accountsMonthlyUsd?: Readonly<Partial<Record<Name | 'management', number>>>;
  };
  readonly serviceUsers?: Readonly<Record<string, Omit<ServiceUser, 'account'> & { readonly account: Name }>>;
};

export type AccessConfig<Ou extends string, Name extends string, GroupName extends string> = Omit<
  Access,
  'groups' | 'assignments'
> & {
  readonly groups: Readonly<Record<GroupName, Group>>;
  readonly assignments: readonly (Omit<Assignment, 'group' | 'persona' | 'accounts' | 'organizationalUnits'> & {
    readonly group: NoInfer<GroupName>;
    readonly persona: PersonaId;
    readonly accounts?: readonly (Name | 'management')[];
    readonly organizationalUnits?: readonly (Ou | 'root')[];
  })[];
};

/** A machine role of the catalogue in its places; the names of its resources come from its definition. */
type WorkloadEntry<Ou extends string, Name extends string> = {
  readonly [Id in MachineRoleId]: Omit<Workload, 'machineRole' | 'accounts' | 'organizationalUnits' | 'resources'> & {
    readonly machineRole: Id;
    readonly accounts?: readonly (Name | 'management')[];
    readonly organizationalUnits?: readonly (Ou | 'root')[];
    readonly resources: Readonly<Record<MachineRoleResource<Id>, ResourceConfig<Name>>>;
  };
}[MachineRoleId];

type ResourceConfig<Name extends string> =
  | { readonly createdIn: typeof SAME_ACCOUNT | Name; readonly arn?: undefined }
  | { readonly arn: string; readonly createdIn?: undefined };

type PrincipalName<GroupName extends string> = WrittenPrincipal<`${GroupName}/${PersonaId}`>;

type RowConfig<Name extends string, GroupName extends string> = Omit<
  ScenarioRow,
  'principal' | 'nobodyBut' | 'account' | 'resourceAccount'
> & {
  readonly principal?: PrincipalName<GroupName> | readonly PrincipalName<GroupName>[];
  readonly nobodyBut?: PrincipalName<GroupName> | readonly PrincipalName<GroupName>[];
  readonly account?: Name | 'management' | readonly (Name | 'management')[];
  readonly resourceAccount?: Name | 'management';
};

export type ScenarioConfig<Name extends string, GroupName extends string> = Omit<Scenario, 'never' | 'always'> & {
  readonly never?: readonly RowConfig<Name, GroupName>[];
  readonly always?: readonly RowConfig<Name, GroupName>[];
};

/** A role's ARN may name its account by key. */
type ExemptPrincipal<GroupName extends string> = `${GroupName}/${PersonaId}` | `role/${string}` | `arn:${string}`;

type ExceptionConfig<Name extends string, GroupName extends string> = Omit<
  GuardrailException,
  'principal' | 'account'
> &
  (
    | { readonly principal: ExemptPrincipal<GroupName>; readonly account?: Name }
    | { readonly account: Name; readonly principal?: undefined }
  );

export type ExceptionsConfig<Name extends string, GroupName extends string> = Readonly<
  Partial<Record<GuardrailId, readonly ExceptionConfig<Name, GroupName>[]>>
>;

export function defineOrganization<const Ou extends string>(
  organization: OrganizationConfig<Ou>,
): OrganizationConfig<Ou> {
  return organization;
}

/** @param _organization whose OU names complete in `ou` */
export function defineAccounts<const O extends { organizationalUnits: object }, const Name extends string>(
  _organization: O,
  accounts: AccountsConfig<Keys<O['organizationalUnits']>, Name>,
): typeof accounts {
  return accounts;
}

/** @param _accounts whose names complete in `securityAccount` and `logArchiveAccount` */
export function defineCompany<const A extends object>(_accounts: A, company: CompanyConfig<Keys<A>>): typeof company {
  return company;
}

/** @param _organization and @param _accounts whose names complete in assignments */
export function defineAccess<
  const O extends { organizationalUnits: object },
  const A extends object,
  const GroupName extends string,
>(
  _organization: O,
  _accounts: A,
  access: AccessConfig<Keys<O['organizationalUnits']>, Keys<A>, GroupName>,
): typeof access {
  return access;
}

/** @param _accounts and @param _access whose accounts and groups complete in the exceptions */
export function defineExceptions<const A extends object, const G extends { groups: object }>(
  _accounts: A,
  _access: G,
  exceptions: ExceptionsConfig<Keys<A>, Keys<G['groups']>>,
): typeof exceptions {
  return exceptions;
}

/** @param _organization and @param _accounts whose names complete in workloads */
export function defineWorkloads<
  const O extends { organizationalUnits: object },
  const A extends object,
  const Key extends string,
>(
  _organization: O,
  _accounts: A,
  workloads: Readonly<Record<Key, WorkloadEntry<Keys<O['organizationalUnits']>, Keys<A>>>>,
): typeof workloads {
  return workloads;
}

/** @param _accounts and @param _access whose accounts and groups complete in the rows */
export function defineScenarios<const A extends object, const G extends { groups: object }>(
  _accounts: A,
  _access: G,
  scenarios: readonly ScenarioConfig<Keys<A>, Keys<G['groups']>>[],
): typeof scenarios {
  return scenarios;
}
