import { entryOf } from '../../base/entry-of';
import { askerAt, type Answered } from './ask';
import type { AwsClients } from './clients';
import { LiveError, isAwsError, statusOf } from './live-error';
import type { Place, PlacedService } from './place';

/** A resource that CloudFormation would make under a name, or of which there can be one alone. */
export interface WantedResource {
  /** For example `AWS::IAM::Role`. */
  readonly type: string;
  /** As `Ref` gives it: its name, or its ARN. */
  readonly ref: string;
  readonly place: Place;
  /** What its properties say. @default nothing that its place does not */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
}

type Texts = NonNullable<WantedResource['texts']>;

/** How one is looked for. */
interface Look {
  readonly service: PlacedService;
  readonly command: string;
  readonly input: (ref: string) => object;
  /** Errors by which AWS says that there is none. @default an empty answer says it */
  readonly none?: readonly string[];
  /** HTTP statuses by which it says that there is one, and which. @default none does */
  readonly other?: Readonly<Record<number, string>>;
  /** What stands in the way. @default what was asked for: an answer is only of that */
  readonly found?: (answer: Answered, ref: string, texts: Texts) => string | undefined;
  /** Where a list has pages: what an answer calls the next one, and what the question for it does. @default it has none */
  readonly next?: readonly [answered: string, asked: string];
}

/** Last part of an ARN's path, or the whole name. */
const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

function iam(command: string, input: Look['input']): Look {
  return { service: 'iam', command, input, none: ['NoSuchEntityException', 'NoSuchEntity'] };
}

type Listed = Readonly<Record<string, string>>;

function listed(answer: Answered, list: string): readonly Listed[] {
  return (answer[list] ?? []) as readonly Listed[];
}

/** Without one of a service or of another provider: those are beside the customer's. */
function recorderOf(answer: Answered): string | undefined {
  const own = listed(answer, 'ConfigurationRecorders').find(
    ({ servicePrincipal, connectorArn }) => servicePrincipal === undefined && connectorArn === undefined,
  );
  return own && (own.name ?? UNNAMED);
}

const UNNAMED = 'one without a name';

