import type { GuardrailId } from '../catalogue/guardrails/catalogue';
import type { PersonaId } from '../catalogue/personas/catalogue';
import type { EVERY_PERSONA, WrittenPrincipal } from '../policy';
import type { MachineRoleId, MachineRoleResource } from '../catalogue/machine-roles/catalogue';
import type { TaggedAccounts } from '../model/account-tag-schema';
import type { ServiceUser } from '../model/baseline-schema';
import type { Budgets } from '../model/budget-schema';
import type { GuardrailException } from '../model/exception-schema';
import type { Access, Account, Assignment, Company, Group, Organization, OrganizationalUnit } from '../model/schema';
import type { Scenario, ScenarioRow } from '../model/scenario-schema';
import type { SAME_ACCOUNT, Workload } from '../model/workload-schema';
import type { OwnCatalogue } from './define-catalogue';

export { logArchiveObject } from './log-archive-object';
export * from './content';

/*
 * Identity functions for `config/`: they return what they are given, and exist so that an editor completes the names
 * that the other config files define. What they promise to the editor, `validate` enforces at run time. A company with content
 * of its own hands each of them its catalogue first, and completes the names of that too.
 */

type Keys<T> = Extract<keyof T, string>;

/** A company without content of its own. */
interface NothingOwn {
  readonly guardrails: object;
  readonly personas: object;
  readonly machineRoles: object;
}

type Own = Pick<OwnCatalogue, keyof NothingOwn>;
type GuardrailsOf<C extends NothingOwn> = GuardrailId | Keys<C['guardrails']>;
type PersonasOf<C extends NothingOwn> = PersonaId | Keys<C['personas']>;
type RolesOf<C extends NothingOwn> = MachineRoleId | Keys<C['machineRoles']>;
/** Names of the resources that a role works with: the company's own where both have it. */
type ResourcesOf<C extends NothingOwn, Id> = Id extends keyof C['machineRoles']
  ? C['machineRoles'][Id] extends { readonly resources: infer Resources }
    ? Keys<Resources>
    : never
  : Id extends MachineRoleId
    ? MachineRoleResource<Id>
    : never;

export type OrganizationConfig<Ou extends string, C extends NothingOwn = NothingOwn> = Omit<
  Organization,
  'guardrails' | 'organizationalUnits'
> & {
  readonly guardrails: readonly GuardrailsOf<C>[];
  readonly organizationalUnits: Readonly<
    Record<
      Ou,
      Omit<OrganizationalUnit, 'parent' | 'guardrails'> & {
        readonly parent: NoInfer<Ou> | 'root';
        readonly guardrails?: readonly GuardrailsOf<C>[];
      }
    >
  >;
};

export type AccountsConfig<Ou extends string, Name extends string, C extends NothingOwn = NothingOwn> = Readonly<
  Record<
    Name,
    Omit<Account, 'ou' | 'guardrails'> & { readonly ou: Ou | 'root'; readonly guardrails?: readonly GuardrailsOf<C>[] }
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

export type AccessConfig<
  Ou extends string,
  Name extends string,
  GroupName extends string,
  C extends NothingOwn = NothingOwn,
> = Omit<Access, 'groups' | 'assignments'> & {
  readonly groups: Readonly<Record<GroupName, Group>>;
  readonly assignments: readonly (Omit<
    Assignment,
    'group' | 'persona' | 'accounts' | 'organizationalUnits' | 'taggedAccounts'
  > & {
    readonly group: NoInfer<GroupName>;
    readonly persona: PersonasOf<C>;
    readonly accounts?: readonly (Name | 'management')[];
    readonly organizationalUnits?: readonly (Ou | 'root')[];
    readonly taggedAccounts?: Omit<TaggedAccounts, 'within'> & { readonly within: readonly (Ou | 'root')[] };
  })[];
};

/** A machine role in its places; the names of its resources come from its definition. */
type WorkloadEntry<Ou extends string, Name extends string, C extends NothingOwn = NothingOwn> = {
  readonly [Id in RolesOf<C>]: Omit<Workload, 'machineRole' | 'accounts' | 'organizationalUnits' | 'resources'> & {
    readonly machineRole: Id;
    readonly accounts?: readonly (Name | 'management')[];
    readonly organizationalUnits?: readonly (Ou | 'root')[];
    readonly resources: Readonly<Record<ResourcesOf<C, Id>, ResourceConfig<Name>>>;
  };
}[RolesOf<C>];

type ResourceConfig<Name extends string> =
  | { readonly createdIn: typeof SAME_ACCOUNT | Name; readonly arn?: undefined }
  | { readonly arn: string; readonly createdIn?: undefined };

type PrincipalName<
  GroupName extends string,
  C extends NothingOwn,
> = WrittenPrincipal<`${GroupName}/${PersonasOf<C> | typeof EVERY_PERSONA}`>;

type RowConfig<Name extends string, GroupName extends string, C extends NothingOwn> = Omit<
  ScenarioRow,
  'principal' | 'nobodyBut' | 'account' | 'resourceAccount'
> & {
  readonly principal?: PrincipalName<GroupName, C> | readonly PrincipalName<GroupName, C>[];
  readonly nobodyBut?: PrincipalName<GroupName, C> | readonly PrincipalName<GroupName, C>[];
  readonly account?: Name | 'management' | readonly (Name | 'management')[];
  readonly resourceAccount?: Name | 'management';
};

export type ScenarioConfig<Name extends string, GroupName extends string, C extends NothingOwn = NothingOwn> = Omit<
  Scenario,
  'never' | 'always'
