import type { AlternateContactType } from '@aws-sdk/client-account';
import type { AwsClients } from './clients';
import { isAwsError } from './live-error';

/** Whom AWS writes to, as the Account Management API names its parts: `Name`, `Title`, `EmailAddress`, `PhoneNumber`. */
export type Contact = Readonly<Record<string, string | undefined>>;

/**
 * @param accountId @default the management account, which AWS refuses to name by its id
 * @returns undefined where the account has none of the type
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
 */
export async function readContact(
  clients: AwsClients,
  type: string,
  accountId: string | undefined,
): Promise<Contact | undefined> {
  const { GetAlternateContactCommand } = await import('@aws-sdk/client-account');
  const client = await clients.account();
  try {
    const { AlternateContact } = await client.send(
      new GetAlternateContactCommand({
        AlternateContactType: type as AlternateContactType,
        ...(accountId === undefined ? {} : { AccountId: accountId }),
      }),
    );
    return { ...AlternateContact };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
