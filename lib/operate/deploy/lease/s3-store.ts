import { entryOf } from '../../../base/entry-of';
import { isObject } from '../../../base/json';
import type { AwsClients } from '../../live';
import { asLiveError, isAwsError, LiveError } from '../../live/live-error';
import { told } from '../../live/told';
import type { Found, Holder, LeaseStore } from './store';

/** Where the lease stands in the bucket that `cdk bootstrap` made. */
export const LEASE_KEY = 'landing-zone/deploy-lease.json';

/** For one call, with every attempt of the SDK. */
const ANSWER_MILLISECONDS = 30_000;

export interface LeaseBucket {
  readonly clients: AwsClients;
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
}

/**
 * A lease in an object of S3, which writes it only where it is as it was.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3LeaseStore({ clients, name, region, accountId }: LeaseBucket): LeaseStore {
  const place = { Bucket: name, Key: LEASE_KEY, ExpectedBucketOwner: accountId };
  const write = (condition: object, holder: Holder | undefined): Promise<string | undefined> =>
    answered(name, 's3:PutObject', async () => {
      const { PutObjectCommand } = await import('@aws-sdk/client-s3');
      const client = await clients.s3(region);
      // The time makes each version another.
      const Body = JSON.stringify({ holder, written: new Date().toISOString() });
      try {
        const { ETag } = await client.send(new PutObjectCommand({ ...place, ...condition, Body }), inTime());
        return told(ETag, 's3:PutObject', 'ETag');
      } catch (error) {
        // Another has written before, at this moment, or taken it away.
        if (isAwsError(error, 'PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey')) return undefined;
        throw error;
      }
    });
  return {
    create: (holder) => write({ IfNoneMatch: '*' }, holder),
    replace: (version, holder) => write({ IfMatch: version }, holder),
    read: () => answered(name, 's3:GetObject', () => read(clients, region, place)),
  };
}

/** Whoever waits for ever could not tell when the lease is over. */
function inTime(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(ANSWER_MILLISECONDS) };
}

async function read(
  clients: AwsClients,
  region: string,
  place: { Bucket: string; Key: string },
): Promise<Found | undefined> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const client = await clients.s3(region);
  try {
    const { ETag, LastModified, Body } = await client.send(new GetObjectCommand(place), inTime());
    const written = told(LastModified, 's3:GetObject', 'LastModified').getTime();
    const holder = holderIn((await Body?.transformToString()) ?? '');
    return {
      version: told(ETag, 's3:GetObject', 'ETag'),
      // AWS's clock wrote it, and the SDK knows how far this one is off.
      ageMilliseconds: Math.max(0, Date.now() + client.config.systemClockOffset - written),
      ...(holder === undefined ? {} : { holder }),
    };
  } catch (error) {
    if (isAwsError(error, 'NoSuchKey')) return undefined;
    throw error;
  }
}

/** What can be read as nobody's is somebody's: it ends by itself. */
function holderIn(text: string): Holder | undefined {
  const unknown = { id: '', name: 'somebody', since: 'an unknown time' };
  try {
    const content: unknown = JSON.parse(text);
    if (!isObject(content)) return unknown;
    const holder = entryOf(content, 'holder');
    if (holder === undefined) return undefined;
    if (!isObject(holder)) return unknown;
    // An earlier version of the landing zone gave no id.
    const { id = '', name, since } = holder;
    if (typeof id !== 'string' || typeof name !== 'string' || typeof since !== 'string') return unknown;
    return { id, name, since };
  } catch {
    return unknown;
  }
}

const NO_ANSWER = new Error(`no answer in ${ANSWER_MILLISECONDS / 1_000} s`);

async function answered<T>(bucket: string, call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { kind, message } = asLiveError(isAwsError(error, 'AbortError', 'TimeoutError') ? NO_ANSWER : error, call);
    if (kind === 'no credentials') throw new LiveError(kind, message);
    throw new LiveError(
      kind,
      `Whether another deploy runs cannot be told: ${message}. Needed: s3:GetObject and s3:PutObject on arn:aws:s3:::${bucket}/${LEASE_KEY}. Nothing was started.`,
    );
  }
}
