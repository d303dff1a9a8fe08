import { EXCEPTIONS } from '../../base/template-contract';
import { isList, textOf } from '../../base/json';
import type { StatedException } from './model';
import type { ResourceReader } from './reader';

/** Whom a policy's guardrails exempt by config, as its metadata says. */
export function statedExceptions(reader: ResourceReader): readonly StatedException[] {
  return reader.metadataObjects(EXCEPTIONS).map(({ guardrail, principal, role, accounts, reason, until }) => ({
    guardrail: textOf(guardrail) ?? '',
    principal: textOf(principal),
    role: textOf(role),
    accounts: isList(accounts) ? accounts.flatMap((account) => textOf(account) ?? []) : [],
    reason: textOf(reason) ?? '',
    until: textOf(until),
  }));
}
