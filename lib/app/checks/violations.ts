import { Stack, type IPolicyValidationContext, type PolicyViolation } from 'aws-cdk-lib/core';

/** What stands for the app as a whole: its first stack, since the app itself has no path. */
export function pathOfWhole({ node }: IPolicyValidationContext['appConstruct']): string {
  return node.children.find((child) => child instanceof Stack)?.node.path ?? node.path;
}

/** How many resources are found fault with, once for each violation. */
export function placesOf(violations: readonly PolicyViolation[]): number {
  return violations.reduce((sum, { violatingResources }) => sum + violatingResources.length, 0);
}
