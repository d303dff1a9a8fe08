import type { JsonValue } from '../base/json';
import type { Template } from './template';

/** A template in one account and region: a stack, or an instance of a StackSet. */
export interface Deployment {
  /** For messages, for example `stack lz-baseline` or `StackSet lz-roles in engineering-dev`. */
  readonly place: string;
  readonly stackName: string;
  /** Symbol or twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly template: Template;
  /** Values that override the parameters' defaults. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** Names the resource of an ordinary stack that answers for a resource of this template. */
  readonly sourceOf: (logicalId: string) => Source;
}

/** Where in the assembly something stands, as a validation report names it. */
export interface Source {
  readonly stackName: string;
  readonly templatePath: string;
  readonly logicalId: string;
  /** @default the template carries no construct paths */
  readonly constructPath?: string;
  /** Where the resource is part of a StackSet's template: the StackSet's name, and its logical id in there. */
  readonly stackSet?: { readonly name: string; readonly logicalId: string };
}
