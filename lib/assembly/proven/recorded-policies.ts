import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isList, isObject, parseJson } from '../../base/json';
import type { PolicyDocument } from '../../policy/document';
import type { AwsManagedPolicies } from '../engine-environment';

/** AWS's own policies as they were when an assembly was made: AWS changes them, and no template says so. */
export const RECORDED_POLICIES_FILE = 'aws-managed-policies.json';

/** The same policies give the same text. */
export function recordPolicies(policies: AwsManagedPolicies): string {
  const entries = [...policies].map(([arn, { document }]) => [arn, document] as const);
  return `${JSON.stringify(Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))))}\n`;
}

/** By ARN; none where an assembly records nothing that can be read, as those of older versions. */
export function recordedPolicies(folder: string): AwsManagedPolicies {
  const path = join(folder, RECORDED_POLICIES_FILE);
  const parsed = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  if (parsed === undefined || !('value' in parsed) || !isObject(parsed.value)) return new Map();
  return new Map(
    Object.entries(parsed.value).flatMap(([arn, document]) =>
      isObject(document) && isList(document.Statement)
        ? [[arn, { document: document as unknown as PolicyDocument }] as const]
        : [],
    ),
  );
}
