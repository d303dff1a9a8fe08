import type { Catalogue } from '../choice/catalogue';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
} from '../catalogue/guardrails/definition/guardrail';
import type { LandingZone } from '../model/landing-zone';
import { accountsWithin, assignedAccounts, expandAssignments } from '../model/tree';
import { entryOf } from '../base/entry-of';
import type { AdministratorByDesign, PersonaDefinition } from '../catalogue/personas/definition/persona';
import type { PermissionsBoundary } from '../catalogue/boundary/permissions-boundary';
import type { ProofRow } from '../policy';
import type { PlacedMachineRole } from '../choice/placement';
import { PEOPLE } from './way-in-claims';
import { exemptRoles, exemptTags } from './exemption-claims';
import { isActorThere, workflowRows } from './expected-workflows';
import type { ExpectedRows } from './expected-rows';
import { MANAGEMENT_ALARMS_NAME } from '../base/names';
import { SETS } from './claim';
import { DEPLOYMENT_ACTIONS } from './deployment-actions';
import { EXEMPT, NOT_EXEMPT } from './guardrail-claims';
import { guardrailsOver as over } from './guardrails-over';
import { STANDING, subjectOf, subjectOfSentence } from '../assembly/proven/subjects';

export interface Definitions {
  readonly zone: LandingZone;
  readonly catalogue: Catalogue;
  readonly context: GuardrailContext;
  readonly personas: Readonly<Record<string, PersonaDefinition>>;
  readonly boundary: PermissionsBoundary;
  readonly machineRoles: readonly PlacedMachineRole[];
}

/*
 * What the proofs have to be about, read from the definitions and from where the config places them, without the code that makes
 * claims of them and without the templates: a claim that is not made, or not asked, is missed by it.
 */

/** Every list of rows that has to be asked. */
export function expectedRows(definitions: Definitions): readonly ExpectedRows[] {
  const { zone, catalogue } = definitions;
  return [
    ...guardrailRows(definitions),
    ...exemptionRows(definitions),
    ...listsOf('permissions boundary', definitions.boundary, ['can', 'cannot']),
    ...personaRows(definitions),
    ...roleRows(definitions),
    ...standingRows(definitions),
    ...scenarioRows(definitions),
    ...workflowRows(zone, catalogue.workflows),
  ];
}

/** Somebody who deploys and could lead to administrator. */
interface Suspect {
  /** For example `persona developer`. */
  readonly subject: string;
  /** Whether the company wrote it. */
  readonly isOwn: boolean;
  readonly administrator: AdministratorByDesign | undefined;
}

function suspectsIn({ zone, catalogue, personas, machineRoles }: Definitions): readonly Suspect[] {
  const { own } = catalogue;
  return [
    ...assignedPersonas(zone).map((id) => ({
      subject: subjectOf('persona', id),
      isOwn: Object.hasOwn(own.personas, id),
      administrator: entryOf(personas, id)?.administrator,
    })),
    ...new Map(
      placedWorkloads(zone).map((key) => {
        const id = zone.workloads[key]?.machineRole ?? '';
        const { administrator } = machineRoles.find(({ workload }) => workload === key) ?? {};
        return [
          id,
          { subject: subjectOf('machine role', id), isOwn: Object.hasOwn(own.machineRoles, id), administrator },
        ];
      }),
    ).values(),
  ];
}

/** From whom a path to administrator has to be looked for. */
export function expectedSuspects(definitions: Definitions): readonly string[] {
  return suspectsIn(definitions)
    .filter(({ administrator }) => administrator === undefined)
    .map(({ subject }) => subject);
}

