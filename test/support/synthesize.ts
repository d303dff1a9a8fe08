import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack, type StackProps } from 'aws-cdk-lib/core';
import { addLandingZone, type LandingZoneStacks } from '../../lib/landing-zone';
import { readLandingZone } from '../../lib/read-landing-zone';
import { digest } from './digest';

const repository = join(__dirname, '../..');

/** Feature flags as they deploy: without them a test would see other templates than AWS does. */
const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};

export function testApp(): App {
  return new App({ context });
}

/** A stack with the feature flags of the app, for tests of single constructs. */
export function testStack(props: StackProps = { env: { region: 'us-west-2' } }): Stack {
  return new Stack(testApp(), 'Test', props);
}

/** The stacks of a config, validated as `cdk synth` does. */
export function landingZoneOf(config: unknown): LandingZoneStacks {
  return addLandingZone(testApp(), readLandingZone(config));
}

/** The templates of a config by stack. */
export function templatesOf(config: unknown): Record<keyof LandingZoneStacks, Template> {
  const stacks = Object.entries(landingZoneOf(config)) as [keyof LandingZoneStacks, Stack][];
  return Object.fromEntries(stacks.map(([name, stack]) => [name, Template.fromStack(stack)])) as Record<
    keyof LandingZoneStacks,
    Template
  >;
}

export function digestOf(template: Template): string {
  return digest(template.toJSON());
}

/** A deep copy of a config that a test may change. */
export function copyOf<T>(config: T): Mutable<T> {
  return structuredClone(config);
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
