import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { guardrailOfSid } from '../choice/sids';

const GUARDRAILS = join(__dirname, '..', 'catalogue', 'guardrails');

/** File of the guardrail that a statement comes from, by its `Sid`: it says why the guardrail is there. */
export function guardrailFile(sid: string): string | undefined {
  const themes = readdirSync(GUARDRAILS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = new Map(
    themes.flatMap(({ name: theme }) =>
      readdirSync(join(GUARDRAILS, theme)).map((file) => [file.replace(/\.ts$/, ''), `${theme}/${file}`] as const),
    ),
  );
  const id = guardrailOfSid(sid, [...files.keys()]);
  const path = id === undefined ? undefined : files.get(id);
  return path === undefined ? undefined : `lib/catalogue/guardrails/${path}`;
}
