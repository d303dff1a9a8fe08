import type { OtherActions } from '../evaluate/takes-others';
import { groupBy } from '../../base/group-by';
import { Grant } from '../compile/principals';
import type { CallerDecides } from '../evaluate/across-accounts';
import type { CallRules } from '../evaluate/action-rules';
import type { CallerFact } from '../evaluate/caller-fact';
import {
  boundByRcp,
  isAnyLettingIn,
  isOwnPolicyUnknown,
  isPerhapsNamed,
  isPerhapsTrusted,
  leavesOpen,
  mayBeLetIn,
  mayBeOpen,
  namesResource,
} from '../evaluate/combine';
import type { ApplicableLayers, Layer } from '../evaluate/layers';
import { OTHER_ACTIONS, isAsked } from '../evaluate/other-actions';
import { carriesTags, type TagActions } from '../evaluate/tag-actions';
import { mayBeInVault, SERVICES_WITH_ACCOUNT_POLICY } from '../evaluate/resource-policy-support';
import {
  ALSO_WITHOUT_ROLE,
  SCP_UNRESTRICTABLE_SERVICES,
  SERVICES_OF_TWO_ALLOWS,
  TRUST_POLICY_ACTIONS,
  isKmsKey,
  isRole,
  servicePrefixOf,
} from '../service-facts';
import type { Bits } from './bits';
import { Remembered } from '../remembered';
import { ResourceReach } from './reach';
import type { Reach } from './reach';
import { SetLayer } from './set-layer';
import type { Circumstances, LayerBits } from './set-layer';
import type { ActionCatalogue, ActionUniverse } from './universe';
import { ActionSet } from './verdicts';
import type { ActionVerdicts } from './verdicts';

type LayerName = Exclude<keyof ApplicableLayers, 'relation'>;
type Evaluated = Readonly<Record<LayerName, LayerBits | undefined>>;

const LAYERS: readonly LayerName[] = ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session'];

/** Decides all actions at once, with the same rules as `combine` in sets of bits. */
export class ActionDecider {
  readonly reach: ResourceReach;
  readonly actionsOnResources: Bits;
  private readonly boundByScp: Bits;
  private readonly boundByRcp: Bits;
  private readonly trustActions: Bits;
  private readonly alsoWithoutRole: Bits;
  private readonly withAccountPolicy: Bits;
  private readonly ofVaults: Bits;
  private readonly aboutKeys: Bits;
  private readonly ofTwoAllows: Bits;
  private readonly factBits = new WeakMap<CallerFact | CallerDecides, Bits>();
  private readonly setLayers = new WeakMap<Layer, Map<string, SetLayer>>();
  private readonly distinct = new Remembered<string, SetLayer>();
  private readonly verdicts = new Remembered<string, ActionVerdicts>();
  private lazyTagged: readonly OtherActions[] | undefined;
  private lazyLetIn: Bits | undefined;
  private made = 0;

  constructor(
    private readonly universe: ActionUniverse,
    private readonly catalogue: ActionCatalogue,
    private readonly tagActions: TagActions,
  ) {
    this.reach = new ResourceReach(universe, catalogue);
    this.actionsOnResources = universe.where((action) => namesResource(catalogue.resourceFormats(action)));
    this.boundByScp = universe.ofServices((service) => !SCP_UNRESTRICTABLE_SERVICES.has(service));
    this.boundByRcp = universe.where((action) =>
      boundByRcp(action, {
        supportsRcp: catalogue.supportsRcp(servicePrefixOf(action)),
        formats: catalogue.resourceFormats(action),
      }),
    );
    this.trustActions = universe.named(TRUST_POLICY_ACTIONS);
    this.alsoWithoutRole = universe.named(ALSO_WITHOUT_ROLE);
    this.aboutKeys = universe.ofServices((service) => service === 'kms');
    this.ofTwoAllows = universe.ofServices((service) => SERVICES_OF_TWO_ALLOWS.has(service));
    this.withAccountPolicy = universe.ofServices((service) => SERVICES_WITH_ACCOUNT_POLICY.has(service));
    this.ofVaults = universe.ofServices((service) => service === 'backup').or(this.withAccountPolicy);
  }

