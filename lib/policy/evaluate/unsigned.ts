import type { CallerFact } from './caller-fact';

/** Calls that AWS takes without credentials, where a policy of the resource lets everybody in. */
interface UnsignedCalls {
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  readonly page: string;
}

/** What is documented: of every other service nobody can tell. */
export const UNSIGNED_CALLS: readonly UnsignedCalls[] = [
  { actions: ['s3:*'], page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html' },
  {
    actions: ['sqs:*'],
    page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
  },
  {
    actions: ['lambda:invokefunction', 'lambda:invokefunctionurl'],
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  },
  { actions: ['es:eshttp*'], page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html' },
  {
    actions: ['elasticfilesystem:client*'],
    page: 'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html',
  },
  { actions: ['vpc-lattice-svcs:*'], page: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html' },
];

const WITHOUT_CREDENTIALS: CallerFact['callers'] = ['anonymous', 'federated'];

/** Refused without credentials, whatever a policy says. */
export const NEVER_UNSIGNED: readonly CallerFact[] = [
  {
    actions: ['lambda:invokefunction'],
    callers: WITHOUT_CREDENTIALS,
    unless: { key: 'lambda:invokedviafunctionurl', value: 'true' },
    why: 'AWS Lambda takes calls without credentials at the URL of a function alone, which is lambda:InvokeFunctionUrl.',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  },
  {
    actions: ['kms:*'],
    callers: WITHOUT_CREDENTIALS,
    why: 'AWS KMS takes no call without credentials. Any AWS account has some.',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/access-glossary.html',
  },
  {
    actions: ['s3:createbucket'],
    callers: WITHOUT_CREDENTIALS,
    why: 'Nobody makes a bucket without credentials.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html',
  },
];

/** Refused or not: whether the service takes calls without credentials, nobody can tell. What policies deny is denied. */
export const PERHAPS_UNSIGNED: CallerFact = {
  actions: ['*'],
  // Those of AWS STS have rows of their own.
  except: ['sts:*', ...UNSIGNED_CALLS.flatMap(({ actions }) => actions)],
  callers: WITHOUT_CREDENTIALS,
  why: 'Few services take calls without credentials: whether this one does, AWS does not say.',
  page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html',
};
