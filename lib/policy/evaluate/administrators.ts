import { WHATEVER_IT_TAKES, isManagementAccount } from '../environment';
import type { Account } from '../environment';
import { Glob } from '../text/glob';
import { entitled } from './across-accounts';
import {
  BY_THEIR_NAMES,
  FOR_MANAGEMENT,
  OF_ADMINISTRATORS,
  OF_ADMINISTRATORS_AT_LEAST,
  OF_DELEGATED,
  OF_MANAGEMENT,
  OF_MEMBERS_TOO,
  OF_WHOEVER_HAS_MEMBERS,
  host,
} from './administrator-calls';
import type { CallerFact } from './caller-fact';
import { ACCOUNTS, PRIMARY_EMAIL, PRIVILEGED_TASK, isMember } from './refusals';

/** Calls that AWS takes from an account which administers the service for its organization, and from no other of its members. */
export interface AdministratorsAlone extends CallerFact {
  /** Service principals, of one of which a member must be a delegated administrator. None: it is for the management account alone. */
  readonly services: readonly string[];
  /**
   * Whether a delegated administrator may call, or only the management account, AWS does not say.
   *
   * @default a delegated administrator may
   */
  readonly delegated?: 'perhaps';
  /**
   * Whether the management account may call without being the administrator of the service. It never is one by AWS Organizations'
   * registration; some services let it name itself in their own.
   *
   * @default it may
   */
  readonly management?: 'refused' | 'perhaps';
  /** AWS names the call so, and does not say who may make it: of a member that administers nothing nobody can tell. @default no other may */
  readonly others?: 'perhaps';
}

const API = 'https://docs.aws.amazon.com';

const MANAGEMENT_ALONE = 'AWS takes this call from the management account of an organization alone.';
const ADMINISTRATORS =
  'AWS takes this call from the management account or from a delegated administrator of the service alone.';
const DELEGATED_ALONE =
  'AWS takes this call from the account that is the service’s administrator for the organization alone.';
const FOR_MEMBERS =
  'The administrator of the service does this for its members: an account that is none may be one by invitation, or AWS refuses it.';
const BY_NAME = 'This call is about a whole organization: which of its accounts may make it, AWS does not say.';

const INTEGRATION = `${API}/organizations/latest/userguide/orgs_integrate_delegated_admin.html`;

