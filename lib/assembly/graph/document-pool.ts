import { isObject, quote, type JsonObject } from '../../base/json';
import { findPolicyProblems, type PolicyDocument, type PolicyKind } from '../../policy';
import { at, type Path } from '../resolve/path';
import type { Resolved } from '../resolve/resolver';
import { findUnresolved } from '../symbols';
import { parsed, type ResourceReader } from './reader';

/** Gives equal documents one identity, so that whoever compiles them compiles each once, whatever the accounts. */
export class DocumentPool {
  private readonly byText = new Map<string, JsonObject>();
  private readonly byIdentity = new WeakMap<object, JsonObject>();
  private readonly sound: Readonly<Record<PolicyKind, WeakSet<object>>> = {
    identity: new WeakSet(),
    trust: new WeakSet(),
    resource: new WeakSet(),
  };

  /** @throws AssemblyError if it is no sound policy, or holds a value that only the deploy knows */
  public policy(
    reader: ResourceReader,
    property: string,
    kind: PolicyKind,
    value: Resolved = reader.value(property),
  ): PolicyDocument {
    const document = this.content(reader, property, value);
    if (!this.sound[kind].has(document)) {
      const problems = findPolicyProblems(document, property, kind);
      if (problems.length > 0)
        throw reader.error(property, `is no sound policy: ${problems.join(' ').replace(/\.$/, '')}`);
      this.sound[kind].add(document);
    }
    return document as unknown as PolicyDocument;
  }

  /** An object or its JSON text. */
  public content(reader: ResourceReader, property: string, value: Resolved = reader.value(property)): JsonObject {
    const content = value === undefined ? undefined : parsed(value);
    if (!isObject(content)) throw reader.error(property, `is ${quote(value)} where a policy document is expected`);
    const known = this.byIdentity.get(content);
    if (known !== undefined) return known;
    const text = JSON.stringify(content);
    const unknown = findUnresolved(text);
    if (unknown !== undefined) throw reader.unknown(unknown, placeOf(content, reader.path(property)));
    const shared = this.byText.get(text) ?? content;
    this.byText.set(text, shared);
    this.byIdentity.set(content, shared);
    return shared;
  }
}

/** Path of the first text that is not known. */
function placeOf(value: unknown, path: Path): Path {
  if (typeof value !== 'object' || value === null) return path;
  for (const [key, item] of Object.entries(value)) {
    if (findUnresolved(JSON.stringify(item)) !== undefined) return placeOf(item, at(path, key));
  }
  return path;
}