/**
 * Of a region's configuration recorders and delivery channels there can be one that customers manage, whatever its name.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
const LOOKS: Readonly<Record<string, Look>> = {
  'AWS::CE::AnomalyMonitor': {
    service: 'cost-explorer',
    command: 'GetAnomalyMonitors',
    input: () => ({ MaxResults: 100 }),
    next: ['NextPageToken', 'NextPageToken'],
    found: (answer, _ref, texts) =>
      listed(answer, 'AnomalyMonitors').find(
        (one) => one.MonitorType === texts.MonitorType?.[0] && one.MonitorDimension === texts.MonitorDimension?.[0],
      )?.MonitorArn,
  },
  'AWS::Config::ConfigurationRecorder': {
    service: 'config-service',
    command: 'DescribeConfigurationRecorders',
    input: () => ({}),
    found: recorderOf,
  },
  'AWS::Config::DeliveryChannel': {
    service: 'config-service',
    command: 'DescribeDeliveryChannels',
    input: () => ({}),
    found: (answer) => listed(answer, 'DeliveryChannels').map(({ name }) => name ?? UNNAMED)[0],
  },
  'AWS::IAM::Role': iam('GetRole', (ref) => ({ RoleName: nameOf(ref) })),
  'AWS::IAM::User': iam('GetUser', (ref) => ({ UserName: nameOf(ref) })),
  'AWS::IAM::Group': iam('GetGroup', (ref) => ({ GroupName: nameOf(ref) })),
  'AWS::IAM::InstanceProfile': iam('GetInstanceProfile', (ref) => ({ InstanceProfileName: nameOf(ref) })),
  'AWS::IAM::ManagedPolicy': {
    service: 'iam',
    command: 'ListPolicies',
    // Of a name there is one, whatever its path.
    input: () => ({ Scope: 'Local', MaxItems: 1000 }),
    next: ['Marker', 'Marker'],
    found: (answer, ref) => listed(answer, 'Policies').find(({ PolicyName }) => PolicyName === nameOf(ref))?.Arn,
  },
  'AWS::IAM::OIDCProvider': iam('GetOpenIDConnectProvider', (ref) => ({ OpenIDConnectProviderArn: ref })),
  'AWS::CloudTrail::Trail': {
    service: 'cloudtrail',
    command: 'GetTrail',
    input: (ref) => ({ Name: nameOf(ref) }),
    none: ['TrailNotFoundException'],
  },
  'AWS::S3::Bucket': {
    service: 's3',
    command: 'HeadBucket',
    input: (ref) => ({ Bucket: ref }),
    none: ['NotFound', 'NoSuchBucket'],
    // Names are one space of all accounts and Regions. An answer to HEAD has no body, so no error's name either.
    other: {
      301: 'in another Region',
      307: 'in another Region',
      403: 'of another account, or these credentials may not look at it',
    },
  },
  'AWS::SNS::Topic': {
    service: 'sns',
    command: 'GetTopicAttributes',
    input: (ref) => ({ TopicArn: ref }),
    none: ['NotFoundException', 'NotFound'],
  },
  'AWS::KMS::Alias': {
    service: 'kms',
    command: 'ListAliases',
    // Who may look at a key, its policy says; who may list aliases, IAM does.
    input: () => ({ Limit: 100 }),
    next: ['NextMarker', 'Marker'],
    found: (answer, ref) => listed(answer, 'Aliases').find(({ AliasName }) => AliasName === ref) && ref,
  },
  'AWS::Lambda::Function': {
    service: 'lambda',
    command: 'GetFunction',
    input: (ref) => ({ FunctionName: ref }),
    none: ['ResourceNotFoundException'],
  },
  'AWS::Events::Rule': {
    service: 'eventbridge',
    command: 'DescribeRule',
    input: (ref) => ({ Name: nameOf(ref) }),
    none: ['ResourceNotFoundException'],
  },
  'AWS::Events::EventBus': {
    service: 'eventbridge',
    command: 'DescribeEventBus',
    input: (ref) => ({ Name: nameOf(ref) }),
    none: ['ResourceNotFoundException'],
  },
  'AWS::Backup::BackupVault': {
    service: 'backup',
    command: 'ListBackupVaults',
    // Of a vault that is not there AWS says that it may not be looked at.
    input: () => ({ MaxResults: 1000 }),
    next: ['NextToken', 'NextToken'],
    found: (answer, ref) => listed(answer, 'BackupVaultList').find((one) => one.BackupVaultName === ref) && ref,
  },
};

/** Types that can be looked for. */
export const LOOKED_FOR: ReadonlySet<string> = new Set(Object.keys(LOOKS));

/** Where IAM calls a service otherwise than the SDK does. */
const PREFIXES: Readonly<Record<string, string>> = {
  'cost-explorer': 'ce',
  'config-service': 'config',
  eventbridge: 'events',
};

/** The call by which a type is looked for, for messages. */
export function lookingCall(type: string): string {
  const { service, command } = lookOf(type);
  return `${entryOf(PREFIXES, service) ?? service}:${command}`;
}

function lookOf(type: string): Look {
  const look = entryOf(LOOKS, type);
  if (look === undefined) throw new Error(`nothing here looks for ${type}`);
  return look;
}

/** What of the account stands where CloudFormation would make a resource: its name. @returns undefined where nothing does */
export async function readThere(
  clients: AwsClients,
  { type, ref, place, texts = {} }: WantedResource,
): Promise<string | undefined> {
  const { service, command, input, none, other = {}, found, next } = lookOf(type);
  try {
    const ask = askerAt(clients, place);
    let page: object = {};
    for (;;) {
      const answer = await ask(service, command, { ...input(ref), ...page });
      if (found === undefined) return ref;
      const one = found(answer, ref, texts);
      const token = next && answer[next[0]];
      if (one !== undefined || next === undefined || token === undefined) return one;
      page = { [next[1]]: token };
    }
  } catch (error) {
    if (none !== undefined && isAwsError(error, ...none)) return undefined;
    const status = statusOf(error) ?? 0;
    const which = other[status];
    if (which !== undefined) return `${ref} (${which})`;
    if (isAwsError(error, 'Unknown'))
      throw new LiveError('failed', `${lookingCall(type)} of ${ref} was answered with status ${status} alone`);
    throw error;
  }
}
