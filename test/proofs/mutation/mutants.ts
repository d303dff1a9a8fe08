import type { Chooser } from '../../../lib/choice/catalogue';
import { EngineEnvironment, organizationGraph, type Assembly } from '../../../lib/assembly';
import { guardrailContext } from '../../../lib/choice/guardrail-context';
import { loadManagedPolicies, type IamData } from '../../../lib/iam-data';
import type { PolicyDocument, PolicyEngine, Statement } from '../../../lib/policy';
import type { Claim, Failure } from '../../../lib/proofs/claim';

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

/** Breaks the policies of an assembly in memory, one change at a time, and sees whether a proof notices. */
export class Mutation {
  public readonly mutants: readonly Mutant[];
  private readonly graph;
  private readonly managedPolicies;
  private readonly context;
  private last: { readonly definition: Definition; readonly engine: PolicyEngine } | undefined;

  public constructor(
    assembly: Assembly,
    chooser: Chooser,
    private readonly iamData: IamData,
  ) {
    const { zone } = chooser;
    const graph = organizationGraph(assembly);
    this.graph = graph;
    this.managedPolicies = loadManagedPolicies(graph.awsManagedPolicyArns());
    this.context = { iamData, homeRegion: zone.company.homeRegion };
    const context = guardrailContext(chooser, {
      organizationId: graph.organizationId,
      managementAccountId: graph.managementAccount.id,
      accountId: (key) => graph.account(zone.accounts[key]?.name ?? key)?.id ?? key,
    });
    this.mutants = definitionsIn(graph, chooser, context).flatMap((definition) =>
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
    const engine = this.engineFor(definition, claims);
    return likeliestFirst(claims, change.hint).every(
      (claim) => firstFailure(tryClaim(claim, this.context, engine)) === undefined,
    );
  }

  /** Made for the claims of the definition: an engine knows the actions that their patterns could mean tomorrow, and no others. */
  private engineFor(definition: Definition, claims: readonly Claim[]): PolicyEngine {
    if (this.last?.definition !== definition) this.last = { definition, engine: engineFor(claims, this.iamData) };
    return this.last.engine;
  }
}

/** @throws Error for a row that could not be asked: it says nothing about the mutant */
function firstFailure(results: Iterable<Failure | undefined>): Failure | undefined {
  for (const result of results) {
    if (result?.found === 'wrong row') throw new Error(`${result.claim.subject} cannot be asked: ${result.reason}`);
    if (result !== undefined) return result;
  }
  return undefined;
}

function likeliestFirst(claims: readonly Claim[], hint: string): readonly Claim[] {
  const aboutIt = claims.filter(({ row }) => JSON.stringify(row).includes(hint));
  const aboutItAlone = aboutIt
    .filter(({ row }) => [row.action].flat().includes(hint))
    .map((claim) => ({ ...claim, row: { ...claim.row, action: hint } }));
  return [...aboutItAlone, ...aboutIt, ...claims.filter((claim) => !aboutIt.includes(claim))];
}
