import { machineRoleSource, personaSource } from '../../choice/catalogue';
import { guardrailContext } from '../../choice/guardrail-context';
import {
  asGuardrail,
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type Guardrail,
  type GuardrailDefinition,
  type Setting,
  type Protection,
} from '../../catalogue/guardrails/definition/guardrail';
import { at, inFile } from '../location';
import type { LandingZone } from '../../model/landing-zone';
import { personaContext } from '../../choice/persona-context';
import {
  resolvePersona,
  type PersonaDefinition,
  type PersonaFactory,
} from '../../catalogue/personas/definition/persona';
import type { MachineRole } from '../../catalogue/machine-roles/definition/machine-role';
import type { Workflow } from '../../catalogue/workflows/definition/workflow';
import type { PermissionsBoundary } from '../../catalogue/boundary/permissions-boundary';
import type { ProofRow, Statement } from '../../policy';
import { placeMachineRoles } from '../../choice/placement';
import { catalogueOf, ownEntriesOf, type Definitions } from './definitions';
import { guardrailPlace } from './guardrail-place';
import { locateIn, type Place } from './read-definition';
import { definedAnywhere } from './read-machine-roles';
import { workflowPlace } from './workflow-place';

type Rows = readonly ProofRow[] | undefined;

/** What a definition says about AWS: statements that deploy, and rows that are asked. */
export interface Speaking {
  /** Says where a path of the definition stands. */
  readonly locate: (path: readonly PropertyKey[]) => string;
  readonly statements: Readonly<Record<string, readonly Statement[] | undefined>>;
  readonly rows: Readonly<Record<string, Rows>>;
  readonly managedPolicies?: readonly string[];
  readonly protects?: readonly Protection[];
  /** `rcp` where its statements bind only what resource control policies bind. @default 'any' */
  readonly binds?: 'any' | 'rcp';
}

/**
 * All that speaks of AWS in sound definitions, and in the config beside them.
 *
 * @param zone undefined where the config is wrong itself: then what is made of it is left out
 */
export function speakingParts(zone: LandingZone | undefined, definitions: Definitions): readonly Speaking[] {
  const boundary = definitions.permissionsBoundary as PermissionsBoundary | undefined;
  return [
    ...guardrailParts(zone, definitions),
    ...personaParts(zone, definitions),
    ...roleParts(zone, definitions),
    ...(boundary === undefined ? [] : [boundaryPart(boundary)]),
    ...workflowParts(definitions),
    ...(zone === undefined ? [] : serviceUserParts(zone)),
  ];
}

/** Whoever does the work, and whether the config places them. */
function workflowParts(definitions: Definitions): readonly Speaking[] {
  const workflows = Object.entries(definitions.workflows as Readonly<Record<string, Workflow>>);
  return workflows.map(([id, { calls }]) => {
    const place = workflowPlace(definitions, id);
    return { locate: (path) => locateIn(place, path), statements: {}, rows: { calls } };
  });
}

/** A guardrail that is a setting, and how to say where in it something stands. */
export interface PlacedSetting {
  readonly setting: Setting;
  readonly locate: Speaking['locate'];
}

export function settingParts(zone: LandingZone | undefined, definitions: Definitions): readonly PlacedSetting[] {
  return placedGuardrails(zone, definitions).flatMap(({ guardrail, place }): PlacedSetting[] =>
    isAccessControl(guardrail) ? [] : [{ setting: guardrail, locate: (path) => locateIn(place, path) }],
  );
}

function guardrailParts(zone: LandingZone | undefined, definitions: Definitions): readonly Speaking[] {
  return placedGuardrails(zone, definitions).flatMap(({ guardrail, place }): Speaking[] => {
    if (!isAccessControl(guardrail)) return [];
    const { type, statements, denies, allows, protects = [] } = guardrail;
    return [
      {
        locate: (path) => locateIn(place, inDocument(guardrail, path)),
        statements: { statements },
        rows: { denies, allows },
        protects,
        binds: type === 'RESOURCE_CONTROL_POLICY' ? 'rcp' : 'any',
      },
    ];
  });
}

