import { isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import { GROUP_NAME, LET_IN_BY_TAGS } from '../../base/template-contract';
import type { Resolver } from '../resolve/resolver';
import type { DocumentPool } from './document-pool';
import type { Account, Assignment, CustomerManagedPolicyReference, PermissionSet, TagThatLetsIn } from './model';
import { readersOf, type ResourceReader } from './reader';

/** One hour: what AWS takes where a permission set does not say. */
const DEFAULT_SESSION = 'PT1H';

/** Permission sets by ARN. */
export function readPermissionSets(
  stacks: readonly Resolver[],
  pool: DocumentPool,
): ReadonlyMap<string, PermissionSet> {
  const readers = stacks.flatMap((stack) => readersOf(stack, 'AWS::SSO::PermissionSet'));
  return new Map(readers.map((reader) => [reader.attribute('PermissionSetArn'), permissionSet(reader, pool)]));
}

function permissionSet(reader: ResourceReader, pool: DocumentPool): PermissionSet {
  const boundary = boundaryOf(reader);
  const hasInlinePolicy = reader.value('InlinePolicy') !== undefined;
  return {
    name: reader.text('Name'),
    arn: reader.attribute('PermissionSetArn'),
    sessionDuration: reader.optionalText('SessionDuration') ?? DEFAULT_SESSION,
    managedPolicyArns: reader.texts('ManagedPolicies'),
    customerManagedPolicies: reader
      .objects('CustomerManagedPolicyReferences')
      .map((reference) => customerManaged(reader, 'CustomerManagedPolicyReferences', reference)),
    ...(hasInlinePolicy ? { inlinePolicy: pool.policy(reader, 'InlinePolicy', 'identity') } : {}),
    ...(boundary === undefined ? {} : { boundary }),
    region: reader.deployment.region,
    source: reader.source,
  };
}

function boundaryOf(reader: ResourceReader): PermissionSet['boundary'] {
  const boundary = reader.optionalObject('PermissionsBoundary');
  if (boundary === undefined) return undefined;
  const { ManagedPolicyArn, CustomerManagedPolicyReference } = boundary;
  if (ManagedPolicyArn !== undefined) return reader.known(ManagedPolicyArn, reader.path('PermissionsBoundary'));
  return customerManaged(reader, 'PermissionsBoundary', CustomerManagedPolicyReference);
}

function customerManaged(
  reader: ResourceReader,
  property: string,
  reference: JsonValue | undefined,
): CustomerManagedPolicyReference {
  if (!isObject(reference)) throw reader.error(property, `is ${quote(reference)} where a policy's name is expected`);
  const { Name, Path = '/' }: JsonObject = reference;
  return { name: reader.known(Name, reader.path(property)), path: reader.known(Path, reader.path(property)) };
}

/** @throws AssemblyError if one names a permission set or an account that the assembly does not have */
export function readAssignments(
  stacks: readonly Resolver[],
  permissionSets: ReadonlyMap<string, PermissionSet>,
  accounts: ReadonlyMap<string, Account>,
): readonly Assignment[] {
  return stacks
    .flatMap((stack) => readersOf(stack, 'AWS::SSO::Assignment'))
    .map((reader) => {
      const arn = reader.text('PermissionSetArn');
      const found = permissionSets.get(arn);
      if (found === undefined) throw reader.error('PermissionSetArn', `is ${quote(arn)}, which is not in the assembly`);
      const target = reader.text('TargetId');
      const account = accounts.get(target);
      if (account === undefined)
        throw reader.error('TargetId', `is ${quote(target)}, which is no account of the organization`);
      const groupId = reader.text('PrincipalId');
      const group = reader.metadata(GROUP_NAME) ?? groupId.replace(/^group-/, '');
      const byTags = tagsThatLetIn(reader);
      return {
        group,
        groupId,
        permissionSet: found,
        account,
        ...(byTags.length === 0 ? {} : { byTags }),
        source: reader.source,
      };
    });
}

function tagsThatLetIn(reader: ResourceReader): readonly TagThatLetsIn[] {
  return reader.metadataObjects(LET_IN_BY_TAGS).flatMap(({ Key, Value, OrganizationalUnit: unit }) => {
    if (typeof Key !== 'string' || typeof Value !== 'string') return [];
    return [{ key: Key, value: Value, ...(typeof unit === 'string' ? { unit } : {}) }];
  });
}
