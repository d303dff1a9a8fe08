import { AssemblyError } from '../assembly-error';
import type { Deployment } from '../deployment';
import { entryOf } from '../../base/entry-of';
import { DEEPEST, isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import type { TemplateResource } from '../template';
import { evaluateCondition } from './conditions';
import { intrinsics } from './intrinsics';
import { isIntrinsicName, isLiteral } from './literal';
import { at, renderPath, type Path } from './path';
import type { Neighbours, Resolved, Resolver } from './resolver';

/** Resolves the intrinsic functions of one deployment. A value without any is returned as it is, not copied. */
export class TemplateResolver implements Resolver {
  private readonly known = new Map<string, JsonValue>();
  private readonly conditions = new Map<string, boolean>();
  private readonly underway = new Set<string>();
  private depth = 0;

  public constructor(
    public readonly deployment: Deployment,
    public readonly neighbours: Neighbours,
  ) {}

  public resource(logicalId: string, path: Path): TemplateResource {
    const resource = entryOf(this.deployment.template.Resources, logicalId);
    if (resource === undefined)
      throw this.error(path, `refers to ${quote(logicalId)}, which the template does not have`);
    if (!this.exists(logicalId)) {
      throw this.error(
        path,
        `refers to ${logicalId}, which is not created: its condition ${quote(resource.Condition)} is false`,
      );
    }
    return resource;
  }

  public exists(logicalId: string): boolean {
    const condition = entryOf(this.deployment.template.Resources, logicalId)?.Condition;
    return (
      condition === undefined || this.condition(condition, at(at(at(undefined, 'Resources'), logicalId), 'Condition'))
    );
  }

  public condition(name: string, path: Path): boolean {
    const value = entryOf(this.deployment.template.Conditions, name);
    if (value === undefined)
      throw this.error(path, `names the condition ${quote(name)}, which the template does not have`);
    const known = this.conditions.get(name);
    if (known !== undefined) return known;
    const result = this.once(`condition ${name}`, path, () =>
      evaluateCondition(this, value, at(at(undefined, 'Conditions'), name)),
    );
    this.conditions.set(name, result);
    return result;
  }

  public property(logicalId: string, name: string): Resolved {
    const value = entryOf(entryOf(this.deployment.template.Resources, logicalId)?.Properties, name);
    if (value === undefined || isLiteral(value)) return value;
    return this.resolve(value, this.propertyPath(logicalId, name));
  }

  public propertyPath(logicalId: string, name: string): Path {
    return ['Resources', logicalId, 'Properties', name].reduce<Path | undefined>(at, undefined) ?? { key: name };
  }

  public resolve(value: JsonValue, path: Path): Resolved {
    if (typeof value !== 'object' || value === null || isLiteral(value)) return value;
    if (this.depth > DEEPEST) throw this.error(path, `is nested deeper than ${DEEPEST} levels`);
    this.depth += 1;
    try {
      return isObject(value) ? this.resolveObject(value, path) : this.resolveList(value, path);
    } finally {
      this.depth -= 1;
    }
  }

  public text(value: JsonValue, path: Path): string {
    const resolved = this.resolve(value, path);
    if (typeof resolved === 'object' || resolved === undefined) {
      throw this.error(path, `is ${quote(resolved)} where a text is expected`);
    }
    return String(resolved);
  }

  public remember(key: string, path: Path, compute: () => JsonValue): JsonValue {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = this.once(key, path, compute);
    this.known.set(key, value);
    return value;
  }

  public error(path: Path, found: string, mend?: string): AssemblyError {
    return new AssemblyError({
      where: `${this.deployment.place}, ${renderPath(path)}`,
      found,
      mend: mend ?? 'Mend the construct that writes it, then run "npm run synth".',
    });
  }

  private once<T>(key: string, path: Path, compute: () => T): T {
    if (this.underway.has(key)) throw this.error(path, `needs itself: ${[...this.underway, key].join(' needs ')}`);
    this.underway.add(key);
    try {
      return compute();
    } finally {
      this.underway.delete(key);
    }
  }

  private resolveList(list: readonly JsonValue[], path: Path): JsonValue {
    return list.map((item, index) => this.resolve(item, at(path, index))).filter((item) => item !== undefined);
  }

  private resolveObject(value: JsonObject, path: Path): Resolved {
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined && isIntrinsicName(first[0])) return this.apply(...first, path);
    const resolved: [string, JsonValue][] = [];
    for (const [key, item] of entries) {
      const place = at(path, key);
      if (key.startsWith('Fn::'))
        throw this.error(place, 'stands beside other keys, so that it is no intrinsic function');
      const result = this.resolve(item, place);
      if (result !== undefined) resolved.push([key, result]);
    }
    // Not key by key: `__proto__` is a key like any other.
    return Object.fromEntries(resolved);
  }

  private apply(name: string, argument: JsonValue, path: Path): Resolved {
    const intrinsic = entryOf(intrinsics, name);
    const place = at(path, name);
    if (intrinsic === undefined) throw this.error(place, 'is an intrinsic function that cannot be resolved here');
    return intrinsic(this, argument, place);
  }
}
