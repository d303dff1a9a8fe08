import type { STSClient } from '@aws-sdk/client-sts';
import { READ_ONLY_ACCESS } from '../../base/names';
import { LiveError } from './live-error';

/** Reads, and nothing else, whatever the role may do. */
const READ_ONLY = [{ arn: READ_ONLY_ACCESS }];
const SESSION = 'lz-drift';
/** So long before credentials end the SDK asks for others. */
const BEFORE_MILLISECONDS = 5 * 60_000;

/**
 * Credentials of a role in another account, when they are first needed and again before they end: one call for all clients that share
 * them.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function roleCredentials(sts: () => Promise<STSClient>, roleArn: string): () => Promise<RoleCredentials> {
  let given: Promise<RoleCredentials> | undefined;
  let endsAt = 0;
  return () => {
    if (given !== undefined && Date.now() < endsAt - BEFORE_MILLISECONDS) return given;
    endsAt = Infinity;
    given = assume(sts, roleArn).then(
      (credentials) => {
        endsAt = credentials.expiration?.getTime() ?? Infinity;
        return credentials;
      },
      (error: unknown) => {
        given = undefined;
        throw error;
      },
    );
    return given;
  };
}

async function assume(sts: () => Promise<STSClient>, RoleArn: string): Promise<RoleCredentials> {
  const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
  const client = await sts();
  const { Credentials: given } = await client.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: SESSION, PolicyArns: READ_ONLY }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined)
    throw new LiveError('failed', `sts:AssumeRole answered without credentials of ${RoleArn}`);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  };
}

/** As the SDK takes them. */
interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
