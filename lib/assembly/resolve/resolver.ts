import type { AssemblyError } from '../assembly-error';
import type { Deployment } from '../deployment';
import type { JsonValue } from '../../base/json';
import type { TemplateResource } from '../template';
import type { Path } from './path';

/** What a deployment may ask of the others. */
export interface Neighbours {
  readonly managementAccount: string;
  /** Value of an output. @param region @default that of the asking deployment */
  readonly output: (asker: Deployment, stackName: string, output: string, region?: string) => JsonValue | undefined;
  /** Value of an export in the asker's account and region. */
  readonly exported: (asker: Deployment, name: string) => JsonValue | undefined;
}

/** A resolved value; undefined where the template says `AWS::NoValue`. */
export type Resolved = JsonValue | undefined;

/** What intrinsic functions are resolved with, and may ask for more of: one deployment, in which a value may lead to another. */
export interface Resolver {
  readonly deployment: Deployment;
  readonly neighbours: Neighbours;
  /** @throws AssemblyError if there is no such resource, or its condition does not hold */
  resource(logicalId: string, path: Path): TemplateResource;
  /** Whether the resource is created: it has no condition, or one that holds. */
  exists(logicalId: string): boolean;
  condition(name: string, path: Path): boolean;
  /** A resource's property, or undefined where it has none of that name. */
  property(logicalId: string, name: string): Resolved;
  propertyPath(logicalId: string, name: string): Path;
  resolve(value: JsonValue, path: Path): Resolved;
  /** @throws AssemblyError where the template says `AWS::NoValue`, a list or an object */
  text(value: JsonValue, path: Path): string;
  /** Computes a value of this deployment once. @throws AssemblyError if it needs itself */
  remember(key: string, path: Path, compute: () => JsonValue): JsonValue;
  error(path: Path, found: string, mend?: string): AssemblyError;
}