  /** Every set of actions of which a rule of the call speaks, whatever policies say. */
  setsOfRules({ id: _id, ...rules }: CallRules): readonly Bits[] {
    const rows = Object.values(rules).flat();
    const others = [...new Set(OTHER_ACTIONS.map(({ action }) => action))].map((action) =>
      this.universe.named([action]),
    );
    return [
      this.boundByScp,
      this.boundByRcp,
      this.trustActions,
      this.ofTwoAllows,
      this.mayBeLetIn,
      ...others,
      ...this.taggedAlike,
      ...rows.map((row) => this.bitsOfRow(row)),
    ];
  }

  /** Actions about what may have a policy that lets callers of its account in by itself. */
  get mayBeLetIn(): Bits {
    this.lazyLetIn ??= this.universe.where((action) => mayBeLetIn(action, this.catalogue.resourceFormats(action)));
    return this.lazyLetIn;
  }

  /** Of every action that may take those that tag. */
  private get taggedRows(): readonly OtherActions[] {
    this.lazyTagged ??= this.universe.names.flatMap((action) => this.tagActions.rowOf(action) ?? []);
    return this.lazyTagged;
  }

  /** Actions that may take the same ones besides. */
  private get taggedAlike(): readonly Bits[] {
    const rows = groupBy(this.taggedRows, ({ others }) => others.join());
    return [...rows.values()].map((alike) => this.universe.named(alike.map(({ action }) => action)));
  }

  /** How many layers, verdicts and patterns it keeps. */
  get remembered(): number {
    return this.distinct.size + this.verdicts.size + this.reach.remembered;
  }

  decide(layers: ApplicableLayers, circumstances: Circumstances): ActionVerdicts {
    const evaluated: Partial<Record<LayerName, LayerBits>> = {};
    const { principal, resource, rules } = circumstances;
    const isKey = resource !== undefined && isKmsKey(resource.arn);
    const isClosed = !isOwnPolicyUnknown(resource, false, layers.relation);
    const other = resource !== undefined && mayBeInVault(resource.arn) ? 'one' : 'of AWS Backup';
    const kind = resource === undefined ? 'any' : isKey ? 'key' : isRole(resource.arn) ? 'role' : other;
    const isNamed = isPerhapsNamed(resource, layers.relation) || isAnyLettingIn(circumstances, layers.relation);
    let key = `${layers.relation} ${rules.id} ${kind} ${isClosed ? 'closed' : ''} ${isNamed ? 'perhaps named' : ''} ${leavesOpen(resource) ? `open ${typeof resource?.policy}` : ''} ${resource?.otherPolicy ?? ''}`;
    const { said } = circumstances.context;
    const documented = OTHER_ACTIONS.filter(
      (row) =>
        (row.about === undefined || resource === undefined || resource.arn === '*') &&
        isAsked(row, { principal, resource, context: said }),
    );
    key += documented.map((row) => ` ${OTHER_ACTIONS.indexOf(row).toString()}`).join('');
    const isTagging = carriesTags(said);
    if (isTagging) key += ' tags';
    const asked = isTagging ? [...documented, ...this.taggedRows] : documented;
    for (const name of LAYERS) {
      const layer = layers[name];
      const bits = layer && this.setLayer(layer, circumstances).evaluate(circumstances);
      if (bits) evaluated[name] = bits;
      key += ` ${bits?.id ?? '-'}`;
    }
    let verdicts = this.verdicts.get(key);
    if (!verdicts) {
      verdicts = this.combine({ ...NO_LAYERS, ...evaluated }, layers.relation, { ...circumstances, isKey, asked });
      this.verdicts.set(key, verdicts);
    }
    return verdicts;
  }

