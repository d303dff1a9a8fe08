import { ACCESS_LEVELS } from './compiled';
import type { AccessLevel, CompiledData, CompiledService } from './compiled';
import { compilePattern } from './pattern';

export interface ActionDetails {
  /** In AWS's own spelling, for example `s3:GetObject`. */
  readonly name: string;
  readonly service: string;
  readonly accessLevel: AccessLevel;
  /** Empty for an action that knows no resource but `*`. */
  readonly resourceTypes: readonly ResourceType[];
  /** Whether AWS always checks the action on a resource, rather than on `*`. */
  readonly resourceRequired: boolean;
  /** Condition keys that AWS sends with the action whatever it is about; global keys are not repeated. */
  readonly ownConditionKeys: readonly string[];
  /** Those and the ones of its resource types. */
  readonly conditionKeys: readonly string[];
}

export interface ResourceType {
  readonly name: string;
  /** For example `arn:${Partition}:s3:::${BucketName}`. */
  readonly arnFormat: string;
  /** Condition keys that AWS sends with the action where it is about such a resource. */
  readonly conditionKeys: readonly string[];
}

interface ActionPlace {
  /** In AWS's own spelling. */
  readonly name: string;
  readonly service: CompiledService;
  readonly position: number;
}

/**
 * Every action that AWS documents, with its access level, resource types and condition keys. Names are found in any
 * case and given in AWS's own.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export class IamData {
  /** Version of the package that the data comes from. */
  readonly version: string;
  /** Sorted by service. */
  readonly actions: readonly string[];
  readonly globalConditionKeys: readonly string[];
  private readonly services: ReadonlyMap<string, CompiledService>;
  private readonly rcpServices: ReadonlySet<string>;
  private readonly expanded = new Map<string, readonly string[]>();
  private readonly formats = new Map<ActionPlace, readonly string[]>();
  private readonly tagging = new Map<string, readonly ActionDetails[]>();
  private allKeys?: readonly string[];
  private places?: ReadonlyMap<string, ActionPlace>;

  constructor(private readonly compiled: CompiledData) {
    this.version = compiled.version;
    this.globalConditionKeys = compiled.globalKeys;
    this.services = new Map(compiled.services.map((service) => [service.prefix, service]));
    this.rcpServices = new Set(compiled.rcpServices);
    this.actions = compiled.services.flatMap((service) => actionNames(service));
  }

  get servicePrefixes(): readonly string[] {
    return [...this.services.keys()];
  }

  /** Undefined for an action that AWS does not document. */
  action(name: string): ActionDetails | undefined {
    const place = this.placeOf(name);
    if (!place) return undefined;
    const { service, position, name: canonical } = place;
    const types = this.typesAt(place);
    const ofTypes = types.map((type, index) => this.keysIn([type[2], service.actionTypeKeys[position]?.[index]]));
    const ownConditionKeys = this.keysIn([service.actionKeys[position]]);
    return {
      name: canonical,
      service: service.prefix,
      accessLevel: ACCESS_LEVELS[service.levels.charAt(position) as keyof typeof ACCESS_LEVELS],
      resourceTypes: types.map(([typeName, arnFormat], index) => ({
        name: typeName,
        arnFormat,
        conditionKeys: ofTypes[index] ?? [],
      })),
      resourceRequired: requiredAt(place).length > 0,
      ownConditionKeys,
      conditionKeys: [...new Set([...ownConditionKeys, ...ofTypes.flat()])],
    };
  }

  /** Faster than {@link action} where only the level counts, for example to count a whole matrix. */
  accessLevel(name: string): AccessLevel | undefined {
    const place = this.placeOf(name);
    return place && ACCESS_LEVELS[place.service.levels.charAt(place.position) as keyof typeof ACCESS_LEVELS];
  }

  /**
   * ARN formats that the action may be checked on, `*` among them where it names no resource or need not name one.
   * Undefined for an action that AWS does not document: nothing is known about its resources.
   */
  resourceFormats(name: string): readonly string[] | undefined {
    const place = this.placeOf(name);
    if (!place) return undefined;
    let formats = this.formats.get(place);
    if (formats === undefined) this.formats.set(place, (formats = this.formatsAt(place)));
    return formats;
  }

  /** ARN formats of the resource types that AWS marks as required. Empty where it names none, or is not documented. */
  requiredFormats(name: string): readonly string[] {
    const place = this.placeOf(name);
    return place ? requiredAt(place).flatMap((index) => place.service.types[index]?.[1] ?? []) : [];
  }

  /** ARN formats of everything that a service has. */
  resourceFormatsOf(servicePrefix: string): readonly string[] {
    return this.services.get(servicePrefix.toLowerCase())?.types.map((type) => type[1]) ?? [];
  }

  /** Kinds of resources of a service: name, and ARN format. */
  resourceTypesOf(servicePrefix: string): readonly (readonly [name: string, arnFormat: string])[] {
    return this.services.get(servicePrefix.toLowerCase())?.types.map(([name, format]) => [name, format]) ?? [];
  }

  /** Whether resource control policies bind the actions of a service. */
  supportsRcp(servicePrefix: string): boolean {
    return this.rcpServices.has(servicePrefix.toLowerCase());
  }

  /**
   * Actions of the same service that tag, about what this one is about, where this one takes tags along and is none of them: what AWS
   * may ask for besides. Its data do not say whether it does.
   */
  tagActions(name: string): readonly string[] {
    const action = this.action(name);
    if (action === undefined || isTagging(action) || !takesTags(action)) return [];
    const all = this.taggingOf(action.service);
    const types = new Set(action.resourceTypes.map((type) => type.name));
    const alike = all.filter(({ resourceTypes }) => resourceTypes.some((type) => types.has(type.name)));
    return (alike.length > 0 ? alike : all).map((other) => other.name);
  }

  hasService(servicePrefix: string): boolean {
    return this.services.has(servicePrefix.toLowerCase());
  }

  actionsOf(servicePrefix: string): readonly string[] {
    const service = this.services.get(servicePrefix.toLowerCase());
    return service ? actionNames(service) : [];
  }

  /** Every condition key that the service documents, `${…}` and `<…>` standing for what the request names. */
  conditionKeysOf(servicePrefix: string): readonly string[] {
    return this.keyNames(this.services.get(servicePrefix.toLowerCase())?.keys ?? []);
  }

  /** Type of a condition key's values as AWS documents it, for example `Bool` or `ArrayOfString`; `String` for most. */
  conditionKeyType(key: string): string {
    const name = key.toLowerCase();
    return Object.hasOwn(this.compiled.keyTypes, name) ? (this.compiled.keyTypes[name] ?? 'String') : 'String';
  }

  /** Whether a condition key may hold several values, so that no policy variable can stand for it. */
  isMultivalued(key: string): boolean {
    return this.conditionKeyType(key).startsWith('ArrayOf');
  }

  /** Every condition key of every service and every global one. */
  get conditionKeys(): readonly string[] {
    this.allKeys ??= [...new Set([...this.globalConditionKeys, ...this.compiled.keys])];
    return this.allKeys;
  }

  /** The actions that an `Action` element's pattern means. */
  expand(pattern: string): readonly string[] {
    let actions = this.expanded.get(pattern);
    if (actions === undefined) this.expanded.set(pattern, (actions = this.matching(pattern)));
    return actions;
  }

  private matching(pattern: string): readonly string[] {
    const [prefix = '', name] = pattern.split(':', 2);
    if (name === undefined && prefix !== '*') return [];
    const candidates = /[*?]/.test(prefix) ? this.actions : this.actionsOf(prefix);
    const matches = compilePattern(pattern);
    return candidates.filter((action) => matches(action));
  }

  private taggingOf(servicePrefix: string): readonly ActionDetails[] {
    let tagging = this.tagging.get(servicePrefix);
    if (tagging === undefined) {
      const all = this.actionsOf(servicePrefix).flatMap((action) => this.action(action) ?? []);
      this.tagging.set(servicePrefix, (tagging = all.filter((one) => isTagging(one) && takesTags(one))));
    }
    return tagging;
  }

  private placeOf(name: string): ActionPlace | undefined {
    this.places ??= new Map(
      this.compiled.services.flatMap((service) =>
        actionNames(service).map((name, position) => [name.toLowerCase(), { name, service, position }] as const),
      ),
    );
    return this.places.get(name.toLowerCase());
  }

  private formatsAt(place: ActionPlace): readonly string[] {
    const formats = this.typesAt(place).map((type) => type[1]);
    return requiredAt(place).length > 0 ? formats : [...formats, '*'];
  }

  private typesAt({ service, position }: ActionPlace): CompiledService['types'] {
    return (service.actionTypes[position] ?? []).flatMap((index) => service.types.slice(index, index + 1));
  }

  private keysIn(sets: readonly (number | undefined)[]): readonly string[] {
    return [...new Set(sets.flatMap((set) => this.keyNames(this.compiled.keySets[set ?? -1] ?? [])))];
  }

  private keyNames(indexes: readonly number[]): readonly string[] {
    return indexes.flatMap((index) => this.compiled.keys[index] ?? []);
  }
}

function requiredAt({ service, position }: ActionPlace): readonly number[] {
  return service.requiredTypes[position] ?? [];
}

function actionNames(service: CompiledService): readonly string[] {
  return service.actions === '' ? [] : service.actions.split(' ').map((action) => `${service.prefix}:${action}`);
}

function isTagging({ accessLevel }: ActionDetails): boolean {
  return accessLevel === 'Tagging';
}

function takesTags({ conditionKeys }: ActionDetails): boolean {
  return conditionKeys.some((key) => key.toLowerCase().startsWith('aws:requesttag/'));
}
