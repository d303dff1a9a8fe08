import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../../base/json';
import { isOfBatch } from '../../model/batches';
import { holdsTree, isRolledBackFirst, isWhole, KEEPING_STACKS } from '../deployed/stacks';

/** What a deploy has to know of the stacks beside the organization's. */
export interface DeployedStacks {
  /**
   * Ids of those that are deployed without rollback, since what they made outlives a deploy that fails: of batches with OUs and accounts, and
   * of what StackSets keep until they were deployed once. The next deploy goes on from there.
   */
  readonly withoutRollback: readonly string[];
  /**
   * Ids of the others that somebody deployed without rollback, and that stand where they failed: the CDK deploys no such stack before it was
   * rolled back, and asks in a terminal whether it may.
   */
  readonly toRollBack: readonly string[];
  /** Option of the CDK: how many stacks at once. Empty where there are no batches: today's stacks wait for each other anyway. */
  readonly concurrency: readonly string[];
}

/**
 * Five, as many accounts as AWS creates at a time; the dependencies of the stacks see to it that AWS is asked for no more than it
 * takes of anything. See docs/scale.md.
 */
const STACKS_AT_ONCE = 5;

/** @param statuses by name of the stack, as AWS has them */
export function stacksIn(assembly: string, statuses: ReadonlyMap<string, string>): DeployedStacks {
  const all = stackNames(assembly);
  const ofBatches = all.filter(([, stackName]) => isOfBatch(stackName));
  const withoutRollback = [
    ...ofBatches.filter(([, name]) => holdsTree(name)),
    ...all.filter(([, name]) => KEEPING_STACKS.includes(name) && !isWhole(statuses.get(name))),
  ];
  const paused = all.filter(([, name]) => isRolledBackFirst(name, statuses.get(name)));
  return {
    withoutRollback: withoutRollback.map(([id]) => id),
    toRollBack: paused.map(([id]) => id),
    concurrency: ofBatches.length === 0 ? [] : ['--concurrency', String(STACKS_AT_ONCE)],
  };
}

function stackNames(assembly: string): readonly (readonly [id: string, stackName: string])[] {
  const json = parseJson(readFileSync(join(assembly, 'manifest.json'), 'utf8'));
  const artifacts = 'value' in json && isObject(json.value) ? json.value.artifacts : undefined;
  return Object.entries(isObject(artifacts) ? artifacts : {}).flatMap(([id, artifact]) => {
    const properties = isObject(artifact) ? artifact.properties : undefined;
    const name = isObject(properties) ? properties.stackName : undefined;
    return typeof name === 'string' ? [[id, name] as const] : [];
  });
}
