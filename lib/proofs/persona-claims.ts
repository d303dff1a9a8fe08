import type { Account, EngineEnvironment } from '../assembly';
import type { PersonaDefinition } from '../catalogue/personas/definition/persona';
import { personaSource, type OwnEntries } from '../choice/catalogue';
import type { RequestPrincipal, RolePrincipal, UserPrincipal } from '../policy';
import { claimsOf, type Claim } from './claim';
import { rolesOf } from '../ask/principals';
import { RealWorld } from './real';
import { ADMINISTRATOR, unbound } from '../ask/world';
import { subjectOf } from '../assembly/proven/subjects';

/** The claims of every persona that the templates assign somewhere, in each account where somebody has it. */
export function personaClaims(
  environment: EngineEnvironment,
  personas: Readonly<Record<string, PersonaDefinition>>,
  own: OwnEntries,
): readonly Claim[] {
  return Object.entries(personas).flatMap(([id, persona]) =>
    claimsOfPersona(environment, { id, source: personaSource(own, id), persona }),
  );
}

interface Named {
  readonly id: string;
  readonly source: string;
  readonly persona: PersonaDefinition;
}

function claimsOfPersona(environment: EngineEnvironment, { id, source, persona }: Named): readonly Claim[] {
  const { graph } = environment;
  const permissionSet = graph.permissionSets.find(({ name }) => name === persona.name);
  const assigned = graph.assignments.filter((assignment) => assignment.permissionSet === permissionSet);
  const accounts = [...new Set(assigned.map(({ account }) => account))];
  if (permissionSet === undefined || accounts.length === 0) return [];
  const defaultPrincipals = (account: Account): readonly RequestPrincipal[] =>
    rolesOf(environment, account, persona.name).map((role) => environment.principal(role));
  const whole = new RealWorld({ environment, defaultPrincipals });
  const common = {
    subject: subjectOf('persona', id),
    source,
    accounts,
    constructPath: permissionSet.source.constructPath ?? '',
  };
  return [
    ...claimsOf(persona.can, { ...common, world: whole, list: 'can', expected: 'allowed' }),
    ...claimsOf(persona.cannot, { ...common, world: whole, list: 'cannot', expected: 'denied' }),
    ...claimsOf(persona.denies, {
      ...common,
      world: new RealWorld({ environment, defaultPrincipals, limit: withEverythingAllowedBesides }),
      list: 'denies',
      expected: 'denied',
    }),
    ...claimsOf(persona.withholds, {
      ...common,
      world: new RealWorld({ environment, defaultPrincipals, limit: byItsOwnPoliciesAlone }),
      list: 'withholds',
      expected: 'denied',
    }),
  ];
}

/** Without the boundary, and as though no organization policy were attached. */
export function byItsOwnPoliciesAlone({
  boundary: _boundary,
  ...principal
}: RolePrincipal | UserPrincipal): RolePrincipal | UserPrincipal {
  return { ...principal, account: unbound(principal.account) };
}

function withEverythingAllowedBesides(principal: RolePrincipal | UserPrincipal): RolePrincipal | UserPrincipal {
  const own = byItsOwnPoliciesAlone(principal);
  return { ...own, identityPolicies: [...own.identityPolicies, ADMINISTRATOR] };
}