/** Of whose statements something has to be taken away: what the company wrote itself, and deploys. */
export function expectedRemovals({ zone, catalogue, context, personas }: Definitions): readonly string[] {
  const { own } = catalogue;
  const placed = placedGuardrails(zone);
  const guardrails = Object.values(catalogue.guardrails)
    .flatMap((theme) => Object.entries(theme))
    .filter(([id, one]) => Object.hasOwn(own.guardrails, id) && isAccessControl(resolveGuardrail(one, context)))
    .map(([id]) => id);
  const assigned = assignedPersonas(zone).filter((id) => Object.hasOwn(own.personas, id));
  const roles = placedWorkloads(zone).filter((key) =>
    Object.hasOwn(own.machineRoles, zone.workloads[key]?.machineRole ?? ''),
  );
  return [
    ...guardrails.filter((id) => placed.includes(id)).map((id) => subjectOf('guardrail', id)),
    // One of AWS-managed policies alone has no statement of the company's.
    ...assigned
      .filter((id) => (entryOf(personas, id)?.statements ?? []).length > 0)
      .map((id) => subjectOf('persona', id)),
    ...roles.map((key) => subjectOf('workload', key)),
  ];
}

/** Who is an administrator by design, so that no path was looked for, with the reason. */
export function administrators(definitions: Definitions): readonly string[] {
  return suspectsIn(definitions).flatMap(({ subject, administrator }) =>
    administrator === undefined ? [] : [`${subject}: ${administrator.because}`],
  );
}

/** Lists of the config that are empty, so that nothing is claimed by them. That may be meant, and is told. */
export function notAsked(definitions: Definitions): readonly string[] {
  const { zone } = definitions;
  const byDesign = suspectsIn(definitions).filter(({ isOwn, administrator }) => isOwn && administrator !== undefined);
  return [
    ...byDesign.map(({ subject }) => `whether ${subject} leads to administrator, since it is one by design`),
    ...(zone.company.alarms.emails.length === 0
      ? ['whether alarms reach anybody, since config/company.ts names no address (alarms.emails)']
      : []),
    ...(zone.scenarios.length === 0 ? ['config/scenarios.ts has no sentence'] : []),
    ...(placedGuardrails(zone).length === 0 ? ['no guardrail is placed'] : []),
    ...(assignedPersonas(zone).length === 0 ? ['no persona is assigned'] : []),
    ...(placedWorkloads(zone).length === 0 ? ['no workload is placed'] : []),
  ];
}

/** What of the catalogue and the config is placed nowhere, so that none of its rows is asked. */
export function notPlaced({ zone, catalogue }: Definitions): readonly string[] {
  const [guardrails, assigned, placed] = [placedGuardrails(zone), assignedPersonas(zone), placedWorkloads(zone)];
  const waiting = waitingForAccounts(zone);
  const unless = (known: readonly string[], kind: string, ids: readonly string[]): readonly string[] =>
    ids
      .filter((id) => !known.includes(id))
      .map((id) => (waiting.has(`${kind} ${id}`) ? `${kind} ${id} (in OUs that have no account)` : `${kind} ${id}`));
  return [
    ...unless(
      guardrails,
      'guardrail',
      Object.values(catalogue.guardrails).flatMap((theme) => Object.keys(theme)),
    ),
    ...unless(assigned, 'persona', Object.keys(catalogue.personas)),
    ...unless(placed, 'workload', Object.keys(zone.workloads)),
    ...unless(
      placed.flatMap((key) => zone.workloads[key]?.machineRole ?? []),
      'machine role',
      Object.keys(catalogue.machineRoles),
    ),
    ...Object.entries(catalogue.workflows)
      .filter(([, workflow]) => !isActorThere(zone, workflow))
      .map(([id, { by }]) => `workflow ${id} (${by})`),
  ];
}

/** What the config places on OUs alone of which none has an account: it is there with the first one, which its synth then asks about. */
function waitingForAccounts(zone: LandingZone): ReadonlySet<string> {
  const isPlaced = (organizationalUnits: readonly unknown[] | undefined): boolean =>
    (organizationalUnits ?? []).length > 0;
  const workloads = Object.entries(zone.workloads).filter(([, one]) => isPlaced(one.organizationalUnits));
  return new Set([
    ...zone.access.assignments
      .filter(({ organizationalUnits }) => isPlaced(organizationalUnits))
      .map(({ persona }) => `persona ${persona}`),
    ...workloads.flatMap(([key, { machineRole }]) => [`workload ${key}`, `machine role ${machineRole}`]),
  ]);
}

