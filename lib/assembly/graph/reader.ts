import { entryOf } from '../../base/entry-of';
import type { AssemblyError } from '../assembly-error';
import type { Deployment, Source } from '../deployment';
import { isList, isObject, parseJson, quote, type JsonObject, type JsonValue } from '../../base/json';
import type { Resolved, Resolver } from '../resolve/resolver';
import { at, type Path } from '../resolve/path';
import { findUnresolved } from '../symbols';
import { resourcesOfType } from '../template';
import { arnOf, attribute, reference } from '../resolve/references';

/** One resource of one deployment, its properties resolved and of the expected shape, or an AssemblyError. */
export class ResourceReader {
  public constructor(
    private readonly resolver: Resolver,
    public readonly logicalId: string,
  ) {}

  public get deployment(): Deployment {
    return this.resolver.deployment;
  }

  public get source(): Source {
    return this.deployment.sourceOf(this.logicalId);
  }

  /** What `Ref` of this resource gives. */
  public ref(): string {
    return this.known(reference(this.resolver, this.logicalId, this.path()), this.path());
  }

  /** What `Fn::GetAtt` of this resource gives. */
  public attribute(name: string): string {
    return this.known(attribute(this.resolver, this.logicalId, name, this.path()), this.path());
  }

  /** Where the type says its form. */
  public arn(): string {
    return this.known(arnOf(this.resolver, this.logicalId, this.path()), this.path());
  }

  public optionalText(name: string): string | undefined {
    const value = this.value(name);
    return value === undefined ? undefined : this.known(value, this.path(name));
  }

  public text(name: string): string {
    return this.known(this.value(name), this.path(name));
  }

  /** Empty where the property is absent. */
  public texts(name: string): readonly string[] {
    const value = this.value(name) ?? [];
    const path = this.path(name);
    const list = isList(value) ? value : [value];
    return list.map((item, index) => this.known(item, at(path, index)));
  }

  public optionalObject(name: string): JsonObject | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw this.error(name, `is ${quote(value)} where an object is expected`);
    return value;
  }

  /** Empty where the property is absent. */
  public objects(name: string): readonly JsonObject[] {
    const value = this.value(name) ?? [];
    const list = isList(value) ? value : [value];
    return list.map((item) => {
      if (!isObject(item)) throw this.error(name, `holds ${quote(item)} where an object is expected`);
      return item;
    });
  }

  public value(name: string): Resolved {
    return this.resolver.property(this.logicalId, name);
  }

  /** Objects of a list in the resource's metadata: empty where there is no such list. */
  public metadataObjects(name: string): readonly JsonObject[] {
    const value = entryOf(this.deployment.template.Resources, this.logicalId)?.Metadata?.[name];
    return isList(value) ? value.filter(isObject) : [];
  }

  /** Something of the resource's metadata that is a text. */
  public metadata(name: string): string | undefined {
    const value = entryOf(this.deployment.template.Resources, this.logicalId)?.Metadata?.[name];
    return typeof value === 'string' ? value : undefined;
  }

  public tags(name = 'Tags'): Readonly<Record<string, string>> {
    const tags = this.objects(name).map(({ Key, Value }): [string, string] => [
      this.known(Key, this.path(name)),
      this.known(Value, this.path(name)),
    ]);
    return Object.fromEntries(tags);
  }

  /** A text out of a property's value, known before the deploy. */
  public known(value: Resolved, path: Path = this.path()): string {
    if (typeof value === 'object' || value === undefined) {
      throw this.resolver.error(path, `is ${quote(value)} where a text is expected`);
    }
    const text = String(value);
    const unknown = findUnresolved(text);
    if (unknown !== undefined) throw this.unknown(unknown, path);
    return text;
  }

  public unknown(what: string, path: Path): AssemblyError {
    return this.resolver.error(
      path,
      `rests on ${what}, whose value only the deploy knows`,
      'Name it in another way, or add the form of its value in lib/assembly/attributes.',
    );
  }

  public error(property: string, found: string, mend?: string): AssemblyError {
    return this.resolver.error(this.path(property), found, mend);
  }

  public path(property?: string): Path {
    if (property !== undefined) return this.resolver.propertyPath(this.logicalId, property);
    return at(at(undefined, 'Resources'), this.logicalId);
  }
}

/** Resources of a type that the deployment creates. */
export function readersOf(resolver: Resolver, type: string): readonly ResourceReader[] {
  return resourcesOfType(resolver.deployment.template, type)
    .filter((logicalId) => resolver.exists(logicalId))
    .map((logicalId) => new ResourceReader(resolver, logicalId));
}

/** A JSON value that may also be given as its text. */
export function parsed(value: JsonValue): JsonValue | undefined {
  if (typeof value !== 'string') return value;
  const json = parseJson(value);
  return 'problem' in json ? undefined : json.value;
}
