import { catalogue, readLandingZone } from './read-landing-zone';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack, type StackProps } from 'aws-cdk-lib/core';
import type * as landingZone from '../../lib/app/landing-zone';
import type { LandingZoneStacks } from '../../lib/app/landing-zone';
import { assemblyFolderOf, context, templatesIn, withoutStackTraces } from './assemblies';
import { digest } from './digest';

export function testApp(): App {
  return new App({ context });
}

/** A stack with the feature flags of the app, for tests of single constructs. */
export function testStack(props: StackProps = { env: { region: 'us-west-2' } }): Stack {
  return new Stack(testApp(), 'Test', props);
}

/** The stacks of a config, validated as `cdk synth` does. */
export function landingZoneOf(config: unknown): LandingZoneStacks {
  const { addLandingZone } = require('../../lib/app/landing-zone') as typeof landingZone; // eslint-disable-line @typescript-eslint/no-require-imports
  return withoutStackTraces(() => addLandingZone(testApp(), { zone: readLandingZone(config), catalogue }));
}

/** The templates of a config by stack. */
export function templatesOf(config: unknown): Record<Exclude<keyof LandingZoneStacks, 'batches'>, Template> {
  const templates = templatesIn(assemblyFolderOf(readLandingZone(config)));
  return Object.fromEntries(
    [...templates].map(([stack, template]) => [stack.toLowerCase(), Template.fromJSON(template)]),
  ) as Record<Exclude<keyof LandingZoneStacks, 'batches'>, Template>;
}

export function digestOf(template: Template): string {
  return digest(template.toJSON());
}

/** A deep copy of a config that a test may change. */
export function copyOf<T>(config: T): Mutable<T> {
  return structuredClone(config);
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
