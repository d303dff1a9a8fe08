import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sidsOf } from '../guardrails/organization-policies';

const GUARDRAILS = join(__dirname, '..', 'guardrails');

/** File of the guardrail that a statement comes from, by its `Sid`: it says why the guardrail is there. */
export function guardrailFile(sid: string): string | undefined {
  const themes = readdirSync(GUARDRAILS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = themes.flatMap(({ name: theme }) =>
    readdirSync(join(GUARDRAILS, theme)).map((file) => ({ id: file.replace(/\.ts$/, ''), path: `${theme}/${file}` })),
  );
  const found = files.find(({ id }) => isSidOf(id, sid));
  return found && `lib/guardrails/${found.path}`;
}

/** A guardrail with several statements numbers them. */
export function isSidOf(id: string, sid: string): boolean {
  const [stem = ''] = sidsOf(id, [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  return sid === stem || (sid.startsWith(stem) && /^\d+$/.test(sid.slice(stem.length)));
}
