import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parseJson } from '../../base/json';

/** The actions that AWS had when an assembly was made, by service: AWS adds some each week, and no template says so. */
export const RECORDED_ACTIONS_FILE = 'aws-actions.json';

/** The same actions give the same text. @param actions in AWS's own spelling, for example `s3:GetObject` */
export function recordActions(actions: readonly string[]): string {
  const services = new Map<string, string[]>();
  for (const action of [...actions].sort()) {
    const [service = '', name = ''] = action.split(':');
    const names = services.get(service) ?? [];
    services.set(service, names);
    names.push(name);
  }
  return `${JSON.stringify(Object.fromEntries([...services].map(([service, names]) => [service, names.join(' ')])))}\n`;
}

/** Undefined where an assembly records nothing that can be read, as those of older versions. */
export function recordedActions(folder: string): ReadonlySet<string> | undefined {
  const path = join(folder, RECORDED_ACTIONS_FILE);
  const parsed = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  if (parsed === undefined || !('value' in parsed) || !isObject(parsed.value)) return undefined;
  const actions = Object.entries(parsed.value).flatMap(([service, names]) =>
    typeof names === 'string' ? names.split(' ').map((name) => `${service}:${name}`) : [],
  );
  return actions.length === 0 ? undefined : new Set(actions);
}
