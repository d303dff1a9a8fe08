import { LiveError } from './live-error';

/** Where a call is made. */
export interface Place {
  readonly region: string;
  /** Role of another account that makes it. @default the account of the credentials at hand */
  readonly roleArn?: string;
}

/** Services that are asked in other accounts, by the name of the SDK's package. */
export const SERVICES = {
  backup: async () => await import('@aws-sdk/client-backup'),
  cloudformation: async () => await import('@aws-sdk/client-cloudformation'),
  cloudtrail: async () => await import('@aws-sdk/client-cloudtrail'),
  'config-service': async () => await import('@aws-sdk/client-config-service'),
  'cost-explorer': async () => await import('@aws-sdk/client-cost-explorer'),
  ec2: async () => await import('@aws-sdk/client-ec2'),
  eventbridge: async () => await import('@aws-sdk/client-eventbridge'),
  guardduty: async () => await import('@aws-sdk/client-guardduty'),
  iam: async () => await import('@aws-sdk/client-iam'),
  inspector2: async () => await import('@aws-sdk/client-inspector2'),
  kms: async () => await import('@aws-sdk/client-kms'),
  lambda: async () => await import('@aws-sdk/client-lambda'),
  macie2: async () => await import('@aws-sdk/client-macie2'),
  organizations: async () => await import('@aws-sdk/client-organizations'),
  s3: async () => await import('@aws-sdk/client-s3'),
  securityhub: async () => await import('@aws-sdk/client-securityhub'),
  sns: async () => await import('@aws-sdk/client-sns'),
} as const;

export type PlacedService = keyof typeof SERVICES;

/** What a client of any service can do. */
export interface PlacedClient {
  /** What the SDK made of its settings. */
  readonly config: { readonly requestHandler: unknown };
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
