import { CustomResource, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CustomType } from '../../../base/template-contract';
import type { Contact, Contacts } from '../../../model/baseline-schema';
import { accountHandler, SERVICE_TIMEOUT } from '../custom-resources/handlers';
import { oneByOne } from '../lanes';

/** An account with the contacts that it is to have. */
export interface AccountContacts {
  /** Key of the account, or `management`. */
  readonly account: string;
  /** Twelve digits or a token; absent for the management account, which AWS refuses to name by its id. */
  readonly accountId?: string;
  readonly contacts: Contacts;
}

export interface AlternateContactsProps {
  /** Accounts without any contact are left out. */
  readonly accounts: readonly AccountContacts[];
}

/**
 * Whom AWS writes to about billing, operations and security, account by account. A contact that leaves the config stays
 * in the account: nobody to write to would be worse.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
 */
export class AlternateContacts extends Construct {
  public constructor(scope: Construct, id: string, props: AlternateContactsProps) {
    super(scope, id);
    oneByOne(
      props.accounts
        .filter(({ contacts }) => Object.keys(contacts).length > 0)
        .map(({ account, accountId, contacts }) => {
          const resource = new CustomResource(this, account, {
            resourceType: CustomType.ALTERNATE_CONTACTS,
            serviceToken: accountHandler(this),
            serviceTimeout: SERVICE_TIMEOUT,
            properties: { AccountId: accountId, Contacts: Object.entries(contacts).map(inApiTerms) },
          });
          return resource.node.defaultChild as CfnResource;
        }),
    );
  }
}

function inApiTerms([type, contact]: [string, Contact]): Readonly<Record<string, string>> {
  const { name, title, email, phoneNumber } = contact;
  return {
    AlternateContactType: type.toUpperCase(),
    Name: name,
    Title: title,
    EmailAddress: email,
    PhoneNumber: phoneNumber,
  };
}
