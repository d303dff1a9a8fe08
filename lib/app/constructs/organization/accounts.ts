import { CfnAccount } from 'aws-cdk-lib/aws-organizations';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import type { Account, LandingZone } from '../../../model/landing-zone';
import { oneByOne } from '../lanes';
import { retain } from '../retain';
import { AccountPlacement } from './account-placement';
import type { Ids } from './ids';

export interface AccountsProps {
  readonly accounts: LandingZone['accounts'];
  readonly organizationalUnits: Ids;
  /** Role that AWS creates in each new account, assumable from the management account. */
  readonly accountAccessRoleName: string;
}

/**
 * The member accounts, one after the other since AWS creates them so. A created account is never closed from here:
 * leaving the config only takes it out of this stack. An account that exists is moved to its OU, nothing else.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-account.html
 */
export class Accounts extends Construct implements Ids {
  /** In the order in which they are created or moved. */
  public readonly resources: readonly CfnResource[];
  private readonly ids = new Map<string, string>();
  private readonly props: AccountsProps;

  public constructor(scope: Construct, id: string, props: AccountsProps) {
    super(scope, id);
    this.props = props;
    this.resources = Object.entries(props.accounts).map(([key, account]) => this.add(key, account));
    oneByOne(this.resources);
  }

  /** Twelve digits (a token for an account that is created here) by the account's key. */
  public idOf(key: string): string {
    const found = this.ids.get(key);
    if (found === undefined) throw new Error(`no account "${key}" in the model`);
    return found;
  }

  private add(key: string, account: Account): CfnResource {
    const parentId = this.props.organizationalUnits.idOf(account.ou);
    if (account.existing !== undefined) {
      this.ids.set(key, account.existing);
      return new AccountPlacement(this, key, {
        accountId: account.existing,
        accountName: account.name,
        parentId,
      }).resource;
    }
    const created = retain(
      new CfnAccount(this, key, {
        accountName: account.name,
        email: account.email,
        parentIds: [parentId],
        roleName: this.props.accountAccessRoleName,
        tags: Object.entries(account.tags).map(([tag, value]) => ({ key: tag, value })),
      }),
    );
    created.overrideLogicalId(logicalId('Account', key));
    this.ids.set(key, created.attrAccountId);
    return created;
  }
}
