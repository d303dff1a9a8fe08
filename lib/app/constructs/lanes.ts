import type { CfnResource, Stack } from 'aws-cdk-lib/core';

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
  lanesOf(resources, count).forEach(oneByOne);
}

/** The same for stacks that a deploy may go through at a time. @param why whoever reads the manifest learns of the order */
export function stacksInLanes(stacks: ReadonlyMap<string, Stack>, count: number, why: string): void {
  for (const lane of lanesOf(stacks, count)) inOrder(lane, why);
}

/** Makes a deploy go through stacks one after the other. */
export function inOrder(stacks: readonly Stack[], why: string): void {
  stacks.forEach((stack, index) => {
    const previous = stacks[index - 1];
    if (previous !== undefined) stack.addStackDependency(previous, why);
  });
}

function lanesOf<T>(things: ReadonlyMap<string, T>, count: number): readonly (readonly T[])[] {
  const lanes = Array.from({ length: count }, (): T[] => []);
  for (const [key, thing] of things) lanes[laneOf(key, count)]?.push(thing);
  return lanes;
}

function laneOf(key: string, count: number): number {
  let sum = 0;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % count;
}
