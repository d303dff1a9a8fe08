import type { CfnResource } from 'aws-cdk-lib/core';

/**
 * Makes CloudFormation handle resources one after the other. Organizations refuses parallel changes
 * (ConcurrentModificationException, or accounts that fail to be created).
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-account.html
 */
export function oneByOne(resources: readonly CfnResource[]): void {
  resources.forEach((resource, index) => {
    const previous = resources[index - 1];
    if (previous !== undefined) resource.addResourceDependency(previous);
  });
}

/**
 * Lets CloudFormation handle at most `count` resources at a time: each goes into a lane, and waits for the one before
 * it there. The lane comes from the key alone, so adding one resource changes the dependencies of one other at most.
 */
export function inLanes(resources: ReadonlyMap<string, CfnResource>, count: number): void {
  const lanes = Array.from({ length: count }, (): CfnResource[] => []);
  for (const [key, resource] of resources) lanes[laneOf(key, count)]?.push(resource);
  lanes.forEach(oneByOne);
}

function laneOf(key: string, count: number): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % count;
}
