import { entryOf } from '../../base/entry-of';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import type { GuardrailException } from '../../model/exception-schema';
import type { LandingZone } from '../../model/landing-zone';
import { resolvePersonas, type Catalogue } from '../catalogue';
import { personaContext } from '../persona-context';
import { readExemptName } from './exempt-name';
import { rolesMeant, type KnownRole, type RoleDefinitions, type RoleTree } from './known-roles';
import { accountsReached, type GuardedTree } from './reach';

/** An exception of a validated config, in the places where it holds. */
export interface ResolvedException {
  /** Id of the guardrail. */
  readonly guardrail: string;
  readonly exception: GuardrailException;
  /** Path and name of the role, where wildcards stand for what AWS makes up. @default everybody in the accounts */
  readonly role?: string;
  /** Keys of the accounts in which it holds, sorted: those that the guardrail reaches, and where the principal is. */
  readonly accounts: readonly string[];
}

/** A landing zone, and what says which roles it may put somewhere. */
export interface RoleChooser {
  readonly zone: LandingZone;
  readonly catalogue: Pick<Catalogue, 'personas' | 'machineRoles'>;
}

/** Every exception of a validated config, in its order. */
export function resolveExceptions({ zone, catalogue }: RoleChooser): readonly ResolvedException[] {
  const lists = Object.entries(zone.exceptions);
  if (lists.length === 0) return [];
  const definitions = definitionsFor({ zone, catalogue });
  return lists.flatMap(([guardrail, exceptions]) => {
    const reached = accountsReached(zone, guardrail);
    return exceptions.flatMap((exception) =>
      meantBy(exception, zone, definitions).map(({ role, accounts }) => ({
        guardrail,
        exception,
        ...(role === undefined ? {} : { role }),
        accounts: accounts.filter((account) => reached.includes(account)),
      })),
    );
  });
}

/** What says who is where and what binds them, whether checked yet or not. */
export type ExceptionTree = GuardedTree &
  RoleTree & { readonly accounts?: Readonly<Record<string, Named | undefined>> | undefined };

type Meant = Omit<KnownRole, 'role'> & { readonly role?: string };

/** Whom an exception means, wherever they are: nobody where it does not say so soundly. */
export function meantBy(
  { principal, account }: { readonly principal?: string | undefined; readonly account?: string | undefined },
  tree: ExceptionTree,
  definitions: RoleDefinitions,
): readonly Meant[] {
  if (principal === undefined) return account === undefined ? [] : [{ accounts: [account] }];
  const name = readExemptName(principal);
  if ('found' in name) return [];
  const only = account ?? (name.kind === 'role' ? keyOfAccount(tree, name.account) : undefined);
  return rolesMeant(name, tree, definitions).map(({ role, accounts }) => ({
    role,
    accounts: only === undefined ? accounts : accounts.filter((key) => key === only),
  }));
}

/** Key of the account that an ARN names by its key, its AWS name or its id; what it names where none has that. */
export function keyOfAccount(
  { accounts = {} }: { readonly accounts?: Readonly<Record<string, Named | undefined>> | undefined },
  text: string | undefined,
): string | undefined {
  if (text === undefined || Object.hasOwn(accounts, text)) return text;
  return Object.entries(accounts).find(([, known]) => known?.name === text || known?.existing === text)?.[0] ?? text;
}

interface Named {
  readonly name?: string | undefined;
  readonly existing?: string | undefined;
}

function definitionsFor({ zone, catalogue }: RoleChooser): RoleDefinitions {
  const personas = (): Readonly<Record<string, PersonaDefinition>> => resolvePersonas(catalogue, personaContext(zone));
  return {
    accountAccessRoleName: zone.organization.accountAccessRoleName,
    machineRole: (id) => entryOf(catalogue.machineRoles, id),
    permissionSet: (persona) => entryOf(personas(), persona)?.name,
  };
}
