import { resourceKinds } from '../attributes';
import type { ResourceKind } from '../attributes/resource-kind';
import { entryOf } from '../../base/entry-of';
import type { Resolver } from '../resolve/resolver';
import { findUnresolved } from '../symbols';
import { readersOf, type ResourceReader } from './reader';

/**
 * ARNs of the resources that deployments make, of every type whose ARN has a known form.
 *
 * @param isMeant @default every type
 */
export function readResourceArns(
  deployments: readonly Resolver[],
  isMeant: (type: string) => boolean = () => true,
): readonly string[] {
  return deployments.flatMap((deployment) => {
    const types = new Set(Object.values(deployment.deployment.template.Resources).map(({ Type }) => Type));
    return [...types].filter(isMeant).flatMap((type) => arnsOfType(deployment, type));
  });
}

/** The ARN and what it may stand in: the bucket of an object, the group of a log stream. */
export function holders(arn: string): readonly string[] {
  const ends = [...arn.matchAll(/[/:]/g)].map(({ index }) => arn.slice(0, index));
  return [arn, ...ends.filter((end) => end.split(':').length >= 6)];
}

/** Regions of the buckets that deployments make: an ARN of S3 does not say. */
export function readBucketRegions(deployments: readonly Resolver[]): ReadonlyMap<string, string> {
  return new Map(
    deployments.flatMap((resolver) =>
      arnsOfType(resolver, 'AWS::S3::Bucket').map((arn) => [arn, resolver.deployment.region] as const),
    ),
  );
}

function arnsOfType(deployment: Resolver, type: string): readonly string[] {
  const kind = formOf(type);
  const form = kind && arnForm(kind);
  if (form === undefined) return [];
  return readersOf(deployment, type).flatMap((reader) => {
    const arn = form(reader);
    return findUnresolved(arn) === undefined ? [arn] : [];
  });
}

/** What is known of the names of a type. */
export function formOf(type: string): ResourceKind | undefined {
  return entryOf(resourceKinds, type);
}

/** What gives the ARN of a resource. */
export function arnForm({ ref, attributes = {}, arn }: ResourceKind): ((reader: ResourceReader) => string) | undefined {
  if (arn !== undefined) return (reader) => reader.arn();
  if (ref.startsWith('arn:')) return (reader) => reader.ref();
  const [name] = Object.entries(attributes).find(([, form]) => form.startsWith('arn:')) ?? [];
  return name === undefined ? undefined : (reader) => reader.attribute(name);
}
