import { AccountGroups, moveTo } from './action-set/account-groups';
import { AlikeActions } from './action-set/alike';
import { ActionDecider } from './action-set/decide-actions';
import { calledAt, endpointOf, isInRegion, VerdictsByEndpoint, type Endpoint } from './action-set/endpoints';
import { ActionUniverse } from './action-set/universe';
import type { ActionCatalogue } from './action-set/universe';
import { ActionSet } from './action-set/verdicts';
import type { ActionVerdicts } from './action-set/verdicts';
import { DocumentCompiler } from './compile/policy';
import { matchesResource } from './compile/resources';
import { MULTIVALUED_KEYS } from './conditions/multivalued';
import { RequestContext, UNKNOWN, type DerivedContext } from './context/context';
import { deriveContext } from './context/derive';
import type { AccessRequest, Account, AcrossAccountsQuestion, ActionsQuestion, RequestResource } from './environment';
import { behind, goesThrough, isOfAccessPoint, isOfNetwork } from './evaluate/access-points';
import { callRules } from './evaluate/action-rules';
import { aboutNothing, besides, throughPoint, weakest, withOthersAboutNothing, type Beside } from './evaluate/besides';
import { asksHolders, holderOf } from './evaluate/glue-catalog';
import { isDenial, strengthOf } from './evaluate/call';
import { VIA_SERVICE, resourceAccountOf, saidOf, viaService } from './evaluate/of-question';
import { TagActions } from './evaluate/tag-actions';
import { boundByRcp, combine, inspect, isAnyLettingIn } from './evaluate/combine';
import type { Decision, Dependence, Undecided, Verdict } from './evaluate/decision';
import { denialsIn, elseDenied, explain } from './evaluate/explain';
import type { Denial } from './evaluate/explain';
import { LayerFinder } from './evaluate/layers';
import type { ApplicableLayers } from './evaluate/layers';
import type { Subject } from './evaluate/match';
import { NOTHING_BESIDE, otherActionsOf } from './evaluate/other-actions';
import { rulesOf, type RulesOfCall } from './evaluate/rules-of-call';
import { askedAbout, servicePrefixOf } from './service-facts';
import { Remembered } from './remembered';
import { Truth } from './truth';

/** Stands in a reason for the name of every action that it is about. */
export const ANY_OF_THEM = '\uE000';

/** Every action with the reason for its verdict. */
export interface ReasonedActions {
  /** By position in the names of the engine's universe: which of the reasons is the action's. */
  readonly classes: Uint32Array;
  readonly reasons: readonly (Omit<Decision, 'absentKeys'> | Dependence)[];
}

interface Prepared {
  readonly layers: ApplicableLayers;
  readonly context: RequestContext;
}

export interface PolicyEngineOptions {
  /** Action patterns about which "every action" is going to be claimed: each gets a made-up action. @default none */
  readonly exhaustivePatterns?: readonly string[];
}

