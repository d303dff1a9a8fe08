import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../drift/call';
import { asLiveError, LiveError } from '../live/live-error';
import type { AwsClients } from '../live';

/** Makes a call, and waits until AWS has done what it asks for. @throws LiveError in one line */
export type MakeCall = (call: Call) => Promise<void>;

/** Of an identity center, which does what it is asked for afterwards. */
interface Status {
  readonly Status?: string;
  readonly RequestId?: string;
  readonly FailureReason?: string;
}

type Answer = Readonly<Record<string, Status | undefined>>;
type Sdk = Readonly<Record<string, new (input: object) => unknown>>;

interface Service {
  readonly client: { readonly send: (command: never) => Promise<object> };
  readonly sdk: object;
}

/** By the field of the answer: what tells how far it is, and what it has to be asked by. */
const PROGRESS: Readonly<Record<string, readonly [operation: string, by: string]>> = {
  AccountAssignmentCreationStatus: ['DescribeAccountAssignmentCreationStatus', 'AccountAssignmentCreationRequestId'],
  AccountAssignmentDeletionStatus: ['DescribeAccountAssignmentDeletionStatus', 'AccountAssignmentDeletionRequestId'],
  PermissionSetProvisioningStatus: ['DescribePermissionSetProvisioningStatus', 'ProvisionPermissionSetRequestId'],
};

/** What AWS refuses for the moment only. */
const FOR_THE_MOMENT =
  /^(ConcurrentModificationException|ConflictException|TooManyRequestsException|ServiceException)$/;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 250;
const POLLS = 150;

/** @param pauseMilliseconds between two looks at what takes time. @default two seconds */
export function makeCalls(clients: AwsClients, pauseMilliseconds = 2_000): MakeCall {
  return async (call) => {
    const what = `${call.service}:${call.operation}`;
    try {
      const service = await serviceOf(clients, call);
      const answer = await send(service, call.operation, call.parameters);
      for (const [field, [operation, by]] of Object.entries(PROGRESS)) {
        const status = answer[field];
        if (status === undefined) continue;
        const { InstanceArn } = call.parameters;
        await done({
          service,
          field,
          operation,
          input: { InstanceArn, [by]: status.RequestId },
          pauseMilliseconds,
          what,
        });
      }
    } catch (error) {
      throw asLiveError(error, what);
    }
  };
}

async function serviceOf(clients: AwsClients, { service, region = '' }: Call): Promise<Service> {
  switch (service) {
    case 'account':
      return { client: await clients.account(), sdk: await import('@aws-sdk/client-account') };
    case 'cloudformation':
      return { client: await clients.cloudFormation(region), sdk: await import('@aws-sdk/client-cloudformation') };
    case 'cloudtrail':
      return { client: await clients.cloudTrail(region), sdk: await import('@aws-sdk/client-cloudtrail') };
    case 'iam':
      return { client: await clients.iam(), sdk: await import('@aws-sdk/client-iam') };
    case 'identitystore':
      return { client: await clients.identityStore(region), sdk: await import('@aws-sdk/client-identitystore') };
    case 'organizations':
      return { client: await clients.organizations(), sdk: await import('@aws-sdk/client-organizations') };
    case 'sso-admin':
      return { client: await clients.ssoAdmin(region), sdk: await import('@aws-sdk/client-sso-admin') };
  }
}

async function send({ client, sdk }: Service, operation: string, input: object): Promise<Answer> {
  const Command = (sdk as Sdk)[`${operation}Command`];
  if (Command === undefined) throw new Error(`the SDK has no ${operation}`);
  for (let tries = 1; ; tries += 1) {
    try {
      return (await client.send(new Command(input) as never)) as Answer;
    } catch (error) {
      if (tries === TRIES || !(error instanceof Error) || !FOR_THE_MOMENT.test(error.name)) throw error;
      await pause(FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1));
    }
  }
}

interface Waiting {
  readonly service: Service;
  readonly field: string;
  readonly operation: string;
  readonly input: object;
  readonly pauseMilliseconds: number;
  readonly what: string;
}

async function done({ service, field, operation, input, pauseMilliseconds, what }: Waiting): Promise<void> {
  for (let polls = 0; polls < POLLS; polls += 1) {
    const { Status: status, FailureReason: reason = 'no reason given' } =
      (await send(service, operation, input))[field] ?? {};
    if (status === 'SUCCEEDED') return;
    if (status !== 'IN_PROGRESS') throw new LiveError('failed', `${what} did not come about: ${reason}`);
    await pause(pauseMilliseconds);
  }
  throw new LiveError('failed', `${what} is not done yet. Look again later: npm run drift`);
}
