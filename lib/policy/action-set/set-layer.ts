import { namingOf } from '../compile/naming';
import type { Naming } from '../compile/naming';
import { Grant } from '../compile/principals';
import type { CompiledStatement } from '../compile/policy';
import { matchesResource } from '../compile/resources';
import { evaluateConditions } from '../conditions/condition';
import type { RequestContext } from '../context/context';
import { WITHOUT_OWNER, WITHOUT_PRINCIPAL, readsOwner, readsPrincipal } from '../context/without-owner';
import type { ActionsQuestion, RequestPrincipal, RequestResource } from '../environment';
import type { CallRules } from '../evaluate/action-rules';
import type { Layer } from '../evaluate/layers';
import { ASKED_ABOUT, askedAbout } from '../service-facts';
import { Truth, both } from '../truth';
import { Remembered } from '../remembered';
import { Bits } from './bits';
import type { Reach, ResourceReach } from './reach';
import type { ActionUniverse } from './universe';

/** What decides whether a statement applies, beside the action. */
export interface Circumstances {
  readonly principal: RequestPrincipal;
  readonly context: RequestContext;
  /** Undefined for any resource. */
  readonly resource: RequestResource | undefined;
  readonly rules: CallRules;
  readonly policiesOfResources: ActionsQuestion['policiesOfResources'];
}

/** What one layer says of every action, as bounds: for certain, and at most. */
export interface LayerBits {
  /** The same for the same bits of the same policies. */
  readonly id: string;
  readonly deny: Reach;
  /** By the least {@link Grant}: at index 0 those that name at least the account, at 2 only direct ones. */
  readonly allow: readonly [Reach, Reach, Reach];
}

/** A condition, principal or resource element that several statements may share; its value is looked up once. */
type Gate<T> = (circumstances: Circumstances) => T;

interface SetStatement {
  readonly effect: CompiledStatement['effect'];
  readonly reach: Reach;
  readonly condition: number;
  readonly principal: number;
  readonly resource: number;
}

/** What AWS says with a call: whose the resource is, and who calls, or one of them not. */
type Told = 'all' | 'not the owner' | 'not the caller';

const ALWAYS = -1;

/**
 * A layer's policies as sets of actions. Policies differ by caller only through the values of their gates: the sets are
 * put together once for each combination that occurs.
 */
export class SetLayer {
  private readonly truths = new Gates<Truth>();
  private readonly namings = new Gates<Naming>();
  private readonly levels: readonly (readonly SetStatement[])[];
  private readonly results = new Remembered<string, LayerBits>();
  private made = 0;

  constructor(
    /** Its own among the layers of one engine. */
    private readonly id: string,
    layer: Layer,
    private readonly universe: ActionUniverse,
    reach: ResourceReach,
    about: 'one resource' | 'any resource',
  ) {
    this.levels = layer.levels.map(({ policies }) =>
      policies.flatMap(({ document }) =>
        document.statements.flatMap((statement) => this.toSetStatements(statement, reach, about)),
      ),
    );
  }

  evaluate(circumstances: Circumstances): LayerBits {
    const truths = this.truths.evaluate(circumstances);
    const namings = this.namings.evaluate(circumstances);
    const key = `${truths.join('')}/${namings.map(({ least, most }) => `${String(least)}${String(most)}`).join('')}`;
    let result = this.results.get(key);
    if (!result) {
      result = this.combine(truths, namings);
      this.results.set(key, result);
    }
    return result;
  }

