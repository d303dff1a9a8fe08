import { entryOf } from '../../base/entry-of';

/** Others that keep things in an organization, by how their things are called. What is theirs only they may change. */
const POLICIES: readonly (readonly [RegExp, string])[] = [
  [/^aws-guardrails-/, 'AWS Control Tower'],
  [/^AWSAccelerator-/, 'Landing Zone Accelerator'],
];

const SERVICES: Readonly<Record<string, string>> = {
  'controltower.amazonaws.com': 'AWS Control Tower',
};

/** Whose policy it is by its name. @returns undefined where that is nobody known */
export function ownerOfPolicy(name: string): string | undefined {
  return POLICIES.find(([pattern]) => pattern.test(name))?.[1];
}

/** Who stands behind a service principal. @returns undefined where that is nobody known */
export function ownerOfService(service: string): string | undefined {
  return entryOf(SERVICES, service);
}

export function leaveTo(owner: string): string {
  return `It is of ${owner}, which alone may change it: leave it, or take it out there.`;
}
