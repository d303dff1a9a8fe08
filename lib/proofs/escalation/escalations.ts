import type { Account, EngineEnvironment, IamRole } from '../../assembly';
import { BREAK_GLASS_ROLE_NAME } from '../../base/names';
import { GLOBAL_REGION } from '../../base/regions';
import { groupBy } from '../../base/group-by';
import type { IamData } from '../../iam-data';
import type { LandingZone } from '../../model/landing-zone';
import type { AdministratorByDesign, PersonaDefinition } from '../../catalogue/personas/definition/persona';
import type { PolicyEngine } from '../../policy';
import { personaSource, type OwnEntries } from '../../choice/catalogue';
import type { PlacedMachineRole } from '../../choice/placement';
import type { Claim, Failure } from '../claim';
import { findAccount } from '../find-account';
import { rolesOf } from '../../ask/principals';
import { RealWorld } from '../real';
import { mendOf } from './mend';
import { EscalationSearch } from './search';
import { TECHNIQUES } from './techniques';
import { kindsOf } from './kinds';
import { subjectOf } from '../../assembly/proven/subjects';

export interface EscalationProps {
  readonly environment: EngineEnvironment;
  readonly engine: PolicyEngine;
  readonly iamData: IamData;
  readonly zone: LandingZone;
  readonly personas: Readonly<Record<string, PersonaDefinition>>;
  readonly machineRoles: readonly PlacedMachineRole[];
  readonly own: OwnEntries;
}

export interface EscalationRun {
  readonly failures: readonly Failure[];
  /** From whom a path was looked for: for example `persona developer`. */
  readonly searched: readonly string[];
}

const becoming = { action: 'becoming an administrator', found: 'allowed' } as const;

/** Personas and machine roles from whom a path leads to administrator, with the path in plain words. */
export function findEscalations(props: EscalationProps): EscalationRun {
  const { environment, engine, iamData, zone } = props;
  const search = new EscalationSearch(environment, engine, iamData, zone.company.homeRegion, TECHNIQUES, [
    zone.company.homeRegion,
    ...zone.company.approvedRegions,
    GLOBAL_REGION,
  ]);
  const kinds = kindsOf(environment);
  const searched: string[] = [];
  const failures = suspectsIn(props)
    .filter(({ administrator }) => administrator === undefined)
    .flatMap(({ subject, source, roles }) => {
      const rolesIn = groupBy(roles, ({ account }) => account);
      const world = new RealWorld({
        environment,
        defaultPrincipals: (account) => (rolesIn.get(account) ?? []).map((role) => environment.principal(role)),
      });
      const oneOfEachKind = new Map(roles.map((role) => [kinds(role.account, world), role]));
      const found = [...oneOfEachKind.values()].flatMap((role) => {
        const path = search.pathFrom(role);
        searched.push(subject);
        return path === undefined ? [] : [{ role, path }];
      });
      const [first, ...others] = found;
      if (first === undefined) return [];
      const { role, path } = first;
      const claim: Claim = {
        subject: `escalation of ${subject}`,
        source,
        list: 'escalation',
        position: 1,
        row: { action: '*' },
        expected: 'denied',
        accounts: roles.map(({ account }) => account),
        world,
        constructPath: role.source?.constructPath ?? '',
        mend: mendOf(
          found.map(({ path: steps }) => steps),
          source,
        ),
      };
      const failure: Failure = {
        claim,
        account: role.account.name,
        principal: role.arn,
        ...becoming,
        reason: `${path.join('; ')}.`,
        others: others.map(({ role: { account, arn } }) => ({ ...becoming, account: account.name, principal: arn })),
      };
      return [failure];
    });
  // A search that does not find the one who is an administrator anyway has looked for nothing.
  return { failures, searched: findsAdministrator(search, environment) ? [...new Set(searched)] : [] };
}

/** Break-glass is one in every account that there is. */
function findsAdministrator(search: EscalationSearch, { graph }: EngineEnvironment): boolean {
  const roles = graph.contentsOf(graph.managementAccount).roles.filter(({ name }) => name === BREAK_GLASS_ROLE_NAME);
  return roles.some((role) => search.pathFrom(role) !== undefined);
}

interface Suspect {
  readonly subject: string;
  readonly source: string;
  readonly administrator: AdministratorByDesign | undefined;
  readonly roles: readonly IamRole[];
}

function suspectsIn({ environment, personas, machineRoles, own, zone }: EscalationProps): readonly Suspect[] {
  const { graph } = environment;
  const assigned = (name: string): readonly Account[] => [
    ...new Set(
      graph.assignments.filter(({ permissionSet }) => permissionSet.name === name).map(({ account }) => account),
    ),
  ];
  return [
    ...Object.entries(personas).map(([id, { name, administrator }]) => ({
      administrator,
      subject: subjectOf('persona', id),
      source: personaSource(own, id),
      roles: assigned(name).flatMap((account) => rolesOf(environment, account, name)),
    })),
    ...machineRoles.map((placed) => ({
      administrator: placed.administrator,
      subject: subjectOf('machine role', placed.id),
      source: placed.source,
      roles: placed.accounts.flatMap((key) =>
        graph
          .contentsOf(findAccount(graph, zone, key))
          .roles.filter(({ name, path }) => name === placed.roleName && path === placed.path),
      ),
    })),
  ];
}
