import type { Account, EngineEnvironment, IamRole } from '../assembly';
import { nameWithPath } from '../ask/principals';
import { ADMINISTRATOR, type World } from '../ask/world';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES } from '../base/names';
import { groupBy } from '../base/group-by';
import type { PolicyDocument, ProofRow } from '../policy';
import { claimsOf, type Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';
import { STANDING } from '../assembly/proven/subjects';

/** The list of people's roles, which has to be there where somebody is assigned to an account. */
export const PEOPLE = 'people';

/**
 * That people, the emergency role and the landing zone get into each account: what they may do there says nothing where a resource
 * control policy lets nobody be them. Each role is tried with the trust policy that it has.
 */
export function wayInClaims(environment: EngineEnvironment, active: readonly Account[]): readonly Claim[] {
  const world = new HypotheticalWorld({
    environment,
    account: (account) => environment.account(account),
    identityPolicies: [ADMINISTRATOR],
    trust: 'own',
  });
  const managementId = environment.graph.managementAccount.id;
  const entrances = active.flatMap((account) =>
    environment.graph.contentsOf(account).roles.flatMap((role) => {
      const entrance = entranceOf(role, managementId);
      return entrance === undefined ? [] : [{ account, entrance, trust: trustAnywhere(role) }];
    }),
  );
  return [...groupBy(entrances, ({ entrance }) => JSON.stringify(entrance))].flatMap(([, alike]) => {
    const [first] = alike;
    if (first === undefined) return [];
    // Where the same policies have a say, one account tells for all.
    const kinds = groupBy(alike, ({ account, trust }) => `${world.kindOf(account)} ${trust}`);
    const accounts = [...kinds.values()].flatMap(([one]) => (one === undefined ? [] : [one.account]));
    return claims(world, first.entrance, accounts);
  });
}

/** As it reads in any account. */
function trustAnywhere({ trustPolicy, account }: IamRole): string {
  return JSON.stringify(trustPolicy).replaceAll(account.id, '{account}');
}

interface Entrance {
  readonly list: string;
  readonly row: ProofRow;
}

function claims(world: World, { list, row }: Entrance, accounts: readonly Account[]): readonly Claim[] {
  return claimsOf([row], {
    subject: STANDING,
    source: 'lib/proofs/way-in-claims.ts',
    list,
    expected: 'allowed',
    accounts,
    world,
    constructPath: '',
    mend: 'Nobody gets into the account this way any more. Leave the call out of the statement that denies it.',
  });
}

/** Undefined for a role that is no way into the account. */
function entranceOf(role: IamRole, managementId: string): Entrance | undefined {
  const resource = `arn:aws:iam::{account}:role/${nameWithPath(role)}`;
  if (role.assignment !== undefined) return throughIdentityCenter(role, resource);
  if (role.path !== '/') return undefined;
  if (role.name === BREAK_GLASS_ROLE_NAME) return asEmergency(resource, managementId);
  if (role.name === role.account.accessRoleName) {
    const principal = `arn:aws:iam::${managementId}:role/administrator`;
    return { list: 'account access, way in', row: { principal, action: 'sts:AssumeRole', resource } };
  }
  return undefined;
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
function throughIdentityCenter({ trustPolicy }: IamRole, resource: string): Entrance | undefined {
  const provider = federatedIn(trustPolicy);
  if (provider === undefined) return undefined;
  return {
    list: PEOPLE,
    row: {
      principal: `federated/${provider.replace(/^[^/]*\//, '')}`,
      action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      resource,
      context: { 'saml:aud': 'https://signin.aws.amazon.com/saml' },
    },
  };
}

/** With a second factor, as the role's trust asks. */
function asEmergency(resource: string, managementId: string): Entrance {
  return {
    list: 'break-glass, way in',
    row: {
      principal: BREAK_GLASS_USER_NAMES.map((name) => `arn:aws:iam::${managementId}:user/${name}`),
      action: 'sts:AssumeRole',
      resource,
      context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' },
    },
  };
}

function federatedIn({ Statement: statements }: PolicyDocument): string | undefined {
  for (const { Principal } of [statements].flat()) {
    if (typeof Principal !== 'object' || !('Federated' in Principal)) continue;
    const [provider] = [Principal.Federated].flat();
    if (provider !== undefined) return provider;
  }
  return undefined;
}
