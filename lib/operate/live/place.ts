import { GLOBAL_REGION } from '../../base/regions';
import type { AwsClients } from './clients';
import { LiveError } from './live-error';

/** Where a call is made. */
export interface Place {
  readonly region: string;
  /** Role of another account that makes it. @default the account of the credentials at hand */
  readonly roleArn?: string;
}

/** Services that are asked in other accounts, by the name of the SDK's package. */
const SERVICES = {
  backup: async () => await import('@aws-sdk/client-backup'),
  ec2: async () => await import('@aws-sdk/client-ec2'),
  guardduty: async () => await import('@aws-sdk/client-guardduty'),
  iam: async () => await import('@aws-sdk/client-iam'),
  inspector2: async () => await import('@aws-sdk/client-inspector2'),
  macie2: async () => await import('@aws-sdk/client-macie2'),
  organizations: async () => await import('@aws-sdk/client-organizations'),
  securityhub: async () => await import('@aws-sdk/client-securityhub'),
} as const;

export type PlacedService = keyof typeof SERVICES;

/** A call by its command's name without its suffix, which only reads. What it answers is AWS's. */
export type Ask = (service: string, command: string, input: object) => Promise<Answered>;

/** An answer of AWS, as the SDK gives it. */
export type Answered = Readonly<Record<string, unknown>>;

/** Asks any service in one place. @throws LiveError of a service that nobody here asks */
export function askerAt(clients: AwsClients, place: Place): Ask {
  return async (service, command, input) => {
    const load = isPlaced(service) ? SERVICES[service] : undefined;
    if (load === undefined) throw new LiveError('failed', `nothing here asks ${service}`);
    const sdk = (await load()) as unknown as Readonly<Record<string, new (input: object) => object>>;
    const Command = sdk[`${command}Command`];
    if (Command === undefined) throw new LiveError('failed', `the SDK has no ${service}:${command}`);
    const client = await clients.placed(service as PlacedService, place);
    return (await client.send(new Command(input) as never)) as Answered;
  };
}

function isPlaced(service: string): service is PlacedService {
  return Object.hasOwn(SERVICES, service);
}

/** What a client of any service can do. */
export interface PlacedClient {
  send(command: never): Promise<object>;
}

type ClientClass = new (settings: object) => PlacedClient;

/** A client of a service, in its class of the SDK. @param settings as every client takes them */
export async function placedClient(service: PlacedService, settings: object): Promise<PlacedClient> {
  const sdk = (await SERVICES[service]()) as unknown as Readonly<Record<string, ClientClass>>;
  const name = Object.keys(sdk).find((one) => CLIENT.test(one));
  const Client = name === undefined ? undefined : sdk[name];
  if (Client === undefined) throw new LiveError('failed', `the SDK has no client of ${service}`);
  return new Client(settings);
}

/** For example `GuardDutyClient`: the one class of a package of that ending. */
const CLIENT = /^[A-Z][A-Za-z0-9]*Client$/;

/** Reads, and nothing else, whatever the role may do. */
const READ_ONLY = [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }];
const SESSION = 'lz-drift';

/**
 * Credentials of a role in another account, when they are first needed and again before they end.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function roleCredentials(clients: AwsClients, RoleArn: string): () => Promise<RoleCredentials> {
  return async () => {
    const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
    const client = await clients.sts(GLOBAL_REGION);
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
  };
}

/** As the SDK takes them. */
interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