  private combine(
    layers: Evaluated,
    relation: ApplicableLayers['relation'],
    {
      resource,
      rules,
      policiesOfResources,
      isKey,
      asked,
    }: Circumstances & {
      readonly isKey: boolean;
      readonly asked: readonly OtherActions[];
    },
  ): ActionVerdicts {
    const { all, none } = this.universe;
    const isOpen = resource === undefined || mayBeOpen(resource);
    const open = isOpen ? all : all.minus(this.bitsOf(rules.notDelegated));
    const others = isOwnPolicyUnknown(resource, false, relation) ? open : none;
    const trust = resource && !isRole(resource.arn) ? this.trustActions.minus(this.alsoWithoutRole) : this.trustActions;
    const ofServices = resource !== undefined && mayBeInVault(resource.arn) ? this.ofVaults : this.withAccountPolicy;
    const ofAccount = leavesOpen(resource) ? ofServices : none;
    const ofOthers = relation === 'cross account' && isKey ? all.minus(this.aboutKeys) : none;
    const beyond = relation === 'same account' ? none : ofAccount.or(ofOthers);
    const ofTwo = resource ? this.ofTwoAllows : none;
    const unknown = (isOwnPolicyUnknown(resource, true, relation) ? others.or(trust) : others.minus(trust))
      .or(beyond)
      .or(this.bitsOf(rules.perhapsDelegated))
      .or(leavesOpen(resource) ? ofTwo : none);
    const itsOwn = isKey ? this.aboutKeys : all;
    const decides = (isKey ? itsOwn : trust).or(ofTwo);
    const callerDecides = this.bitsOf(rules.callerDecides);
    const perhapsNamed = isPerhapsNamed(resource, relation)
      ? itsOwn.minus(ofTwo)
      : this.bitsOf(rules.perhapsAllowed)
          .or(ofAccount)
          .or(isAnyLettingIn({ resource, policiesOfResources }, relation) ? this.mayBeLetIn : none);
    const perhapsAllowed = isPerhapsTrusted(resource, relation) ? perhapsNamed.or(trust) : perhapsNamed;
    const applies = resource && isRole(resource.arn) ? this.trustActions : itsOwn;
    const named = (least: Grant, bound: keyof Reach): Bits =>
      layers.resource?.allow[GRADE[least]][bound].and(applies) ?? none;
    const grantedBy = (least: Grant, bound: keyof Reach): Bits => {
      const granted = named(least, bound);
      return bound === 'may' ? granted.or(unknown) : granted;
    };
    const bounded = (bound: keyof Reach): Bits => {
      const limits = allowBy(layers.boundary, bound, all).and(allowBy(layers.session, bound, all));
      const own = allowBy(layers.identity, bound, all).and(limits);
      const byAccount = grantedBy(Grant.ACCOUNT, bound);
      if (relation === 'no account')
        return bound === 'may' ? byAccount.or(this.bitsOf(rules.perhapsAllowed)) : byAccount;
      if (relation === 'cross account') return own.and(byAccount.or(callerDecides));
      return named(Grant.DIRECT, bound)
        .or(named(Grant.LIMITED, bound).and(limits))
        .minus(ofTwo)
        .or(own.minus(decides.minus(byAccount)))
        .or(bound === 'may' ? perhapsAllowed : none);
    };
    const free = this.unboundBy(rules.perhapsUnbound);
    const byRcp = this.boundByRcp.minus(this.bitsOf(rules.unboundByRcps));
    const capped = (bound: keyof Reach): Bits => {
      const [scp, rcp] = bound === 'may' ? [free.scp, free.rest] : [none, none];
      return bounded(bound)
        .or(this.bitsOf(rules.byDefault))
        .and(allowBy(layers.scp, bound, all).or(all.minus(this.boundByScp)).or(scp))
        .and(allowBy(layers.rcp, bound, all).or(all.minus(byRcp)).or(rcp));
    };
    const [always, never, kept] = [rules.always, rules.never, rules.ownerRootKeeps].map((rows) => this.bitsOf(rows));
    const decided = (bound: keyof Reach, denying: keyof Reach): Bits =>
      capped(bound)
        .minus(
          this.denied(layers, denying, {
            ...(denying === 'must' ? free : { scp: none, rest: none }),
            resource: all.minus(applies).or(kept ?? none),
            rcp: all.minus(byRcp),
          }),
        )
        .minus(never ?? none)
        .or(always ?? none);
    const allowed = this.withOtherActions(decided('must', 'may').minus(this.bitsOf(rules.perhaps)), asked);
    const certain = asked.filter(({ isOpen }) => isOpen !== true);
    const possible = this.withOtherActions(decided('may', 'must'), certain);
    return {
      allowed: new ActionSet(this.universe, allowed),
      denied: new ActionSet(this.universe, all.minus(possible)),
      depends: new ActionSet(this.universe, possible.minus(allowed)),
    };
  }

