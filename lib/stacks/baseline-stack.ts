import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PermissionsBoundary } from '../constructs/baseline/permissions-boundary';
import type { Accounts } from '../constructs/organization/accounts';
import { AlternateContacts } from '../constructs/organization/alternate-contacts';
import { DelegatedAdministrators } from '../constructs/organization/delegated-administrators';
import { MemberStackSet } from '../constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import { contactsByAccount } from '../model/contacts';
import type { LandingZone } from '../model/schema';
import { MANAGEMENT } from '../model/tree';
import { STACK_SET_PREFIX } from '../names';
import { delegatedServices } from '../organization-services';

export interface BaselineStackProps extends StackProps {
  readonly zone: LandingZone;
  readonly accounts: Accounts;
  /** `r-…` */
  readonly rootId: string;
}

/** What every account gets: by StackSet in member accounts, and the same here for the management account. */
export class BaselineStack extends Stack {
  public constructor(scope: Construct, id: string, props: BaselineStackProps) {
    super(scope, id, props);
    const { zone, accounts } = props;

    new DelegatedAdministrators(this, 'DelegatedAdministrators', {
      securityAccountId: accounts.idOf(zone.company.securityAccount),
      services: delegatedServices(zone),
    });
    new AlternateContacts(this, 'AlternateContacts', {
      accounts: contactsByAccount(zone).map(([account, contacts]) => ({
        account,
        contacts,
        ...(account === MANAGEMENT ? {} : { accountId: accounts.idOf(account) }),
      })),
    });

    new PermissionsBoundary(this, 'PermissionsBoundary');

    const template = new StackSetTemplate(this, 'PermissionsBoundaryTemplate');
    new PermissionsBoundary(template, 'PermissionsBoundary');
    new MemberStackSet(this, 'PermissionsBoundaryStackSet', {
      stackSetName: `${STACK_SET_PREFIX}permissions-boundary`,
      description: 'The permissions boundary in every member account',
      template,
      organizationalUnitIds: [props.rootId],
      // IAM is global: one region is enough, and a second would try to create the same policy again.
      regions: [this.region],
    });
  }
}