interface PlacedGuardrail {
  readonly guardrail: Guardrail;
  readonly place: Place;
}

/** Those that can be made. */
function placedGuardrails(zone: LandingZone | undefined, definitions: Definitions): readonly PlacedGuardrail[] {
  const context = zone && guardrailContext({ zone, catalogue: catalogueOf(definitions) });
  const themes = definitions.guardrails as Readonly<Record<string, Readonly<Record<string, GuardrailDefinition>>>>;
  return Object.entries(themes).flatMap(([theme, members]) =>
    Object.entries(members).flatMap(([id, definition]): PlacedGuardrail[] => {
      const place = guardrailPlace(definitions, theme, id);
      if (typeof definition !== 'function') return [{ guardrail: asGuardrail(definition), place }];
      return context === undefined ? [] : [{ guardrail: resolveGuardrail(definition, context), place }];
    }),
  );
}

/** Where a statement of a whole policy stands in it. */
function inDocument({ document }: AccessControl, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const [list, index, ...rest] = path;
  if (document === undefined || list !== 'statements' || index === undefined) return path;
  return ['document', 'Statement', ...(Array.isArray(document.Statement) ? [index] : []), ...rest];
}

function personaParts(zone: LandingZone | undefined, definitions: Definitions): readonly Speaking[] {
  const own = ownEntriesOf(definitions);
  return madePersonas(zone, definitions).map(([id, persona]) => {
    const { statements, managedPolicies, can, cannot, denies, withholds } = persona;
    const rows = { can, cannot, denies, withholds };
    return {
      ...inDefinition(personaSource(own, id), { statements }, rows),
      ...(managedPolicies === undefined ? {} : { managedPolicies }),
    };
  });
}

/** Personas that can be made, by id. */
export function madePersonas(
  zone: LandingZone | undefined,
  definitions: Definitions,
): readonly (readonly [id: string, persona: PersonaDefinition])[] {
  const context = zone && personaContext(zone);
  return Object.entries(definitions.personas as Readonly<Record<string, PersonaFactory>>).flatMap(
    ([id, factory]): (readonly [string, PersonaDefinition])[] => {
      if (typeof factory !== 'function') return [[id, factory]];
      return context === undefined ? [] : [[id, resolvePersona(factory, context)]];
    },
  );
}

/** As the config places them, and what is placed nowhere as it would be anywhere. */
function roleParts(zone: LandingZone | undefined, definitions: Definitions): readonly Speaking[] {
  const own = ownEntriesOf(definitions);
  const placed = zone === undefined ? [] : placeMachineRoles(zone, catalogueOf(definitions));
  const ids = new Set(placed.map(({ id }) => id));
  const others = Object.entries(definitions.machineRoles as Readonly<Record<string, MachineRole>>).flatMap(
    ([id, role]) => (ids.has(id) ? [] : [{ source: machineRoleSource(own, id), definition: definedAnywhere(role) }]),
  );
  return [...placed, ...others].map(({ source, definition: { trust, statements, can, cannot } }) =>
    inDefinition(source, { trust, statements }, { can, cannot }),
  );
}

function boundaryPart({ document, can, cannot }: PermissionsBoundary): Speaking {
  const { locate, ...rest } = inDefinition(
    'lib/catalogue/boundary/permissions-boundary.ts',
    { Statement: [document.Statement].flat() },
    {
      can,
      cannot,
    },
  );
  return { ...rest, locate: (path) => locate(path[0] === 'Statement' ? ['document', ...path] : path) };
}

function serviceUserParts({ company }: LandingZone): readonly Speaking[] {
  return Object.entries(company.serviceUsers).map(([name, { actions, resources }]) => ({
    locate: ([, , element, ...index]) =>
      at('company', 'serviceUsers', name, element === 'Resource' ? 'resources' : 'actions', ...index),
    statements: { actions: [{ Effect: 'Allow', Action: actions, Resource: resources }] },
    rows: {},
  }));
}

function inDefinition(file: string, statements: Speaking['statements'], rows: Speaking['rows']): Speaking {
  return { locate: (path) => inFile(file, path), statements, rows };
}
