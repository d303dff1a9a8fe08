import { writtenGuardrails } from '../choice/written-guardrails';
import { entryOf } from '../base/entry-of';
import { EngineEnvironment, organizationGraph, type Assembly, type Principal } from '../assembly';
import type { Chooser } from '../choice/catalogue';
import { choose } from '../choice/choose';
import { loadManagedPolicies, type IamData } from '../iam-data';
import type { PolicyEngine } from '../policy';
import { permissionsBoundary } from '../catalogue/boundary/permissions-boundary';
import { assumptionClaims } from './assumption-claims';
import { boundaryClaims } from './boundary-claims';
import { chainClaims, type ChainClaims } from './chains/chain-claims';
import { openLinks } from './chains/open-links';
import type { Claim } from './claim';
import { findEmptyRows } from './emptiness';
import { misspeltStatements } from './emptiness/own-statements';
import type { EmptinessContext } from './emptiness/row-problem';
import { exemptionClaims } from './exemption-claims';
import { findEscalations } from './escalation/escalations';
import { accountsWith, guardrailClaims } from './guardrail-claims';
import { personaClaims } from './persona-claims';
import type { Definitions } from './expected';
import { findUnnoticed, type UnnoticedRun } from './mutation/unnoticed';
import { engineFor, runProofs, type ProofRun } from './run';
import type { EscalationRun } from './escalation/escalations';
import { EmptyOnPurpose, FalseOnPurpose } from './overlooked';
import { provenNames } from './proven-names';
import { scenarioClaims } from './scenario-claims';
import { managementAlarmClaims } from './management-alarm-claims';
import { machineRoleClaims } from './machine-role-claims';
import { trySettings, type SettingRun } from './settings/setting-proofs';
import { standingClaims } from './standing-claims';
import { toldOnce } from './told-once';
import { workflowClaims, type WorkflowContext } from './workflow-claims';

/** The organization that an assembly would deploy, as the engine takes it. */
export function environmentOf(assembly: Assembly): EngineEnvironment {
  const graph = organizationGraph(assembly);
  return new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
}

/** Config and catalogues, in the names that the templates have. */
export function definitionsOf({ graph }: EngineEnvironment, { zone, catalogue }: Chooser): Definitions {
  const choice = choose(zone, catalogue);
  const context = choice.guardrailContext({
    organizationId: graph.organizationId,
    managementAccountId: graph.managementAccount.id,
    accountId: (key) => graph.account(entryOf(zone.accounts, key)?.name ?? key)?.id ?? key,
  });
  const { personas, machineRoles, catalogue: excepted } = choice;
  return { zone, catalogue: excepted, context, personas, boundary: permissionsBoundary, machineRoles };
}

/** Who does everyday work in an organization, and where. */
export function workflowContextOf(environment: EngineEnvironment, chooser: Chooser): WorkflowContext {
  const { zone, catalogue, context: guardrails, personas, machineRoles } = definitionsOf(environment, chooser);
  const suspended = accountsWith(environment, catalogue, guardrails, 'quarantine-account');
  const written = writtenGuardrails(chooser);
  return { environment, zone, catalogue, guardrails, written, personas, machineRoles, suspended };
}

/** Every claim of the catalogues and of the company about the templates. */
export function landingZoneClaims(environment: EngineEnvironment, chooser: Chooser): readonly Claim[] {
  const { zone, catalogue, context, personas, boundary, machineRoles } = definitionsOf(environment, chooser);
  // A quarantine that fails is to be found before the day on which an account is moved there.
  const inhabited = environment.inhabited();
  return [
    ...guardrailClaims(inhabited, catalogue, context),
    ...boundaryClaims(environment, boundary),
    ...personaClaims(environment, personas, catalogue.own),
    ...machineRoleClaims(environment, machineRoles, zone),
    ...standingClaims(inhabited, catalogue, context),
    ...managementAlarmClaims(environment, administratorsByDesign(personas, machineRoles)),
    ...exemptionClaims(inhabited, catalogue, context),
    ...assumptionClaims(environment, context),
    ...scenarioClaims(environment, provenNames(zone, personas), zone.scenarios),
    ...workflowClaims(workflowContextOf(environment, chooser)),
  ];
}

/** Those, and what AWS's own data say of the chains of alarms, logs and backups: everything that a synth tries. */
export function everyClaim(environment: EngineEnvironment, chooser: Chooser, iamData: IamData): readonly Claim[] {
  return [...landingZoneClaims(environment, chooser), ...chainsOf(environment, chooser, iamData).claims];
}

function chainsOf(environment: EngineEnvironment, chooser: Chooser, iamData: IamData): ChainClaims {
  const { zone, catalogue, context, personas, machineRoles } = definitionsOf(environment, chooser);
  return chainClaims(
    { environment: environment.inhabited(), catalogue, context, zone, iamData },
    administratorsByDesign(personas, machineRoles),
  );
}

/** What the guardrails that set rather than deny come to in each account. */
export function everySetting(environment: EngineEnvironment, chooser: Chooser): SettingRun {
  const definitions = definitionsOf(environment, chooser);
  return trySettings(environment.inhabited(), { ...definitions, written: writtenGuardrails(chooser) });
}