  /** Without the actions for which others are asked that are not among them. */
  private withOtherActions(actions: Bits, asked: readonly OtherActions[]): Bits {
    const lacking = asked.filter(({ others }) =>
      others.some((other) => {
        const index = this.universe.indexOf(other);
        return index !== undefined && !actions.has(index);
      }),
    );
    return lacking.length === 0 ? actions : actions.minus(this.universe.named(lacking.map(({ action }) => action)));
  }

  /** @param free what policies do not deny, or may not */
  private denied(layers: Evaluated, bound: keyof Reach, free: Free & Record<'rcp' | 'resource', Bits>): Bits {
    const { none } = this.universe;
    const by = (layer: LayerBits | undefined): Bits => layer?.deny[bound] ?? none;
    return by(layers.resource)
      .minus(free.resource)
      .or(by(layers.identity))
      .or(by(layers.boundary))
      .or(by(layers.session))
      .or(by(layers.rcp).minus(free.rcp))
      .minus(free.rest)
      .or(by(layers.scp).and(this.boundByScp).minus(free.scp));
  }

  private unboundBy(rows: CallRules['perhapsUnbound']): Free {
    return { scp: this.bitsOf(rows), rest: this.bitsOf(rows.filter(({ by }) => by === 'any policy')) };
  }

  private bitsOf(rows: readonly (CallerFact | CallerDecides)[]): Bits {
    return rows.reduce((bits, row) => bits.or(this.bitsOfRow(row)), this.universe.none);
  }

  private bitsOfRow(row: CallerFact | CallerDecides): Bits {
    let bits = this.factBits.get(row);
    if (!bits) {
      const except = 'except' in row ? (row.except ?? []) : [];
      bits = this.universe.matchingAny(row.actions).minus(this.universe.matchingAny(except));
      this.factBits.set(row, bits);
    }
    return bits;
  }

  /** One for equal policies, also where an account has its own list of them. */
  private setLayer(layer: Layer, { resource }: Circumstances): SetLayer {
    const about = resource ? 'one resource' : 'any resource';
    let byAbout = this.setLayers.get(layer);
    if (!byAbout) this.setLayers.set(layer, (byAbout = new Map<string, SetLayer>()));
    let found = byAbout.get(about);
    if (!found) {
      const key = `${about} ${layer.levels.map(({ policies }) => policies.map((policy) => policy.document.id).join()).join('/')}#${String(layer.levels.length)}`;
      found = this.distinct.get(key) ?? new SetLayer(String(this.made++), layer, this.universe, this.reach, about);
      this.distinct.set(key, found);
      byAbout.set(about, found);
    }
    return found;
  }
}

/** What service control policies may not bind, and what other policies may not. */
interface Free {
  readonly scp: Bits;
  readonly rest: Bits;
}

const NO_LAYERS: Evaluated = {
  scp: undefined,
  rcp: undefined,
  resource: undefined,
  identity: undefined,
  boundary: undefined,
  session: undefined,
};

const GRADE = { [Grant.ACCOUNT]: 0, [Grant.LIMITED]: 1, [Grant.DIRECT]: 2, [Grant.NONE]: 0 } as const;

function allowBy(layer: LayerBits | undefined, bound: keyof Reach, all: Bits): Bits {
  return layer?.allow[0][bound] ?? all;
}