function guardrailRows({ zone, catalogue, context }: Definitions): readonly ExpectedRows[] {
  const placed = new Set(placedGuardrails(zone));
  return Object.values(catalogue.guardrails)
    .flatMap((theme) => Object.entries(theme))
    .filter(([id]) => placed.has(id))
    .flatMap(([id, definition]) => {
      const guardrail = resolveGuardrail(definition, context);
      const subject = subjectOf('guardrail', id);
      if (isAccessControl(guardrail)) return rowsOfGuardrail(subject, guardrail);
      return [{ subject, list: SETS, rows: guardrail.sets.length }];
    });
}

function rowsOfGuardrail(subject: string, guardrail: AccessControl): readonly ExpectedRows[] {
  const { excepted } = guardrail;
  const byConfig =
    excepted === undefined
      ? []
      : listsOf(subject, { [EXEMPT]: excepted.allows, [NOT_EXEMPT]: excepted.denies }, [EXEMPT, NOT_EXEMPT]);
  return [...listsOf(subject, guardrail, ['denies', 'allows']), ...byConfig];
}

/** Those for each name and tag that a guardrail lets through, in the accounts that it reaches. */
function exemptionRows({ zone, catalogue, context }: Definitions): readonly ExpectedRows[] {
  const placed = new Set(placedGuardrails(zone));
  const isElsewhere = (id: string, pattern: string): boolean =>
    pattern.includes(`:${context.securityAccount.id}:`) && !over(zone, zone.company.securityAccount).includes(id);
  return Object.values(catalogue.guardrails)
    .flatMap((theme) => Object.entries(theme))
    .filter(([id]) => placed.has(id))
    .flatMap(([id, definition]) => {
      const guardrail = resolveGuardrail(definition, context);
      if (!isAccessControl(guardrail)) return [];
      const subject = subjectOf('guardrail', id);
      const names = exemptRoles(guardrail).filter((pattern) => !isElsewhere(id, pattern));
      return [
        ...names.map((name) => ({ subject, list: `exemption of ${name},`, rows: name.includes(':user/') ? 1 : 2 })),
        ...exemptTags(guardrail).flatMap(({ key }) => [
          { subject, list: `exemption by the tag ${key},`, rows: 4 },
          { subject, list: `exemption by the tag ${key}, brought along,`, rows: 2 },
        ]),
      ];
    });
}

function personaRows({ zone, personas }: Definitions): readonly ExpectedRows[] {
  return assignedPersonas(zone).flatMap((id) => {
    const persona = entryOf(personas, id);
    return persona === undefined
      ? [{ subject: subjectOf('persona', id), list: 'can', rows: 1 }]
      : [
          ...listsOf(subjectOf('persona', id), persona, ['can', 'cannot']),
          { subject: subjectOf('persona', id), list: 'denies', rows: persona.denies ?? [] },
          { subject: subjectOf('persona', id), list: 'withholds', rows: persona.withholds ?? [] },
        ];
  });
}

function roleRows({ zone, machineRoles }: Definitions): readonly ExpectedRows[] {
  return placedWorkloads(zone).flatMap((key) => {
    const subject = subjectOf('workload', key);
    const definition = machineRoles.find(({ workload }) => workload === key)?.definition;
    if (definition === undefined) return [{ subject, list: 'can', rows: 1 }];
    const alone = { 'cannot (by its own policies alone)': definition.cannot };
    return [
      ...listsOf(subject, definition, ['can', 'cannot']),
      ...listsOf(subject, alone, ['cannot (by its own policies alone)']),
    ];
  });
}