/** Whether a principal is called an administrator where it is defined. */
function administratorsByDesign(
  personas: Definitions['personas'],
  machineRoles: Definitions['machineRoles'],
): (principal: Principal) => boolean {
  const sets = Object.values(personas).flatMap(({ name, administrator }) =>
    administrator === undefined ? [] : [name],
  );
  const roles = machineRoles.filter(({ administrator }) => administrator !== undefined);
  return (principal) =>
    (principal.kind === 'role' && sets.some((name) => principal.assignment?.permissionSet === name)) ||
    roles.some(({ roleName, path }) => roleName === principal.name && path === principal.path);
}

/** Everything that was claimed and searched. */
export interface LandingZoneProofs extends ProofRun, Pick<EscalationRun, 'searched'> {
  /** What is wrong on purpose and was not found, a few words each. */
  readonly overlooked: readonly string[];
  /** Which chains of alarms, logs and backups somebody breaks where no guardrail keeps them, a line each. */
  readonly open: readonly string[];
}

/** The same, with what of the company's own statements no row is about. */
export type TemplateProofs = LandingZoneProofs & UnnoticedRun;

/** Tries everything that is claimed about a landing zone on the templates that would deploy. */
export function proveLandingZone(assembly: Assembly, chooser: Chooser, iamData: IamData): TemplateProofs {
  return proveTemplates(environmentOf(assembly), chooser, iamData);
}

/** The same where the environment is read already. Rows that could not fail count as failures. */
export function proveTemplates(environment: EngineEnvironment, chooser: Chooser, iamData: IamData): TemplateProofs {
  const proofs = proveClaims(environment, chooser, iamData, emptyAndFalse);
  const failures = [...misspeltStatements(environment, chooser, iamData), ...proofs.failures];
  const failing = new Set(failures.map(({ claim }) => claim.subject));
  const removals = findUnnoticed(environment, chooser, iamData, failing);
  return { ...proofs, failures, ...removals, overlooked: [...proofs.overlooked, ...removals.overlooked] };
}

/** The same of an organization that may come from elsewhere, as one that is deployed. */
export function proveEnvironment(
  environment: EngineEnvironment,
  chooser: Chooser,
  iamData: IamData,
): LandingZoneProofs {
  return proveClaims(environment, chooser, iamData, falseOnes);
}

type Run = ProofRun & Pick<LandingZoneProofs, 'overlooked'>;

/** Claims that do not hold. */
function falseOnes(claims: readonly Claim[], context: EmptinessContext, engine: PolicyEngine): Run {
  return { ...runProofs(claims, context, engine), overlooked: [] };
}

/** Claims that do not hold, and those that hold whatever the templates say. */
function emptyAndFalse(claims: readonly Claim[], context: EmptinessContext, engine: PolicyEngine): Run {
  const run = falseOnes(claims, context, engine);
  const [first] = claims;
  const canaries = first && new EmptyOnPurpose(first);
  const found = findEmptyRows([...claims, ...(canaries?.claims ?? [])], context);
  const empty = canaries?.others(found) ?? found;
  const rows = new Set(empty.map(({ claim }) => claim.row));
  // What a row comes to says nothing before it is in order, and how to mend it has been said already.
  const failures = run.failures.filter(({ claim }) => !rows.has(claim.row));
  return { ...run, failures: [...empty, ...failures], overlooked: canaries?.overlooked(found) ?? [] };
}

function proveClaims(
  environment: EngineEnvironment,
  chooser: Chooser,
  iamData: IamData,
  tryAll: typeof emptyAndFalse,
): LandingZoneProofs {
  const chains = chainsOf(environment, chooser, iamData);
  const claims = [...landingZoneClaims(environment, chooser), ...chains.claims];
  const { zone, catalogue } = chooser;
  const engine = engineFor(claims, iamData);
  const { homeRegion, approvedRegions } = zone.company;
  const asking = { iamData, homeRegion, approvedRegions, engine };
  const run = tryAll(claims, asking, engine);
  const unkept = runProofs(
    chains.unkept.map(({ claim }) => claim),
    asking,
    engine,
  );
  const { personas, machineRoles } = choose(zone, catalogue);
  const { own } = catalogue;
  const escalations = findEscalations({ environment, engine, iamData, zone, personas, machineRoles, own });
  const { failures, searched } = escalations;
  const settings = everySetting(environment, chooser);
  const notAsked = unkept.failures.filter(({ found }) => found === 'wrong row');
  const canaries = new FalseOnPurpose(run);
  const onPurpose = canaries.withCopy(runProofs(canaries.claims, asking, engine).failures);
  const told = toldOnce([...run.failures, ...notAsked, ...settings.failures, ...failures, ...onPurpose]);
  return {
    ...together([run, unkept], settings),
    failures: canaries.others(told),
    searched,
    overlooked: [...run.overlooked, ...settings.overlooked, ...canaries.overlooked(told)],
    open: openLinks(chains.unkept, unkept),
  };
}

/** What was asked of access, and of what is set. */
function together(runs: readonly ProofRun[], { tried: set }: SettingRun): Omit<ProofRun, 'failures'> {
  const tried = [...runs.flatMap((run) => run.tried), ...set];
  return { claims: tried.length, questions: tried.reduce((sum, { questions }) => sum + questions, 0), tried };
}
