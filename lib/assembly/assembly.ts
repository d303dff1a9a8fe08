import type { JsonObject } from '../base/json';
import type { Template } from './template';

/** A stack that `cdk deploy` deploys. */
export interface AssemblyStack {
  /** Artifact id, which `cdk` commands take; path in nested stages, for example `Stage/Stack`. */
  readonly id: string;
  readonly stackName: string;
  /** Twelve digits. @default unknown until the deploy */
  readonly accountId?: string;
  /** @default unknown until the deploy */
  readonly region?: string;
  /** Absolute. */
  readonly templatePath: string;
  readonly template: Template;
  /** As the manifest has them, for example `terminationProtection`. */
  readonly properties: JsonObject;
  /** Ids of the stacks that are deployed before it. */
  readonly dependsOn: readonly string[];
}

/** A cloud assembly as it stands on disk: every stack of it, nested stages too. */
export interface Assembly {
  readonly folder: string;
  /** In the order in which `cdk deploy --all` goes through them. */
  readonly stacks: readonly AssemblyStack[];
  /** What does not stop reading, one line each, for example that checks failed when it was made. */
  readonly warnings: readonly string[];
  /**
   * Template of a StackSet that is too long to be part of the request.
   *
   * @param key last part of its URL, as the asset manifests have it
   * @returns its file's content and path, or undefined where no file asset has that key
   */
  readonly fileAsset: (key: string) => AssemblyFile | undefined;
}

export interface AssemblyFile {
  readonly path: string;
  readonly text: string;
}
