import type { TemplateResource } from '../../assembly/template';
import type { JsonObject, JsonValue } from '../../base/json';
import { changedLines } from '../../base/leaves';
import { ACCOUNT_NAME, EXCEPTIONS, GROUP_NAME, LET_IN_BY_TAGS } from '../../base/template-contract';
import { worst, type Severity } from '../model';
import { kindOf } from './meaning';

/** What a template says of a resource beside its type and properties, whatever CloudFormation comes to take there. */
export type ResourceAttributes = TemplateResource & Readonly<Record<string, JsonValue | undefined>>;

export interface ChangedAttribute {
  readonly line: string;
  readonly severity: Severity;
}

/** Where the construct is: it is the resource's place in the code, and decides nothing. */
const CDK_PATH = 'aws:cdk:path';

/** What happens to a resource that leaves its stack, when it is there at all, how it is updated, and what is noted of it. */
export function changedAttributes(before: ResourceAttributes, after: ResourceAttributes): readonly ChangedAttribute[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return [
    ...names.filter((name) => !APART.has(name)).flatMap((name) => changedAttribute(name, before, after)),
    ...changedMetadata(before.Metadata, after.Metadata),
  ];
}

const APART = new Set(['Type', 'Properties', 'Metadata']);
const LEFT = new Set(['DeletionPolicy', 'UpdateReplacePolicy']);

function changedAttribute(
  name: string,
  before: ResourceAttributes,
  after: ResourceAttributes,
): readonly ChangedAttribute[] {
  const [was, is] = [textOf(name, before), textOf(name, after)];
  if (was === is) return [];
  return [
    { line: name === ORDER ? IN_ANOTHER_ORDER : `${name} ${was} → ${is}`, severity: severityOf(name, was, is, after) },
  ];
}

function textOf(name: string, resource: ResourceAttributes): string {
  if (name === 'DeletionPolicy') return deletionPolicyOf(resource);
  const value = resource[name];
  if (value === undefined) return LEFT.has(name) ? 'Delete' : NONE;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What becomes of a resource that leaves its stack. Of databases CloudFormation takes a snapshot where nothing is said.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function deletionPolicyOf({ Type, Properties = {}, DeletionPolicy }: ResourceAttributes): string {
  if (DeletionPolicy !== undefined) {
    return typeof DeletionPolicy === 'string' ? DeletionPolicy : JSON.stringify(DeletionPolicy);
  }
  const isAlone = Type === 'AWS::RDS::DBInstance' && Properties.DBClusterIdentifier === undefined;
  return isAlone || Type === 'AWS::RDS::DBCluster' ? SNAPSHOT : 'Delete';
}

const NONE = 'none';
const ORDER = 'DependsOn';
/** Said of a resource that is made or changed after others than before: which these are nobody has to know. */
export const IN_ANOTHER_ORDER = 'is deployed in another order';

function severityOf(name: string, was: string, is: string, { Type }: ResourceAttributes): Severity {
  if (LEFT.has(name)) return severityOfLeaving(was, is);
  // In which order resources are made follows from what there is: it changes with every account.
  if (name === ORDER) return 'info';
  // It may come to be false, and the resource is gone.
  if (name === 'Condition' && is !== NONE) return worst(['medium', kindOf(Type).removed]);
  return 'medium';
}

/** With a snapshot its data stays, and it does not. */
function severityOfLeaving(was: string, is: string): Severity {
  if (isRetained(is) || is === was) return 'info';
  if (is === SNAPSHOT) return isRetained(was) ? 'medium' : 'info';
  return isRetained(was) || was === SNAPSHOT ? 'high' : 'info';
}

/** As CloudFormation spells it. */
export const SNAPSHOT = 'Snapshot';

/** `RetainExceptOnCreate` lets go of what a first deploy that failed left behind. */
export function isRetained(policy: JsonValue | undefined): boolean {
  return typeof policy === 'string' && policy.startsWith('Retain');
}

function changedMetadata(before: JsonObject = {}, after: JsonObject = {}): readonly ChangedAttribute[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) =>
    key === CDK_PATH
      ? []
      : changedLines(wrapped(key, before[key]), wrapped(key, after[key])).map(({ path, change }) => ({
          line: `Metadata.${path} ${change}`,
          severity: TOLD_ELSEWHERE.test(key) || READ.has(key) ? 'info' : 'medium',
        })),
  );
}

function wrapped(key: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value };
}

/** Where the files of an asset are; what is in them is told by their digests, which are their names. */
const TOLD_ELSEWHERE = /^aws:asset:[a-z-]+$/;
/** Read by the engine, and told as access, accounts and exemptions. */
const READ = new Set<string>([ACCOUNT_NAME, EXCEPTIONS, GROUP_NAME, LET_IN_BY_TAGS]);
