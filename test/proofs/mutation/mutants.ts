import { catalogue } from '../../support/read-landing-zone';
import { EngineEnvironment, organizationGraph, type Assembly } from '../../../lib/assembly';
import { guardrailContext } from '../../../lib/choice/guardrail-context';
import { loadManagedPolicies, type IamData } from '../../../lib/iam-data';
import type { LandingZone } from '../../../lib/model/landing-zone';
import type { PolicyDocument, PolicyEngine, Statement } from '../../../lib/policy';
import type { Claim } from '../../../lib/proofs/claim';
import { engineFor, tryClaim } from '../../../lib/proofs/run';
import { changesOf, type Change } from './changes';
import { definitionsIn, statementsOf, type Definition, type Occurrence } from './definitions';

export interface Mutant {
  /** For example `guardrail deny-root-user, DenyRootUser: without condition Null aws:AssumedRoot`. */
  readonly name: string;
  readonly definition: Definition;
  readonly occurrence: Occurrence;
  readonly change: Change;
}

/** Compiled policies of mutants are never asked about again: after so many, an engine starts afresh. */
const MUTANTS_PER_ENGINE = 400;

/** Breaks the policies of an assembly in memory, one change at a time, and sees whether a proof notices. */
export class Mutation {
  public readonly mutants: readonly Mutant[];
  private readonly graph;
  private readonly managedPolicies;
  private readonly context;
  private engine: PolicyEngine | undefined;
  private tried = 0;

  public constructor(
    assembly: Assembly,
    zone: LandingZone,
    private readonly iamData: IamData,
  ) {
    const graph = organizationGraph(assembly);
    this.graph = graph;
    this.managedPolicies = loadManagedPolicies(graph.awsManagedPolicyArns());
    this.context = { iamData, homeRegion: zone.company.homeRegion };
    const context = guardrailContext(
      { zone, catalogue },
      {
        organizationId: graph.organizationId,
        managementAccountId: graph.managementAccount.id,
        accountId: (key) => graph.account(zone.accounts[key]?.name ?? key)?.id ?? key,
      },
    );
    this.mutants = definitionsIn(graph, zone, context).flatMap((definition) =>
      definition.occurrences.flatMap((occurrence) =>
        changesOf(occurrence.statement, iamData).map((change) => ({
          name: `${definition.name}, ${occurrence.name}: ${change.name}`,
          definition,
          occurrence,
          change,
        })),
      ),
    );
  }

  /** Whether no proof of the definition fails. */
  public survives({ definition, occurrence, change }: Mutant): boolean {
    const rewritten = new Map<PolicyDocument, PolicyDocument>();
    for (const [document, index] of occurrence.places) {
      const Statement = statementsOf(document).flatMap((statement, position): readonly Statement[] =>
        position === index ? [change.apply(statement) ?? []].flat() : [statement],
      );
      rewritten.set(document, { ...document, Statement });
    }
    const rewrite = (document: PolicyDocument): PolicyDocument => rewritten.get(document) ?? document;
    const environment = new EngineEnvironment(this.graph, this.managedPolicies, rewrite);
    const claims = definition.claims(environment);
    const engine = this.engineFor(claims);
    return likeliestFirst(claims, change.hint).every(
      (claim) => [...untilFailure(tryClaim(claim, this.context, engine))].length === 0,
    );
  }

  private engineFor(claims: readonly Claim[]): PolicyEngine {
    if (this.engine === undefined || this.tried % MUTANTS_PER_ENGINE === 0) this.engine = undefined;
    this.tried += 1;
    this.engine ??= engineFor(claims, this.iamData);
    return this.engine;
  }
}

function* untilFailure(results: Iterable<unknown>): Generator {
  for (const result of results) {
    if (result === undefined) continue;
    yield result;
    return;
  }
}

function likeliestFirst(claims: readonly Claim[], hint: string): readonly Claim[] {
  const aboutIt = claims.filter(({ row }) => JSON.stringify(row).includes(hint));
  const aboutItAlone = aboutIt
    .filter(({ row }) => [row.action].flat().includes(hint))
    .map((claim) => ({ ...claim, row: { ...claim.row, action: hint } }));
  return [...aboutItAlone, ...aboutIt, ...claims.filter((claim) => !aboutIt.includes(claim))];
}
