import { isDeepStrictEqual } from 'node:util';
import type { Catalogue, Chooser } from '../../choice/catalogue';
import { exceptedCatalogue } from '../../choice/exceptions/excepted-catalogue';
import type { EngineEnvironment } from '../../assembly';
import type { OrganizationGraph } from '../../assembly';
import {
  isAccessControl,
  resolveGuardrail,
  type GuardrailContext,
} from '../../catalogue/guardrails/definition/guardrail';
import { sidsOf } from '../../choice/sids';
import { PERMISSIONS_BOUNDARY_NAME } from '../../base/names';
import { resolvePersonas } from '../../choice/catalogue';
import { personaContext } from '../../choice/persona-context';
import { permissionsBoundary } from '../../catalogue/boundary/permissions-boundary';
import type { PolicyDocument, Statement } from '../../policy';
import { boundaryClaims } from '../boundary-claims';
import type { Claim } from '../claim';
import { findAccount } from '../find-account';
import { guardrailClaims } from '../guardrail-claims';
import { personaClaims } from '../persona-claims';
import { machineRoleClaims } from '../machine-role-claims';
import { placeMachineRoles } from '../../choice/placement';
import { subjectOf } from '../../assembly/proven/subjects';

/** A statement wherever the templates have it: its place in each document. */
export interface Occurrence {
  readonly name: string;
  readonly statement: Statement;
  readonly places: ReadonlyMap<PolicyDocument, number>;
}

/** Something that is proven: its statements, and the claims about it alone. */
export interface Definition {
  readonly name: string;
  readonly occurrences: readonly Occurrence[];
  readonly claims: (environment: EngineEnvironment) => readonly Claim[];
}

/** What the company wrote itself, as its definitions are called here. */
export function ownNames({ zone, catalogue: { own } }: Chooser): readonly string[] {
  const workloads = Object.entries(zone.workloads).filter(([, { machineRole }]) =>
    Object.hasOwn(own.machineRoles, machineRole),
  );
  return [
    ...Object.keys(own.guardrails).map((id) => subjectOf('guardrail', id)),
    ...Object.keys(own.personas).map((id) => subjectOf('persona', id)),
    ...workloads.map(([key]) => subjectOf('workload', key)),
  ];
}

/** Everything in the catalogues that the templates have somewhere. */
export function definitionsIn(
  graph: OrganizationGraph,
  chooser: Chooser,
  context: GuardrailContext,
): readonly Definition[] {
  return [
    ...guardrails(graph, exceptedCatalogue(chooser), context),
    boundary(graph),
    ...personas(graph, chooser),
    ...machineRoles(graph, chooser),
  ].filter(({ occurrences }) => occurrences.length > 0);
}

function guardrails(graph: OrganizationGraph, catalogue: Catalogue, context: GuardrailContext): readonly Definition[] {
  return Object.entries(catalogue.guardrails).flatMap(([theme, members]) =>
    Object.entries(members).flatMap(([id, definition]) => {
      const guardrail = resolveGuardrail(definition, context);
      if (!isAccessControl(guardrail)) return [];
      const documents = graph.policies
        .filter(({ type }) => type === guardrail.type)
        .map(({ content }) => content as unknown as PolicyDocument);
      const whole = documents.filter((document) => isDeepStrictEqual(document, guardrail.document));
      const occurrences =
        guardrail.document === undefined
          ? sidsOf(id, guardrail.statements).flatMap((sid) => ofSid(sid, documents))
          : inEach(whole);
      return [
        {
          name: subjectOf('guardrail', id),
          occurrences,
          claims: (environment: EngineEnvironment) =>
            guardrailClaims(environment, { ...catalogue, guardrails: { [theme]: { [id]: definition } } }, context),
        },
      ];
    }),
  );
}

function ofSid(sid: string, documents: readonly PolicyDocument[]): readonly Occurrence[] {
  const places = documents.flatMap((document) => {
    const index = statementsOf(document).findIndex(({ Sid }) => Sid === sid);
    return index < 0 ? [] : [[document, index] as const];
  });
  return occurrence(sid, places);
}

function boundary(graph: OrganizationGraph): Definition {
  const documents = graph.accounts.flatMap((account) =>
    graph
      .contentsOf(account)
      .managedPolicies.filter(({ name }) => name === PERMISSIONS_BOUNDARY_NAME)
      .map(({ document }) => document),
  );
  return {
    name: 'permissions boundary',
    occurrences: inEach(documents),
    claims: (environment) => boundaryClaims(environment, permissionsBoundary),
  };
}

function personas(graph: OrganizationGraph, { zone, catalogue }: Chooser): readonly Definition[] {
  return Object.entries(resolvePersonas(catalogue, personaContext(zone))).map(([id, persona]) => {
    const { inlinePolicy } = graph.permissionSets.find(({ name }) => name === persona.name) ?? {};
    return {
      name: subjectOf('persona', id),
      occurrences: inEach(inlinePolicy === undefined ? [] : [inlinePolicy]),
      claims: (environment) => personaClaims(environment, { [id]: persona }, catalogue.own),
    };
  });
}

function machineRoles(graph: OrganizationGraph, { zone, catalogue }: Chooser): readonly Definition[] {
  return placeMachineRoles(zone, catalogue).map((placed) => {
    const roles = placed.accounts.flatMap((key) =>
      graph.contentsOf(findAccount(graph, zone, key)).roles.filter(({ name }) => name === placed.roleName),
    );
    const permissions = roles.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document));
    return {
      name: subjectOf('workload', placed.workload),
      occurrences: [
        ...inEach(permissions, 'permissions '),
        ...inEach(
          roles.map(({ trustPolicy }) => trustPolicy),
          'trust ',
        ),
      ],
      claims: (environment) => machineRoleClaims(environment, [placed], zone),
    };
  });
}

/** The same statement of the same policy, account by account. */
function inEach(documents: readonly PolicyDocument[], prefix = ''): readonly Occurrence[] {
  const [first] = documents;
  if (first === undefined) return [];
  return statementsOf(first).flatMap((_, index) =>
    occurrence(
      `${prefix}statement ${index + 1}`,
      documents.map((document) => [document, index] as const),
    ),
  );
}

function occurrence(name: string, places: readonly (readonly [PolicyDocument, number])[]): readonly Occurrence[] {
  const [first] = places;
  const statement = first && statementsOf(first[0])[first[1]];
  return statement === undefined ? [] : [{ name, statement, places: new Map(places) }];
}

export function statementsOf({ Statement: statements }: PolicyDocument): readonly Statement[] {
  return [statements].flat();
}
