/**
 * What CloudFormation gives for a type of resource. Forms hold blanks: `{name}` the physical name, `{id}` a name made up
 * from stack and logical id, `{account}`, `{region}`, `{path}` (IAM path, `/` by default), `{logicalId}`,
 * `{organization}`, `{management}`, `{issuer}` (`Url` without its scheme), and any property by its own name, for example `{DisplayName}`.
 */
export interface ResourceKind {
  /** Property that holds the physical name. @default CloudFormation makes one up */
  readonly name?: string;
  /** @default 'any' */
  readonly letters?: 'any' | 'lower-case';
  /** Form of what `Ref` gives. */
  readonly ref: string;
  /** Forms of what `Fn::GetAtt` gives. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Form of the ARN, where neither of them gives it. */
  readonly arn?: string;
}

export type ResourceKinds = Readonly<Record<string, ResourceKind>>;

/** A kind whose `Ref` is its name and whose only attribute is its ARN. */
export function named(name: string, arn: string): ResourceKind {
  return { name, ref: '{name}', attributes: { Arn: arn } };
}
