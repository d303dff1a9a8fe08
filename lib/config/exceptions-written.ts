import { DEFAULT_ACCOUNT_ACCESS_ROLE_NAME } from '../model/defaults';
import { readExemptName, type ExemptName } from '../choice/exceptions/exempt-name';
import type { RoleDefinitions } from '../choice/exceptions/known-roles';
import { entryOf } from '../base/entry-of';
import type { GuardrailException } from '../model/exception-schema';
import type { Checked } from './checks/check';
import { entriesOf, itemsOf, type Draft } from './draft';
import { at } from './location';

/** An exception as it stands in the config, with its place. */
export interface WrittenException {
  readonly guardrail: string;
  readonly exception: Draft<GuardrailException>;
  readonly place: (...path: readonly PropertyKey[]) => string;
}

export function writtenExceptions({ exceptions }: Checked['draft']): readonly WrittenException[] {
  return entriesOf(exceptions).flatMap(([guardrail, list]) =>
    itemsOf(list).map(([index, exception]) => ({
      guardrail,
      exception,
      place: (...path: readonly PropertyKey[]) => at('exceptions', guardrail, index, ...path),
    })),
  );
}

/** Whom it names, where it does so soundly. */
export function nameIn({ exception: { principal } }: WrittenException): ExemptName | undefined {
  const name = principal === undefined ? undefined : readExemptName(principal);
  return name === undefined || 'found' in name ? undefined : name;
}

/** What of the config and the definitions says who there will be. */
export function roleDefinitions({ draft, machineRoles, personas }: Checked): RoleDefinitions {
  return {
    accountAccessRoleName: draft.organization?.accountAccessRoleName ?? DEFAULT_ACCOUNT_ACCESS_ROLE_NAME,
    machineRole: (id) => entryOf(machineRoles, id),
    permissionSet: (persona) => entryOf(personas, persona)?.name,
  };
}