/** Of each list of standing claims at least the first row: how many there are depends on the templates. */
function standingRows({ zone }: Definitions): readonly ExpectedRows[] {
  const placed = placedGuardrails(zone);
  const isActive = Object.keys(zone.accounts).some((account) => !over(zone, account).includes('quarantine-account'));
  const lists = [
    ...(placed.includes('deny-root-user') ? ['root'] : []),
    ...(placed.includes('quarantine-account') ? ['suspended'] : []),
    'management',
    ...(isActive ? ['break-glass', 'break-glass, way in', 'account access', 'account access, way in'] : []),
    ...(isAnybodyIn(zone) ? [PEOPLE] : []),
    ...(placed.includes('deny-changing-landing-zone-resources') ? ['breaking alarms, 1'] : []),
    ...(over(zone, zone.company.logArchiveAccount).includes('deny-changing-log-buckets') ? ['breaking logs, 1'] : []),
    ...(areBackupsKept(zone) ? ['breaking backups, 1'] : []),
    'breaking in the management account, 1',
    ...ALARMS_OF_MANAGEMENT,
    // What every account has by StackSets, and what the management account has by its own in its Regions.
    `StackSets ${typeNumber('AWS::IAM::ManagedPolicy')}`,
    `StackSet ${MANAGEMENT_ALARMS_NAME} ${typeNumber('AWS::Events::Rule')}`,
  ];
  return lists.map((list) => ({ subject: STANDING, list, rows: 1 }));
}

/** What nobody but administrators by design may take away there. */
const ALARMS_OF_MANAGEMENT = [
  'alarms of the management account',
  'their StackSet',
  'its stacks',
  'its roles',
  'its administration role',
  'its execution role',
] as const;

/** By which lists of what StackSets must be able to do are numbered. */
function typeNumber(type: keyof typeof DEPLOYMENT_ACTIONS): number {
  return Object.keys(DEPLOYMENT_ACTIONS).indexOf(type) + 1;
}

/** Whether an account has a vault, and the guardrail that keeps what is in it. */
function areBackupsKept(zone: LandingZone): boolean {
  const units = zone.company.backup?.organizationalUnits ?? [];
  return units
    .flatMap((unit) => accountsWithin(zone, unit))
    .some((account) => over(zone, account).includes('deny-deleting-backups'));
}

/** Whether anybody is assigned to an account where work goes on. */
function isAnybodyIn(zone: LandingZone): boolean {
  return expandAssignments(zone).some(
    ({ account }) => Object.hasOwn(zone.accounts, account) && !over(zone, account).includes('quarantine-account'),
  );
}

function scenarioRows({ zone }: Definitions): readonly ExpectedRows[] {
  return zone.scenarios.flatMap(({ never, always }, index) => [
    { subject: subjectOfSentence(index + 1), list: 'never', rows: never.length },
    { subject: subjectOfSentence(index + 1), list: 'always', rows: always.length },
  ]);
}

/** A list that is absent counts as one row that is missing. */
function listsOf<List extends string>(
  subject: string,
  definition: Readonly<Partial<Record<List, readonly ProofRow[]>>>,
  lists: readonly List[],
): readonly ExpectedRows[] {
  return lists.map((list) => ({ subject, list, rows: definition[list] ?? 1 }));
}

function placedGuardrails(zone: LandingZone): readonly string[] {
  const { guardrails, organizationalUnits } = zone.organization;
  const below = [...Object.values(organizationalUnits), ...Object.values(zone.accounts)];
  return [...new Set([...guardrails, ...below.flatMap((place) => place.guardrails)])];
}

function assignedPersonas(zone: LandingZone): readonly string[] {
  return [...new Set(expandAssignments(zone).map(({ persona }) => persona))];
}

function placedWorkloads(zone: LandingZone): readonly string[] {
  return Object.entries(zone.workloads)
    .filter(([, workload]) => assignedAccounts(zone, workload).length > 0)
    .map(([key]) => key);
}