/** Every action has the first row that means it. */
export const ADMINISTRATORS_ALONE: readonly AdministratorsAlone[] = withoutEarlier([
  {
    actions: ['sts:assumeroot'],
    services: [host('iam')],
    callers: ACCOUNTS,
    why: 'AWS takes this call from the management account or from a delegated administrator of AWS IAM alone.',
    page: PRIVILEGED_TASK,
  },
  {
    actions: ['sso:listaccountassignmentsforprincipal'],
    services: [host('sso')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'It must be called from the management account: whether AWS takes it from a delegated administrator too, it does not say.',
    page: `${API}/singlesignon/latest/APIReference/API_ListAccountAssignmentsForPrincipal.html`,
  },
  {
    actions: ['sso:*accountassignment*', 'sso:*permissionset*'],
    services: [host('sso')],
    callers: ACCOUNTS,
    why: 'Permission sets are of the organization’s IAM Identity Center alone, which takes calls from the management account and from a delegated administrator: one that a member has for itself knows none.',
    page: `${API}/singlesignon/latest/userguide/identity-center-instances.html`,
  },
  {
    actions: ['account:acceptprimaryemailupdate', 'account:getprimaryemail*', 'account:startprimaryemailupdate'],
    services: [host('account')],
    callers: ACCOUNTS,
    why: 'It takes this call from the management account or a delegated administrator alone.',
    page: PRIMARY_EMAIL,
  },
  {
    actions: ['iam:enableorganizationsroot*'],
    services: [host('iam')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS refuses it to an account that is no management account, and names a delegated administrator too: which of the two, it does not say.',
    page: `${API}/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html`,
  },
  ...OF_MANAGEMENT.map(([page, actions]) => ({
    actions,
    services: [],
    callers: ACCOUNTS,
    why: MANAGEMENT_ALONE,
    page: `${API}/${page}.html`,
  })),
  ...OF_ADMINISTRATORS.map(([page, actions, services]) => ({
    actions,
    services,
    callers: ACCOUNTS,
    why: ADMINISTRATORS,
    page: `${API}/${page}.html`,
  })),
  ...OF_DELEGATED.map(([page, actions, services, management]) => ({
    actions,
    services,
    management,
    callers: ACCOUNTS,
    why: DELEGATED_ALONE,
    page: `${API}/${page}.html`,
  })),
  {
    actions: ['aco-automation:associateaccounts', 'aco-automation:disassociateaccounts', 'aco-automation:listaccounts'],
    services: [host('aco-automation'), host('compute-optimizer')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS takes this call from the management account or a delegated administrator alone: of which service, it does not say.',
    page: `${API}/cli/latest/reference/compute-optimizer-automation/associate-accounts.html`,
  },
  {
    actions: ['cloudwatch:getspacecredentialsfororganization'],
    services: [host('observabilityadmin')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS takes this call from the management account or a delegated administrator alone: of which service, it does not say.',
    page: `${API}/cli/latest/reference/cloudwatchomni/get-space-credentials-for-organization.html`,
  },
  ...OF_WHOEVER_HAS_MEMBERS.map(([page, actions, services]) => ({
    actions,
    except: OF_MEMBERS_TOO,
    services,
    management: 'perhaps' as const,
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: FOR_MEMBERS,
    page: `${API}/${page}.html`,
  })),
  ...OF_ADMINISTRATORS_AT_LEAST.map(([page, actions, services]) => ({
    actions,
    services,
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: BY_NAME,
    page: `${API}/${page}.html`,
  })),
  ...FOR_MANAGEMENT.map(([page, actions]) => ({
    actions,
    services: [],
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: 'Its guide describes this call for the management account: whether AWS takes it from another, its API does not say.',
    page: `${API}/${page}.html`,
  })),
  ...BY_THEIR_NAMES.map(([actions, service]) => ({
    actions,
    services: [host(service)],
    delegated: 'perhaps' as const,
    management: 'perhaps' as const,
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: BY_NAME,
    page: INTEGRATION,
  })),
]);

/** Patterns of calls that AWS may refuse the management account, whatever its policies: the administrator of a service is another one. */
export const PERHAPS_NOT_OF_MANAGEMENT: readonly string[] = ADMINISTRATORS_ALONE.flatMap((row) =>
  row.management === undefined ? [] : row.actions,
);

function withoutEarlier(rows: readonly AdministratorsAlone[]): readonly AdministratorsAlone[] {
  return rows.map((row, index) => {
    const earlier = rows.slice(0, index).flatMap(({ actions }) => actions);
    return row.others === undefined ? row : { ...row, except: [...earlier, ...(row.except ?? [])] };
  });
}

/** The rows that hold for calls of an account on what it has. */
export interface Administered {
  /** The same for the same rows. */
  readonly id: string;
  /** Calls that AWS refuses it. */
  readonly refused: readonly AdministratorsAlone[];
  /** Calls of which nobody can tell. */
  readonly notKnown: readonly AdministratorsAlone[];
}

export const NOTHING_ADMINISTERED: Administered = { id: '', refused: [], notKnown: [] };

const administered = new WeakMap<Account, Administered>();

export function administratorsAlone(caller: Account): Administered {
  let found = administered.get(caller);
  if (found === undefined) {
    const standings = ADMINISTRATORS_ALONE.map((row) => standingOf(caller, row));
    const thatAre = (wanted: Standing): readonly AdministratorsAlone[] =>
      ADMINISTRATORS_ALONE.filter((_row, index) => standings[index] === wanted);
    found = {
      id: standings.map(([first]) => first).join(''),
      refused: thatAre('refused'),
      notKnown: thatAre('not known'),
    };
    administered.set(caller, found);
  }
  return found;
}

const globs = ADMINISTRATORS_ALONE.filter(({ services }) => services.length > 0)
  .flatMap(({ actions }) => actions)
  .map((text) => Glob.of(text));

/** Whether AWS takes a call from delegated administrators that it refuses to others, whatever their policies. @param action in any case */
export function takesAdministrator(action: string): boolean {
  const folded = action.toLowerCase();
  return globs.some((glob) => glob.matches(folded));
}

type Standing = 'taken' | 'refused' | 'not known';

function standingOf(caller: Account, { services, delegated, management, others }: AdministratorsAlone): Standing {
  if (caller.delegatedServices === WHATEVER_IT_TAKES) return 'taken';
  if (isManagementAccount(caller)) return standingOfManagement(caller, services, management);
  // Whether it is alone, or of an organization that nobody knows.
  if (!isMember(caller)) return 'not known';
  const standings = services.map((service) => entitled(caller, { service }));
  if (standings.includes('yes')) return delegated === undefined ? 'taken' : 'not known';
  return standings.includes('not known') || others !== undefined ? 'not known' : 'refused';
}

function standingOfManagement(
  { delegatedServices }: Account,
  services: readonly string[],
  management: AdministratorsAlone['management'],
): Standing {
  if (management === undefined) return 'taken';
  if (services.some((service) => delegatedServices?.includes(service) === true)) return 'taken';
  return management === 'refused' ? 'refused' : 'not known';
}
