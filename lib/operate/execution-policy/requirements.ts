import { entryOf } from '../../base/entry-of';
import type { Assembly } from '../../assembly';
import { isList } from '../../base/json';
import { isCustomType } from '../../base/template-contract';
import { isAwsManaged } from '../../assembly/graph/managed-policies';
import { WrongQuestionError } from '../../ask/wrong-question';
import permissions from './permissions.json';

/** IAM actions by resource type: what CloudFormation calls to create, read, update and delete one. */
const TABLE: Readonly<Record<string, readonly string[]>> = permissions.types;

/** What CloudFormation needs to deploy an assembly's stacks; what StackSets deploy in member accounts is not its business. */
export interface Requirements {
  /** Sorted. */
  readonly types: readonly string[];
  /** Sorted, each once. */
  readonly actions: readonly string[];
  /** AWS-managed policies that the stacks attach to roles, users and groups. */
  readonly managedPolicyArns: readonly string[];
  /** Of roles that the stacks hand to StackSets. */
  readonly administrationRoleNames: readonly string[];
}

/** @throws WrongQuestionError for a resource type that the table does not have */
export function requirementsOf({ stacks }: Assembly): Requirements {
  const resources = stacks.flatMap(({ template }) => Object.values(template.Resources));
  const types = [...new Set(resources.map(({ Type }) => Type))].sort();
  const unknown = types.filter((type) => !isCustomType(type) && !Object.hasOwn(TABLE, type));
  if (unknown.length > 0) {
    const where = 'lib/operate/execution-policy/permissions.json';
    const find = (type: string): string =>
      `aws cloudformation describe-type --type RESOURCE --type-name ${type} --query Schema`;
    throw new WrongQuestionError(
      unknown.map((type) => `${type}: not in ${where}. Add what its handlers may call: ${find(type)}`),
    );
  }
  const managed = resources.flatMap(({ Properties = {} }) => {
    const arns = Properties.ManagedPolicyArns ?? [];
    return (isList(arns) ? arns : []).map(awsManagedArn).filter((arn) => arn !== undefined);
  });
  const administration = resources
    .filter(({ Type }) => Type === 'AWS::CloudFormation::StackSet')
    .flatMap(({ Properties = {} }) => roleName(Properties.AdministrationRoleARN) ?? []);
  return {
    types,
    actions: [...new Set([...types.flatMap(actionsOf), ...outputActions(stacks)])].sort(),
    managedPolicyArns: [...new Set(managed)].sort(),
    administrationRoleNames: [...new Set(administration)].sort(),
  };
}

/**
 * Reading another stack's output, which CloudFormation does with the execution role of the stack that asks.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
function outputActions(stacks: Assembly['stacks']): readonly string[] {
  const isReading = stacks.some(({ template }) => JSON.stringify(template).includes('"Fn::GetStackOutput"'));
  return isReading ? ['cloudformation:DescribeStacks'] : [];
}

/** Actions that one type needs. */
export function actionsOf(type: string): readonly string[] {
  return isCustomType(type) ? ['lambda:InvokeFunction'] : (entryOf(TABLE, type) ?? []);
}

/** An ARN that is written out, or joined from the partition and the rest as the CDK does. */
function awsManagedArn(value: unknown): string | undefined {
  const text = JSON.stringify(value);
  const name = /:iam::aws:policy\/(?<name>[\w+=,.@/-]+)/.exec(text)?.groups?.name;
  const arn = `arn:aws:iam::aws:policy/${name ?? ''}`;
  return name !== undefined && isAwsManaged(arn) ? arn : undefined;
}

/** Of an ARN that is joined in the same way. */
function roleName(value: unknown): string | undefined {
  return /:role\/(?<name>[\w+=,.@-]+)/.exec(JSON.stringify(value ?? ''))?.groups?.name;
}
