import type { Account, EngineEnvironment } from '../assembly';
import { entryOf } from '../base/entry-of';
import type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { someone } from '../catalogue/guardrails/definition/proof-principals';
import type { PersonaDefinition } from '../catalogue/personas/definition/persona';
import type { AccountKind, Actor, Workflow } from '../catalogue/workflows/definition/workflow';
import type { WrittenGuardrail } from '../choice/guardrail-of';
import type { PlacedMachineRole } from '../choice/placement';
import type { LandingZone } from '../model/landing-zone';
import { ADMINISTRATOR, type World } from '../ask/world';
import { rolesOf } from '../ask/principals';
import { boundaryIn } from './boundary-claims';
import { findAccount } from './find-account';
import { HypotheticalWorld } from './hypothetical';
import { roleIn } from './machine-role-claims';
import { RealWorld } from './real';

/** Who there is, and where. */
export interface Actors {
  readonly environment: EngineEnvironment;
  readonly zone: LandingZone;
  readonly guardrails: GuardrailContext;
  /** How statements of each are told in the templates. */
  readonly written: readonly WrittenGuardrail[];
  readonly personas: Readonly<Record<string, PersonaDefinition>>;
  readonly machineRoles: readonly PlacedMachineRole[];
  /** In which nobody works. */
  readonly suspended: readonly Account[];
}

/** An actor in the accounts where it is. */
export interface Acting {
  readonly accounts: readonly Account[];
  readonly world: World;
}

export function actorOf(actors: Actors, { by, in: kind }: Pick<Workflow, 'by' | 'in'>): Acting {
  const [first, name = ''] = by.split('/', 2);
  const only = (acting: Acting): Acting => (kind === undefined ? acting : within(acting, accountsOfKind(actors, kind)));
  switch (first) {
    case 'persona':
      return active(actors, only(personaOf(actors, name)));
    case 'machine-role':
      return active(actors, only(machineRoleOf(actors, name)));
    default:
      return active(actors, { accounts: accountsOfKind(actors, kind ?? 'workload'), world: worldOf(actors, by) });
  }
}

function within({ accounts, world }: Acting, kind: readonly Account[]): Acting {
  return { accounts: accounts.filter((account) => kind.includes(account)), world };
}

function active({ suspended }: Actors, { accounts, world }: Acting): Acting {
  return { accounts: accounts.filter((account) => !suspended.includes(account)), world };
}

function personaOf({ environment, personas }: Actors, id: string): Acting {
  const name = entryOf(personas, id)?.name ?? '';
  const { assignments } = environment.graph;
  const assigned = assignments.filter(({ permissionSet }) => permissionSet.name === name);
  return {
    accounts: [...new Set(assigned.map(({ account }) => account))],
    world: new RealWorld({
      environment,
      defaultPrincipals: (account) => rolesOf(environment, account, name).map((role) => environment.principal(role)),
    }),
  };
}

function machineRoleOf({ environment, machineRoles, zone }: Actors, id: string): Acting {
  const placed = machineRoles.filter(({ workload }) => entryOf(zone.workloads, workload)?.machineRole === id);
  const inAccount = (account: Account): readonly PlacedMachineRole[] =>
    placed.filter(({ accounts }) => accounts.some((key) => findAccount(environment.graph, zone, key) === account));
  const keys = [...new Set(placed.flatMap(({ accounts }) => accounts))];
  return {
    accounts: keys.map((key) => findAccount(environment.graph, zone, key)),
    world: new RealWorld({
      environment,
      defaultPrincipals: (account) =>
        inAccount(account).map((role) => environment.principal(roleIn(environment, account, role))),
    }),
  };
}

function accountsOfKind({ environment, guardrails }: Actors, kind: AccountKind): readonly Account[] {
  const members = environment.graph.accounts.filter((account) => account.kind === 'member');
  const { securityAccount, logArchiveAccount } = guardrails;
  const special = { security: securityAccount.name, 'log-archive': logArchiveAccount.name } as const;
  switch (kind) {
    case 'member':
      return members;
    case 'workload':
      return members.filter(({ name }) => !Object.values(special).includes(name));
    default:
      return members.filter(({ name }) => name === special[kind]);
  }
}

/** Of those who need not be there: what their own policies say is not the landing zone's business. */
function worldOf({ environment, guardrails }: Actors, by: Actor): World {
  const account = (one: Account) => environment.account(one);
  const common = { environment, account, identityPolicies: [ADMINISTRATOR] };
  const boundary = (one: Account) => boundaryIn(environment, one);
  switch (by) {
    case 'application':
      return new HypotheticalWorld({ ...common, boundary, defaultPrincipal: 'role/app/orders' });
    case 'deployment':
      return new HypotheticalWorld({ ...common, boundary, defaultPrincipal: someone.cdkDeployment });
    case 'account-access':
      return new HypotheticalWorld({ ...common, defaultPrincipal: someone.accountAccess(guardrails) });
    case 'administrator':
      return new HypotheticalWorld(common);
    default:
      return new HypotheticalWorld({
        ...common,
        ...(by.startsWith('role/') ? { boundary } : {}),
        defaultPrincipal: by,
      });
  }
}
