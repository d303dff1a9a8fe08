import { isObject } from '../../../base/json';
import { BACKUP_ROLE_NAME, BACKUP_VAULT_NAME } from '../../../base/names';
import { didYouMean } from '../../../base/did-you-mean';
import type { Setting } from '../../../catalogue/guardrails/definition/guardrail';
import type { Finding } from '../rule';

interface Named {
  readonly at: readonly PropertyKey[];
  readonly name: string;
  readonly made: string;
}

/** Vaults and roles of a backup policy that the landing zone does not make: its plans would fail, in silence, in every account. */
export function* unmadeBackupNames({ type, content, outside = [] }: Setting): Generator<Finding> {
  const named = type === 'BACKUP_POLICY' ? [...namesIn(content, ['content'])] : [];
  for (const { at, name, made } of named) {
    if (name === made || outside.includes(name)) continue;
    const meant = didYouMean(name, [made, ...outside]);
    yield {
      at,
      found: `"${name}", which the landing zone does not make`,
      expected: `"${made}", or what \`outside\` of the guardrail names`,
      mend:
        meant === undefined
          ? `name "${made}", or list "${name}" in \`outside\` where somebody else makes it in every account`
          : `did you mean "${meant}"?`,
    };
  }
  for (const [index, name] of outside.entries()) {
    if (named.some((one) => one.name === name && name !== one.made)) continue;
    yield {
      at: ['outside', index],
      found: `"${name}"`,
      expected: 'a vault or role that the content of a backup policy names, and that the landing zone does not make',
      mend: 'remove it: it keeps typos from being found',
    };
  }
}

const VAULT_NAME = /^target_backup_vault_name$/;
const VAULT_ARN = /^target_(?:logically_air_gapped_)?backup_vault_arn$/;
const ROLE_ARN = /^(?:iam_role_arn|scanner_role_arn)$/;

function* namesIn(value: unknown, at: readonly PropertyKey[]): Generator<Named> {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const assigned = isObject(inner) ? inner['@@assign'] : undefined;
    const place = [...at, key, '@@assign'];
    if (typeof assigned !== 'string') yield* namesIn(inner, [...at, key]);
    else if (VAULT_NAME.test(key)) yield { at: place, name: assigned, made: BACKUP_VAULT_NAME };
    else if (VAULT_ARN.test(key)) yield { at: place, name: ending(assigned, ':'), made: BACKUP_VAULT_NAME };
    else if (ROLE_ARN.test(key)) yield { at: place, name: ending(assigned, '/'), made: BACKUP_ROLE_NAME };
  }
}

function ending(arn: string, mark: string): string {
  return arn.slice(arn.lastIndexOf(mark) + 1);
}
