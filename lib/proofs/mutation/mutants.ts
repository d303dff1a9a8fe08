import type { Chooser } from '../../choice/catalogue';
import { EngineEnvironment } from '../../assembly';
import { entryOf } from '../../base/entry-of';
import { guardrailContext } from '../../choice/guardrail-context';
import type { IamData } from '../../iam-data';
import type { PolicyDocument, PolicyEngine, Statement } from '../../policy';
import type { Claim, Failure } from '../claim';

import { engineFor, tryClaim } from '../run';
import { changesOf, type Change } from './changes';
import { definitionsIn, statementsOf, type Definition, type Occurrence } from './definitions';

export interface Mutant {
  /** For example `guardrail deny-root-user, DenyRootUser: without condition Null aws:AssumedRoot`. */
  readonly name: string;
  readonly definition: Definition;
  readonly occurrence: Occurrence;
  readonly change: Change;
}

/** Breaks policies in memory, one change at a time, and sees whether a proof notices. */
export class Mutation {
  private readonly environment: EngineEnvironment;
  private readonly context;
  private last: { readonly definition: Definition; readonly engine: PolicyEngine } | undefined;

  /** @param environment as the templates make it */
  public constructor(
    environment: EngineEnvironment,
    private readonly chooser: Chooser,
    private readonly iamData: IamData,
  ) {
    // What binds an OU is broken where nobody is in it yet.
    this.environment = environment.inhabited();
    this.context = { iamData, homeRegion: chooser.zone.company.homeRegion };
  }

  /**
   * What the proofs should notice.
   *
   * @param names of definitions, as {@link ownNames} has them. @default all
   */
  public mutants(names?: readonly string[], changes: typeof changesOf = changesOf): readonly Mutant[] {
    const { iamData } = this;
    return this.definitions(names).flatMap((definition) =>
      definition.occurrences.flatMap((occurrence) =>
        changes(occurrence.statement, iamData).map((change) => ({
          name: `${definition.name}, ${occurrence.name}: ${change.name}`,
          definition,
          occurrence,
          change,
        })),
      ),
    );
  }

  /**
   * What the templates have somewhere.
   *
   * @param names as {@link ownNames} has them. @default all
   */
  public definitions(names?: readonly string[]): readonly Definition[] {
    const { chooser, environment } = this;
    const { graph } = environment;
    const { zone } = chooser;
    const context = guardrailContext(chooser, {
      organizationId: graph.organizationId,
      managementAccountId: graph.managementAccount.id,
      accountId: (key) => graph.account(entryOf(zone.accounts, key)?.name ?? key)?.id ?? key,
    });
    return definitionsIn(graph, chooser, context).filter(({ name }) => names?.includes(name) ?? true);
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
    const { graph, awsManagedPolicies } = this.environment;
    const environment = new EngineEnvironment(graph, awsManagedPolicies, rewrite);
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
