import type { Stack } from 'aws-cdk-lib/core';
import { landingZoneOf } from '../../support/synthesize';
import { config } from '../../support/companies/trips';

/* `cdk deploy --all` goes by the dependencies of the stacks: these are what must never come the other way round. */

const stacks = landingZoneOf(config);
type Name = Exclude<keyof typeof stacks, 'batches'>;

function comesBefore(first: Stack | undefined, second: Stack | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  return second.dependencies.some((dependency) => dependency === first || comesBefore(first, dependency));
}

test.each<[Name, Name, string]>([
  ['organization', 'baseline', 'StackSets are activated and trusted access is on before they are used'],
  ['organization', 'logging', 'CloudTrail may read the organization before it has an organization trail'],
  ['baseline', 'workloads', 'the permissions boundary is in the account before a role names it'],
  ['baseline', 'identity', 'the permissions boundary is in the account before a permission set names it'],
  ['baseline', 'guardrails', 'the baseline is there before policies protect it'],
  ['identity', 'guardrails', 'people have their access before policies restrict it'],
  ['logging', 'compliance', 'the log archive is there before AWS Config writes to it'],
  ['compliance', 'guardrails', 'AWS Config runs before policies protect it'],
])('%s comes before %s: %s', (first, second) => {
  expect(comesBefore(stacks[first], stacks[second])).toBe(true);
  expect(comesBefore(stacks[second], stacks[first])).toBe(false);
});