  private combine(truths: readonly Truth[], namings: readonly Naming[]): LayerBits {
    const applies = ({ condition, resource }: SetStatement): Truth =>
      both(truths[condition] ?? Truth.TRUE, truths[resource] ?? Truth.TRUE);
    const named = ({ principal }: SetStatement, bound: keyof Naming): Grant =>
      namings[principal]?.[bound] ?? Grant.DIRECT;
    const union = (statements: readonly SetStatement[], effect: SetStatement['effect'], least: Grant): Reach => {
      const must = Bits.none(this.universe.size);
      const may = Bits.none(this.universe.size);
      for (const statement of statements) {
        const truth = applies(statement);
        if (statement.effect !== effect || truth === Truth.FALSE || named(statement, 'most') < least) continue;
        may.addAll(statement.reach.may);
        if (truth === Truth.TRUE && named(statement, 'least') >= least) must.addAll(statement.reach.must);
      }
      return { must, may };
    };
    const allow = (least: Grant): Reach =>
      this.levels
        .map((statements) => union(statements, 'Allow', least))
        .reduce((all, level) => ({ must: all.must.and(level.must), may: all.may.and(level.may) }), {
          must: this.universe.all,
          may: this.universe.all,
        });
    const byAny = allow(Grant.ACCOUNT);
    const isGraded = this.levels.some((level) => level.some(({ principal }) => principal !== ALWAYS));
    return {
      id: `${this.id}.${String(this.made++)}`,
      deny: union(this.levels.flat(), 'Deny', Grant.ACCOUNT),
      allow: isGraded ? [byAny, allow(Grant.LIMITED), allow(Grant.DIRECT)] : [byAny, byAny, byAny],
    };
  }

  /** One, or more where AWS says whose the resource is, or what it is, with some of its actions otherwise. */
  private toSetStatements(
    statement: CompiledStatement,
    reach: ResourceReach,
    about: 'one resource' | 'any resource',
  ): readonly SetStatement[] {
    const { actions, conditionId, resources } = statement;
    const all = this.universe.ofElement(actions);
    const set = (bits: Bits, said: Told, asked?: string): SetStatement => ({
      effect: statement.effect,
      reach: about === 'one resource' ? { must: bits, may: bits } : reach.ofElement(resources, bits),
      ...this.gatesOf(statement, about, { said, asked }),
    });
    const text = conditionId + resources.id;
    const { none } = this.universe;
    const silent = readsOwner(text) ? all.and(this.universe.matchingAny(WITHOUT_OWNER)) : none;
    const unknown = readsPrincipal(text) ? all.and(this.universe.named(WITHOUT_PRINCIPAL)) : none;
    // Each is about something else where a call is about `*`.
    const apart = [...(about === 'one resource' ? ASKED_ABOUT.keys() : [])].flatMap((asked) => {
      const bits = all.and(this.universe.named([asked]));
      return bits.isEmpty ? [] : [{ asked, bits }];
    });
    const told = apart.reduce((rest, { bits }) => rest.minus(bits), all.minus(silent).minus(unknown));
    return [
      set(told, 'all'),
      ...(silent.isEmpty ? [] : [set(silent, 'not the owner')]),
      ...(unknown.isEmpty ? [] : [set(unknown, 'not the caller')]),
      ...apart.map(({ asked, bits }) => set(bits, 'all', asked)),
    ];
  }

  private gatesOf(
    { conditions, conditionId, principals, principalId, resources }: CompiledStatement,
    about: 'one resource' | 'any resource',
    { said, asked }: { readonly said: Told; readonly asked: string | undefined },
  ): Pick<SetStatement, 'condition' | 'principal' | 'resource'> {
    const known = (context: RequestContext): RequestContext =>
      said === 'all' ? context : said === 'not the owner' ? context.withoutOwner : context.withoutPrincipal;
    const isGated = about === 'one resource' && !resources.isEverything;
    return {
      condition:
        conditions.length === 0
          ? ALWAYS
          : this.truths.add(`condition ${said} ${conditionId}`, ({ context }) =>
              evaluateConditions(conditions, known(context)),
            ),
      principal: principals
        ? this.namings.add(principalId, ({ principal }) => namingOf(principals, principal))
        : ALWAYS,
      resource: isGated
        ? this.truths.add(`resource ${said} ${asked ?? ''} ${resources.id}`, ({ resource, context }) =>
            matchesResource(resources, askedAbout(asked ?? '', resource?.arn ?? '*'), known(context)),
          )
        : ALWAYS,
    };
  }
}

/** Gates by what they are about, so that equal ones are looked up once. */
class Gates<T> {
  private readonly gates: Gate<T>[] = [];
  private readonly indexes = new Map<string, number>();

  add(id: string, gate: Gate<T>): number {
    const known = this.indexes.get(id);
    if (known !== undefined) return known;
    this.indexes.set(id, this.gates.length);
    return this.gates.push(gate) - 1;
  }

  evaluate(circumstances: Circumstances): readonly T[] {
    return this.gates.map((gate) => gate(circumstances));
  }
}
