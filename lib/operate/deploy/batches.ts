import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../../base/json';
import { holds, isOfBatch } from '../../model/batches';

/** What a deploy has to know of the stacks of batches. */
export interface DeployedBatches {
  /** Ids of those with OUs and accounts: what they made outlives a deploy that fails, and the next goes on from there. */
  readonly retained: readonly string[];
  /** Option of the CDK: how many stacks at once. Empty where there are no batches: today's stacks wait for each other anyway. */
  readonly concurrency: readonly string[];
}

/**
 * Five, as many accounts as AWS creates at a time; the dependencies of the stacks see to it that AWS is asked for no more than it
 * takes of anything. See docs/scale.md.
 */
const STACKS_AT_ONCE = 5;

export function batchesIn(assembly: string): DeployedBatches {
  const ofBatches = stackNames(assembly).filter(([, stackName]) => isOfBatch(stackName));
  return {
    retained: ofBatches.flatMap(([id, name]) => (holds('accounts', name) || holds('units', name) ? [id] : [])),
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
