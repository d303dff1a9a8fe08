import { Construct } from 'constructs';
import type { ServiceUser as ServiceUserConfig } from '../../../model/baseline-schema';
import { SERVICE_USER_PREFIX } from '../../../base/names';
import { BoundaryArrival } from '../stack-set/boundary-arrival';
import { MemberStackSet } from '../stack-set/member-stack-set';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { ServiceUser } from './service-user';

export interface MemberServiceUsersProps {
  /** By key. */
  readonly users: Readonly<Record<string, ServiceUserConfig>>;
  /** `r-…` */
  readonly rootId: string;
  readonly homeRegion: string;
  /** Twelve digits, or a token, by the account's key. */
  readonly accountId: (account: string) => string;
  /** StackSets that come before: the permissions boundary. */
  readonly after: readonly MemberStackSet[];
}

/** The IAM users that the config asks for, each in its own account by a StackSet of its own. */
export class MemberServiceUsers extends Construct {
  public constructor(scope: Construct, id: string, props: MemberServiceUsersProps) {
    super(scope, id);
    const users = Object.entries(props.users).map(([key, user]) => {
      const template = new StackSetTemplate(this, `${key}-template`);
      new ServiceUser(template, 'ServiceUser', { key, user });
      return new MemberStackSet(this, key, {
        stackSetName: `${SERVICE_USER_PREFIX}${key}`,
        description: user.why.slice(0, DESCRIPTION_LIMIT),
        template,
        organizationalUnitIds: [props.rootId],
        accountIds: [props.accountId(user.account)],
        regions: [props.homeRegion],
        after: props.after,
      });
    });
    const accounts = Object.values(props.users).map(({ account }) => account);
    new BoundaryArrival(this, 'BoundaryArrival', {
      accountIds: [...new Set(accounts)].sort().map(props.accountId),
      homeRegion: props.homeRegion,
      before: users,
      after: props.after,
    });
  }
}

/** Characters of a StackSet's description. */
const DESCRIPTION_LIMIT = 1024;
