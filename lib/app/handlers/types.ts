/*
 * Types of the Lambda handlers. They are plain JavaScript, since what is in their folder is what deploys, and are checked
 * as TypeScript all the same.
 */

/** What CloudFormation sends to a custom resource. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceType: string;
  /** ARN. */
  readonly StackId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: unknown;
  /** Of an update: what the resource had before. */
  readonly OldResourceProperties?: unknown;
}

/** What a handler answers; `Data` is what `Fn::GetAtt` reads. */
export interface CustomResourceAnswer {
  readonly PhysicalResourceId?: string;
  readonly Data?: Readonly<Record<string, string | undefined>>;
}

/** The AWS API by command name, and time. */
export interface Aws {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- one edge where JSON comes in; each caller reads what AWS documents
  readonly call: (command: string, input: Record<string, unknown>) => Promise<any>;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}