/**
 * AWS's policy evaluation. It keeps what it has compiled, so one engine should answer every question of a run; policies
 * must be parsed before (`parsePolicyDocument`).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export class PolicyEngine {
  private readonly compiler = new DocumentCompiler();
  private readonly finder = new LayerFinder(this.compiler);
  private readonly groups = new AccountGroups(this.compiler);
  private readonly rcpBound = new Remembered<string, boolean>();
  private readonly tagActions: TagActions;
  private lazyUniverse: ActionUniverse | undefined;
  private lazyDecider: ActionDecider | undefined;
  private lazyAlike: AlikeActions | undefined;
  private lazyByEndpoint: VerdictsByEndpoint | undefined;

  constructor(
    private readonly catalogue: ActionCatalogue,
    private readonly options: PolicyEngineOptions = {},
  ) {
    this.tagActions = new TagActions(catalogue);
  }

  private besides<T extends AccessRequest | ActionsQuestion>(asked: T, action: string): readonly Beside<T>[] {
    return besides(asked, action, this.tagActions.rowOf(action), this.isHeld(action, asked.resource));
  }

  private isHeld(action: string, resource: RequestResource | undefined): boolean {
    return resource !== undefined && asksHolders(resource.arn, () => this.catalogue.resourceFormats(action));
  }

  /** Every known action and the made-up ones. */
  get universe(): ActionUniverse {
    this.lazyUniverse ??= new ActionUniverse(this.catalogue, this.options.exhaustivePatterns);
    return this.lazyUniverse;
  }

  /** How much of what it made it keeps; it does not grow with the documents that it was ever asked about. */
  get remembered(): number {
    const { compiler, decider, universe, rcpBound, byEndpoint } = this;
    return compiler.remembered + decider.remembered + universe.remembered + rcpBound.size + byEndpoint.remembered;
  }

  /** Every action, made-up ones among them, that any of the patterns means. */
  actionsMatching(patterns: readonly string[]): ActionSet {
    return new ActionSet(this.universe, this.universe.matchingAny(patterns));
  }

  /** Every action that names a resource, the made-up ones among them. */
  actionsOnResources(): ActionSet {
    return new ActionSet(this.universe, this.decider.actionsOnResources);
  }

  /** Answers one call, about which everything is known but what AWS alone knows: on that it depends. */
  decide(request: AccessRequest): Decision | Undecided {
    return weakest(this.decideAlone(request), this.besides(request, request.action), (other) => this.decide(other));
  }

  /** The same as {@link decide} without the reason, which takes as long again. */
  verdictOn(request: AccessRequest): Verdict {
    const { layers, subject, rules } = this.read(request);
    const decision = rules.fate?.decision ?? VERDICTS[combine(inspect(layers, subject, rules, this.boundByRcp))];
    const others = this.besides(request, request.action);
    if (others.length === 0) return decision;
    return weakest({ decision, reason: '' }, others, (other) => ({ decision: this.verdictOn(other), reason: '' }))
      .decision;
  }

  /** Every statement that denies a call, where {@link decide} names one: taking that one away need not let it pass. */
  denialsOf(request: AccessRequest): readonly Denial[] {
    const { layers, subject, rules } = this.read(request);
    const others = this.besides(request, request.action).flatMap(({ asked, least }) =>
      asked === undefined || least === 'depends' ? [] : this.denialsOf(asked),
    );
    return [...(rules.fate ? [] : denialsIn(inspect(layers, subject, rules, this.boundByRcp))), ...others];
  }

  /** Whether it is allowed for certain. */
  allows(request: AccessRequest): boolean {
    return this.verdictOn(request) === 'allowed';
  }

  /** Answers for every action at once. The result is shared between questions that come to the same. */
  decideActions(question: ActionsQuestion): ActionVerdicts {
    const { principal, resource, policiesOfResources } = question;
    const rules = callRules(principal, resourceAccountOf(question), resource, saidOf(question));
    const decideIn = (endpoint?: Endpoint): ActionVerdicts => {
      const { layers, context } = this.prepare(question, endpoint);
      return this.decider.decide(layers, { principal, context, resource, rules, policiesOfResources });
    };
    const alone = isInRegion(question) ? this.byEndpoint.decide(decideIn) : decideIn();
    if (resource === undefined) return alone;
    const own = withOthersAboutNothing(
      alone,
      { ...question, resource },
      (action) => new ActionSet(this.universe, this.universe.named([action])),
      (says) => this.decideActions({ ...aboutNothing(question), context: { ...question.context, ...says } }),
    );
    const holder = holderOf(resource);
    if (holder !== undefined) {
      const asking = this.universe.where((action) => this.isHeld(action, resource));
      const held = this.decideActions({ ...question, resource: holder });
      return throughPoint(own, new ActionSet(this.universe, asking), [held, held], false);
    }
    if (!isOfAccessPoint(resource.arn)) return own;
    const through = new ActionSet(
      this.universe,
      this.universe.where((action) => goesThrough(action, resource.arn)),
    );
    const found = behind({ ...question, resource });
    const decided = found && [found.byPolicy, found.byAll].map((asked) => this.decideActions(asked));
    return throughPoint(own, through, decided, isOfNetwork(resource));
  }

  /**
   * Answers for one principal as it stands in many accounts, each of which owns the resources that are asked about, as
   * for a permission set's role. Accounts that no policy can tell apart are decided once.
   */
  decideActionsAcross(
    question: AcrossAccountsQuestion,
    accounts: readonly Account[],
  ): ReadonlyMap<Account, ActionVerdicts> {
    const verdicts = new Map<Account, ActionVerdicts>();
    const shared = new Map<string, ActionVerdicts | 'each its own'>();
    for (const account of accounts) {
      const signature = this.groups.signatureOf(account);
      let found = shared.get(signature);
      if (found === undefined || found === 'each its own') {
        const moved = { ...question, principal: moveTo(account, question.principal) };
        const decided = this.decideActions(moved);
        if (found === undefined) {
          const isShared = this.groups.isAgnostic(this.finder.find(moved.principal, account, undefined));
          shared.set(signature, isShared ? decided : 'each its own');
        }
        found = decided;
      }
      verdicts.set(account, found);
    }
    return verdicts;
  }

  /**
   * The reason behind one action's place in {@link decideActions}.
   *
   * @throws Error for an action that is neither known nor made up
   */
  explainAction(question: ActionsQuestion, action: string): Omit<Decision, 'absentKeys'> | Dependence {
    const index = this.universe.indexOf(action);
    if (index === undefined) throw new Error(`"${action}" is no known action.`);
    const own = this.explainAt(question, this.prepare(question, endpointOf(question, action)), index);
    const others = this.besides(question, action).filter(({ action: asked }) => asked === action);
    return weakest(own, others, (other) => this.explainAction(other, action));
  }

  /**
   * The reasons behind all of {@link decideActions}. Actions that nothing tells apart have one reason, in which
   * {@link ANY_OF_THEM} stands for their names.
   */
  explainActions(question: Omit<ActionsQuestion, 'resource'>): ReasonedActions {
    const prepared = new Map<Endpoint | undefined, Prepared>([[undefined, this.prepare(question)]]);
    const preparedFor = (endpoint: Endpoint | undefined): Prepared => {
      const found = prepared.get(endpoint) ?? this.prepare(question, endpoint);
      prepared.set(endpoint, found);
      return found;
    };
    this.lazyAlike ??= new AlikeActions(this.universe, this.decider);
    const { principal } = question;
    const rules = callRules(principal, resourceAccountOf(question), undefined, saidOf(question));
    const { classes, firsts } = this.lazyAlike.of(preparedFor(undefined).layers, rules);
    const reasons = firsts.map((index) => {
      const endpoint = endpointOf(question, this.universe.names[index] ?? '');
      return this.explainAt(question, preparedFor(endpoint), index, ANY_OF_THEM);
    });
    return { classes, reasons };
  }

  /** With the other actions that AWS asks for. */
  private explainAt(
    question: ActionsQuestion,
    prepared: Prepared,
    index: number,
    actionText = this.universe.names[index] ?? '',
  ): Omit<Decision, 'absentKeys'> | Dependence {
    const own = this.explainAlone(question, prepared, index, actionText);
    const action = this.universe.names[index] ?? '';
    return otherActionsOf(action, question, this.tagActions.rowOf(action)).reduce((least, beside) => {
      const { name, says, isOpen, isAboutNothing } = beside;
      const other = this.universe.indexOf(name);
      if (other === undefined) return least;
      const about = isAboutNothing && question.resource !== undefined ? aboutNothing(question) : question;
      const asked = { ...about, context: { ...question.context, ...says } };
      const isSame = says === NOTHING_BESIDE && about === question;
      const inPlace = isSame ? prepared : this.prepare(asked, endpointOf(asked, name));
      const found = this.explainAlone(asked, inPlace, other, name);
      const floor =
        isOpen && isDenial(found) ? { decision: 'depends' as const, reason: found.reason, dependsOn: [] } : found;
      return strengthOf(floor) < strengthOf(least) ? floor : least;
    }, own);
  }

  private explainAlone(
    question: ActionsQuestion,
    { layers, context: any }: Prepared,
    index: number,
    actionText: string,
  ): Omit<Decision, 'absentKeys'> | Dependence {
    const action = this.universe.names[index] ?? '';
    const context = any.toldWith(action);
    const { principal, resource } = question;
    const subject: Subject = {
      action,
      actionText,
      lowerCaseAction: action.toLowerCase(),
      principal,
      context,
      coversResource: (element) =>
        resource
          ? matchesResource(element, askedAbout(action.toLowerCase(), resource.arn), context)
          : this.decider.reach.covers(element, index),
      resourceText: resource?.arn ?? 'any resource',
    };
    const calling = callRules(principal, resourceAccountOf(question), resource, saidOf(question));
    const rules = rulesOf(calling, resource, subject, layers);
    const own = this.verdict(layers, subject, rules);
    const isOpen = isAnyLettingIn(question, layers.relation);
    if (!isOpen || own.decision !== 'denied' || !this.decider.mayBeLetIn.has(index)) return own;
    const perhaps = this.verdict(layers, subject, { ...rules, perhapsNamed: true });
    return perhaps.decision === 'depends' ? elseDenied(perhaps) : own;
  }

  private decideAlone(request: AccessRequest): Decision | Undecided {
    const { layers, subject, rules } = this.read(request);
    return { ...this.verdict(layers, subject, rules), absentKeys: [...subject.context.undetermined] };
  }

  private get decider(): ActionDecider {
    this.lazyDecider ??= new ActionDecider(this.universe, this.catalogue, this.tagActions);
    return this.lazyDecider;
  }

  private verdict(
    layers: ApplicableLayers,
    subject: Subject,
    rules: RulesOfCall,
  ): Omit<Decision, 'absentKeys'> | Dependence {
    return rules.fate ?? explain(inspect(layers, subject, rules, this.boundByRcp), subject);
  }

  private readonly boundByRcp = (action: string): boolean => {
    let isBound = this.rcpBound.get(action);
    if (isBound === undefined) {
      const supportsRcp = this.catalogue.supportsRcp(servicePrefixOf(action));
      isBound = boundByRcp(action, { supportsRcp, formats: this.catalogue.resourceFormats(action) });
      this.rcpBound.set(action, isBound);
    }
    return isBound;
  };

  private readonly isMultivalued = (key: string): boolean =>
    MULTIVALUED_KEYS.has(key) || this.catalogue.isMultivalued?.(key) === true;

  private read(request: AccessRequest): { layers: ApplicableLayers; subject: Subject; rules: RulesOfCall } {
    const { principal, resource, action } = request;
    const lowerCaseAction = action.toLowerCase();
    const from = {
      principal,
      resource,
      resourceAccount: resource.account,
      action,
      time: request.time ?? new Date(),
      viaService: viaService(request.context),
      ...(request.region === undefined ? {} : { region: request.region }),
    };
    const derived = withUnknown(deriveContext(from), unknownKeysOf(request));
    const context = new RequestContext(request.context ?? {}, derived, 'absent', this.isMultivalued);
    const layers = this.finder.find(principal, resource.account, resource);
    const said = { context: request.context ?? {}, isAll: true };
    const subject: Subject = {
      action,
      actionText: action,
      lowerCaseAction,
      principal,
      context,
      coversResource: (element) => matchesResource(element, askedAbout(lowerCaseAction, resource.arn), context),
      resourceText: resource.arn,
    };
    return {
      layers,
      subject,
      rules: rulesOf(callRules(principal, resource.account, resource, said), resource, subject, layers),
    };
  }

  private get byEndpoint(): VerdictsByEndpoint {
    this.lazyByEndpoint ??= new VerdictsByEndpoint(this.universe);
    return this.lazyByEndpoint;
  }

  /** @param endpoint of the actions that are asked about @default they go where the question says */
  private prepare(question: ActionsQuestion, endpoint?: Endpoint): Prepared {
    const { principal, resource, region } = question;
    const resourceAccount = resourceAccountOf(question);
    const unknownKeys = unknownKeysOf(question);
    const via = unknownKeys.has(VIA_SERVICE) ? 'maybe' : viaService(question.context);
    const derived = deriveContext({
      principal,
      resourceAccount,
      viaService: via,
      ...(resource ? { resource } : {}),
      ...(region === undefined ? {} : { region }),
    });
    const called = calledAt(endpoint, derived);
    const context = new RequestContext(
      question.context ?? {},
      withUnknown(called, unknownKeys),
      'unknown',
      this.isMultivalued,
    );
    return { layers: this.finder.find(principal, resourceAccount, resource), context };
  }
}

/** In lower case. */
function unknownKeysOf({ unknownKeys = [] }: Pick<ActionsQuestion, 'unknownKeys'>): ReadonlySet<string> {
  return new Set(unknownKeys.map((key) => key.toLowerCase()));
}

function withUnknown(derived: DerivedContext, keys: ReadonlySet<string>): DerivedContext {
  return keys.size === 0 ? derived : (key) => (keys.has(key) ? UNKNOWN : derived(key));
}

const VERDICTS: Readonly<Record<Truth, Verdict>> = {
  [Truth.TRUE]: 'allowed',
  [Truth.FALSE]: 'denied',
  [Truth.UNKNOWN]: 'depends',
};