> & {
  readonly never?: readonly RowConfig<Name, GroupName, C>[];
  readonly always?: readonly RowConfig<Name, GroupName, C>[];
};

/** A role's ARN may name its account by key. */
type ExemptPrincipal<GroupName extends string, C extends NothingOwn> =
  `${GroupName}/${PersonasOf<C>}` | `role/${string}` | `arn:${string}`;

type ExceptionConfig<Name extends string, GroupName extends string, C extends NothingOwn> = Omit<
  GuardrailException,
  'principal' | 'account'
> &
  (
    | { readonly principal: ExemptPrincipal<GroupName, C>; readonly account?: Name }
    | { readonly account: Name; readonly principal?: undefined }
  );

export type ExceptionsConfig<
  Name extends string,
  GroupName extends string,
  C extends NothingOwn = NothingOwn,
> = Readonly<Partial<Record<GuardrailsOf<C>, readonly ExceptionConfig<Name, GroupName, C>[]>>>;

interface HasUnits {
  readonly organizationalUnits: object;
}

type UnitsOf<O extends HasUnits> = Keys<O['organizationalUnits']>;

/** @param _catalogue whose guardrails complete beside the product's. @default - none of its own */
export function defineOrganization<const Ou extends string>(
  organization: OrganizationConfig<Ou>,
): OrganizationConfig<Ou>;
export function defineOrganization<const C extends Own, const Ou extends string>(
  _catalogue: C,
  organization: OrganizationConfig<Ou, C>,
): OrganizationConfig<Ou, C>;
export function defineOrganization(...given: readonly unknown[]): unknown {
  return given.at(-1);
}

/**
 * @param _catalogue as above
 * @param _organization whose OU names complete in `ou`
 */
export function defineAccounts<const O extends HasUnits, const Name extends string>(
  _organization: O,
  accounts: AccountsConfig<UnitsOf<O>, Name>,
): typeof accounts;
export function defineAccounts<const C extends Own, const O extends HasUnits, const Name extends string>(
  _catalogue: C,
  _organization: O,
  accounts: AccountsConfig<UnitsOf<O>, Name, C>,
): typeof accounts;
export function defineAccounts(...given: readonly unknown[]): unknown {
  return given.at(-1);
}

/** @param _accounts whose names complete in `securityAccount` and `logArchiveAccount` */
export function defineCompany<const A extends object>(_accounts: A, company: CompanyConfig<Keys<A>>): typeof company {
  return company;
}

/**
 * @param _catalogue whose personas complete beside the product's. @default - none of its own
 * @param _organization and @param _accounts whose names complete in assignments
 */
export function defineAccess<const O extends HasUnits, const A extends object, const GroupName extends string>(
  _organization: O,
  _accounts: A,
  access: AccessConfig<UnitsOf<O>, Keys<A>, GroupName>,
): typeof access;
export function defineAccess<
  const C extends Own,
  const O extends HasUnits,
  const A extends object,
  const GroupName extends string,
>(
  _catalogue: C,
  _organization: O,
  _accounts: A,
  access: AccessConfig<UnitsOf<O>, Keys<A>, GroupName, C>,
): typeof access;
export function defineAccess(...given: readonly unknown[]): unknown {
  return given.at(-1);
}

/**
 * @param _catalogue whose guardrails and personas complete in the exceptions. @default - none of its own
 * @param _accounts and @param _access whose accounts and groups complete in the exceptions
 */
export function defineExceptions<const A extends object, const G extends { groups: object }>(
  _accounts: A,
  _access: G,
  exceptions: ExceptionsConfig<Keys<A>, Keys<G['groups']>>,
): typeof exceptions;
export function defineExceptions<const C extends Own, const A extends object, const G extends { groups: object }>(
  _catalogue: C,
  _accounts: A,
  _access: G,
  exceptions: ExceptionsConfig<Keys<A>, Keys<G['groups']>, C>,
): typeof exceptions;
export function defineExceptions(...given: readonly unknown[]): unknown {
  return given.at(-1);
}

/**
 * @param _catalogue whose machine roles complete beside the product's. @default - none of its own
 * @param _organization and @param _accounts whose names complete in workloads
 */
export function defineWorkloads<const O extends HasUnits, const A extends object, const Key extends string>(
  _organization: O,
  _accounts: A,
  workloads: Readonly<Record<Key, WorkloadEntry<UnitsOf<O>, Keys<A>>>>,
): typeof workloads;
export function defineWorkloads<
  const C extends Own,
  const O extends HasUnits,
  const A extends object,
  const Key extends string,
>(
  _catalogue: C,
  _organization: O,
  _accounts: A,
  workloads: Readonly<Record<Key, WorkloadEntry<UnitsOf<O>, Keys<A>, C>>>,
): typeof workloads;
export function defineWorkloads(...given: readonly unknown[]): unknown {
  return given.at(-1);
}

/**
 * @param _catalogue whose personas complete in the rows. @default - none of its own
 * @param _accounts and @param _access whose accounts and groups complete in the rows
 */
export function defineScenarios<const A extends object, const G extends { groups: object }>(
  _accounts: A,
  _access: G,
  scenarios: readonly ScenarioConfig<Keys<A>, Keys<G['groups']>>[],
): typeof scenarios;
export function defineScenarios<const C extends Own, const A extends object, const G extends { groups: object }>(
  _catalogue: C,
  _accounts: A,
  _access: G,
  scenarios: readonly ScenarioConfig<Keys<A>, Keys<G['groups']>, C>[],
): typeof scenarios;
export function defineScenarios(...given: readonly unknown[]): unknown {
  return given.at(-1);
}
