import { isDeepStrictEqual } from 'node:util';
import { entryOf } from '../../base/entry-of';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
  type GuardrailDefinition,
  type ToldException,
} from '../../catalogue/guardrails/definition/guardrail';
import type { NonEmpty, Statement } from '../../policy/document';
import type { LandingZone } from '../../model/landing-zone';
import type { Catalogue, Chooser } from '../catalogue';
import { isNarrowedRegionsGuardrail, UNAPPROVED_REGIONS } from '../../model/narrowed-regions';
import { withNarrowedRegions } from '../narrowed-regions';
import { arnsOf } from './arns';
import { accountsReached } from './reach';
import { resolveExceptions, type ResolvedException } from './resolve';
import { deniesOfOthers, exceptedRows, type ExemptedRole } from './rows';
import { spare } from './spare';

/**
 * The catalogue as a company has it: each guardrail with the exceptions that the config makes of it, in its statements and in
 * its proofs. Whoever makes templates, measures or proves takes this one.
 */
export function exceptedCatalogue({ zone, catalogue: given }: Chooser): Catalogue {
  const catalogue = withNarrowedRegions({ zone, catalogue: given });
  const resolved = resolveExceptions({ zone, catalogue: given });
  if (resolved.length === 0) return catalogue;
  const guardrails = Object.fromEntries(
    Object.entries(catalogue.guardrails).map(([theme, definitions]) => [
      theme,
      Object.fromEntries(
        Object.entries(definitions).map(([id, definition]) => {
          const own = resolved.flatMap((exception) => exceptionFrom(zone, id, exception));
          return [id, own.length === 0 ? definition : except(zone, id, definition, own)];
        }),
      ),
    ]),
  );
  return { ...catalogue, guardrails };
}

/** Who may work in a Region that the company does not approve may do so below an OU that approves fewer. */
function exceptionFrom(zone: LandingZone, id: string, exception: ResolvedException): readonly ResolvedException[] {
  if (exception.guardrail === id) return [exception];
  if (!isNarrowedRegionsGuardrail(id) || exception.guardrail !== UNAPPROVED_REGIONS) return [];
  const reached = accountsReached(zone, id);
  const accounts = exception.accounts.filter((account) => reached.includes(account));
  return accounts.length === 0 ? [] : [{ ...exception, accounts }];
}

function except(
  zone: LandingZone,
  id: string,
  definition: GuardrailDefinition,
  exceptions: readonly ResolvedException[],
): GuardrailDefinition {
  const reached = accountsReached(zone, id);
  const accounts = union(exceptions.filter(({ role }) => role === undefined));
  const roles = [...new Set(exceptions.flatMap(({ role }) => role ?? []))].map((role) => ({
    role,
    accounts: union(exceptions.filter((exception) => exception.role === role)),
  }));
  const nameOf = (key: string): string => entryOf(zone.accounts, key)?.name ?? key;
  const namedRoles = roles.map((one): ExemptedRole => ({
    role: one.role,
    accounts: one.accounts.map(nameOf),
    elsewhere: reached.filter((key) => ![...one.accounts, ...accounts].includes(key)).map(nameOf),
  }));
  const told = exceptions.map(({ exception: { principal, reason, until }, role, accounts: keys }): ToldException => ({
    ...(principal === undefined ? {} : { principal }),
    ...(role === undefined ? {} : { role }),
    accounts: keys.map(nameOf),
    reason,
    ...(until === undefined ? {} : { until }),
  }));
  return (context: GuardrailContext) => {
    const guardrail = resolveGuardrail(definition, context);
    if (!isAccessControl(guardrail)) throw new Error(`${id} is a setting, from which nobody can be exempt`);
    const exempted = { homeRegion: context.homeRegion, accounts: accounts.map(nameOf), roles: namedRoles };
    const arns = roles.flatMap((one) => arnsOf(one, reached, guardrail.type, context));
    return {
      ...guardrail,
      statements: spareAll(guardrail, { roles: arns, accounts: accounts.map(context.accountId) }),
      denies: deniesOfOthers(guardrail, exempted),
      excepted: { told, ...exceptedRows(guardrail, exempted) },
    };
  };
}

function spareAll(
  { statements, type, exceptions }: AccessControl,
  spared: Parameters<typeof spare>[2],
): NonEmpty<Statement> {
  const firm = exceptions?.but?.statements ?? [];
  return statements.map((statement) =>
    firm.some((one) => isDeepStrictEqual(one, statement)) ? statement : spare(statement, type, spared),
  ) as unknown as NonEmpty<Statement>;
}

function union(exceptions: readonly ResolvedException[]): readonly string[] {
  return [...new Set(exceptions.flatMap(({ accounts }) => accounts))].sort();
}
