import { entryOf } from '../../base/entry-of';

const OPEN = 'open to accounts outside of the organization';
const CLOSED = 'closed to accounts outside of the organization';

/** Of condition keys that people have words for: by key in lower case, what each value comes to. */
const WORDS: Readonly<Record<string, (value: string) => string | undefined>> = {
  'aws:securetransport': byTruth('over an encrypted connection', 'over a connection that is not encrypted'),
  'aws:multifactorauthpresent': byTruth('with MFA', 'without MFA'),
  'aws:viaawsservice': byTruth('through an AWS service', 'directly, through no AWS service'),
  'aws:principalisawsservice': byTruth('by an AWS service itself', 'by no AWS service'),
  'aws:assumedroot': byTruth(
    'in a root session that the management account opened',
    'in no root session of the management account',
  ),
  'aws:requestedregion': (region) => `in Region ${region}`,
  'aws:calledvia': (service) => `through ${service}`,
  'aws:calledviafirst': (service) => `first through ${service}`,
  'aws:calledvialast': (service) => `last through ${service}`,
  'aws:principalarn': (arn) => `by ${arn}`,
  'aws:principalaccount': (account) => `from account ${account}`,
  'aws:principalorgid': (id) => `from organization ${id}`,
  'aws:principalorgpaths': (path) => `from the OU ${path}`,
  'aws:principalservicename': (service) => `by ${service}`,
  'aws:resourceaccount': (account) => `on what account ${account} has`,
  'aws:resourceorgid': (id) => `on what organization ${id} has`,
  'aws:resourceorgpaths': (path) => `on what the OU ${path} has`,
  'aws:sourceaccount': (account) => `for what account ${account} has`,
  'aws:sourceorgid': (id) => `for what organization ${id} has`,
  'aws:sourceorgpaths': (path) => `for what the OU ${path} has`,
  'aws:sourcearn': (arn) => `for ${arn}`,
  'aws:sourceip': (address) => `from the address ${address}`,
  'aws:sourcevpc': (id) => `from the network ${id}`,
  'aws:sourcevpce': (id) => `through the VPC endpoint ${id}`,
  'aws:currenttime': (time) => `at ${time}`,
  'aws:username': (name) => `by the user ${name}`,
  'aws:tagkeys': (key) => `with the tag ${key}`,
  'aws:multifactorauthage': (seconds) => `${seconds} seconds after MFA`,
  'aws:tokenissuetime': (time) => `with credentials issued at ${time}`,
  'aws-external-anthropic:bearertokentype': keyOfKind,
  'bedrock:bearertokentype': keyOfKind,
  'bedrock-mantle:bearertokentype': keyOfKind,
  'sagemaker:bearertokentype': keyOfKind,
  'dsql:witnessregion': (region) => `with a witness in Region ${region}`,
  'ec2:attribute': (name) => `of the attribute ${name}`,
  'ec2:instancetype': (type) => `of the type ${type}`,
  'ec2:metadatahttptokens': byValue({
    required: 'with metadata for sessions with a token only',
    optional: 'with metadata for whoever asks',
  }),
  'iam:awsservicename': (service) => `for ${service}`,
  'iam:passedtoservice': (service) => `passed to ${service}`,
  'iam:permissionsboundary': (arn) => `with the permissions boundary ${arn}`,
  'kms:calleraccount': (account) => `from account ${account}`,
  'kms:replicaregion': copiedTo,
  'kms:viaservice': (service) => `through ${service}`,
  'lambda:functionurlauthtype': byValue({ none: 'for a URL without sign-in', aws_iam: 'for a URL with sign-in' }),
  'lambda:principal': (principal) => `for ${principal}`,
  'ram:allowsexternalprincipals': byTruth(OPEN, CLOSED),
  'ram:requestedallowsexternalprincipals': byTruth(OPEN, CLOSED),
  's3:resourceaccount': (account) => `on what account ${account} has`,
  's3:x-amz-acl': (acl) => `with the ACL ${acl}`,
  'secretsmanager:addreplicaregions': copiedTo,
  'ses:replicaregion': copiedTo,
  'sts:externalid': (id) => `with the external id ${id}`,
  'sts:taskpolicyarn': (arn) => `for the root task ${arn}`,
};

const TAGS: readonly (readonly [prefix: string, words: string])[] = [
  ['aws:principaltag/', 'by whoever has the tag'],
  ['aws:requesttag/', 'with the tag'],
  ['aws:resourcetag/', 'on what has the tag'],
];

/** What the tokens of an identity provider say, by how the key ends. */
const CLAIMS: readonly (readonly [suffix: string, words: string])[] = [
  [':sub', 'as'],
  [':aud', 'for the audience'],
];

function copiedTo(region: string): string {
  return `copied to Region ${region}`;
}

function keyOfKind(kind: string): string {
  return `with a key of the kind ${kind}`;
}

/** Undefined for any other value: nobody knows what AWS makes of it. */
function byValue(words: Readonly<Record<string, string>>): (value: string) => string | undefined {
  return (value) => entryOf(words, value.toLowerCase());
}

function byTruth(yes: string, no: string): (value: string) => string | undefined {
  return byValue({ true: yes, false: no });
}

/** What a request holds of one condition key, in words; a key or value that there are none for stands as it is. */
export function conditionWords(key: string, values: readonly string[]): string {
  const name = key.toLowerCase();
  const words = entryOf(WORDS, name);
  const said = words === undefined ? [] : values.map(words);
  if (said.length > 0 && said.every((one) => one !== undefined)) return said.join(' and ');
  const tag = TAGS.find(([prefix]) => name.startsWith(prefix));
  if (tag !== undefined) return `${tag[1]} ${key.slice(tag[0].length)}: ${values.join(', ')}`;
  const claim = CLAIMS.find(([suffix]) => name.endsWith(suffix));
  if (claim !== undefined) return `${claim[1]} ${values.join(', ')} of ${key.slice(0, -claim[0].length)}`;
  return `${key} is ${values.join(', ')}`;
}

/** Of condition keys that people have words for: what it comes to that a request does not have them, by key in lower case. */
const ABSENT: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
  'aws:multifactorauthpresent': 'with access keys of a user, of which nothing says whether there was MFA',
  'aws:multifactorauthage': 'without MFA',
  'aws:tokenissuetime': 'with access keys of a user, which no session issued',
  'aws:calledvia': 'through no AWS service',
  'aws:calledviafirst': 'through no AWS service',
  'aws:calledvialast': 'through no AWS service',
  'aws:principalorgid': 'from no organization',
  'aws:principalorgpaths': 'from no OU',
  'aws:sourceaccount': 'for no account that AWS names',
  'aws:sourceorgid': 'for no organization that AWS names',
  'aws:sourceorgpaths': 'for no OU that AWS names',
  'aws:sourcearn': 'for nothing that AWS names',
  'aws:sourceip': 'from no address that AWS names',
  'aws:sourcevpc': 'from no network of a VPC endpoint',
  'aws:sourcevpce': 'through no VPC endpoint',
  'aws:tagkeys': 'without tags',
  'iam:permissionsboundary': 'without a permissions boundary',
  'kms:viaservice': 'through no AWS service',
  's3:x-amz-acl': 'without an ACL',
  'sts:externalid': 'without an external id',
};

const ABSENT_TAGS: Readonly<Record<string, string>> = {
  'aws:principaltag/': 'by whoever has no tag',
  'aws:requesttag/': 'without the tag',
  'aws:resourcetag/': 'on what has no tag',
};

/** That a request does not have a condition key, in words. */
export function absenceWords(key: string): string {
  const name = key.toLowerCase();
  const words = entryOf(ABSENT, name);
  if (words !== undefined) return words;
  const tag = Object.entries(ABSENT_TAGS).find(([prefix]) => name.startsWith(prefix));
  if (tag !== undefined) return `${tag[1]} ${key.slice(tag[0].length)}`;
  return `without ${key}`;
}

/** What organization policies of a type set, or what they are called. */
const POLICY_TYPES: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_CONTROL_POLICY: 'resource control policy',
  AISERVICES_OPT_OUT_POLICY: 'what AI services may keep',
  BACKUP_POLICY: 'backups',
  BEDROCK_POLICY: 'guardrails of Bedrock',
  CHATBOT_POLICY: 'what chat applications may do',
  DECLARATIVE_POLICY_EC2: 'defaults of EC2',
  INSPECTOR_POLICY: 'Inspector',
  NETWORK_SECURITY_DIRECTOR_POLICY: 'Network Security Director',
  S3_POLICY: 'public access to S3',
  SECURITYHUB_POLICY: 'Security Hub',
  TAG_POLICY: 'tags',
  UPGRADE_ROLLOUT_POLICY: 'the order of automatic upgrades',
};

/** A type that there are no words for stands as it is. */
export function policyTypeWords(type: string): string {
  return entryOf(POLICY_TYPES, type) ?? type;
}

/** By service and, where it has several, the type of its ARNs. */
const THINGS: Readonly<Record<string, string>> = {
  s3: 'bucket',
  sns: 'topic',
  sqs: 'queue',
  'backup backup-vault': 'backup vault',
  'dynamodb table': 'table',
  'ecr repository': 'repository of images',
  'events event-bus': 'event bus',
  'iam role': 'role',
  'iam user': 'user',
  'kms key': 'key',
  'lambda function': 'function',
  'logs log-group': 'log group',
  'secretsmanager secret': 'secret',
};

/** As AWS names stacks of a StackSet; what they make without a name of its own is told by its logical id. */
const MADE_BY_STACK_SET =
  /^(?<type>[a-z-]+)[/:]StackSet-(?<set>.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-(?<id>\w+)$/;

/** What an ARN is of, by what people call it, and its name; what there are no words for stands as it is. */
export function thingWords(arn: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  const name = rest.join(':');
  const ofService = entryOf(THINGS, service);
  const made = MADE_BY_STACK_SET.exec(name)?.groups;
  if (made !== undefined) {
    const kind = entryOf(THINGS, `${service} ${made.type ?? ''}`) ?? made.type ?? '';
    return `${kind} ${made.id ?? ''} of ${made.set ?? ''}`.trim();
  }
  if (ofService !== undefined && name !== '') return `${ofService} ${name}`;
  const [, type = '', own = ''] = /^([^:/]+)[:/](.+)$/.exec(name) ?? [];
  const words = entryOf(THINGS, `${service} ${type}`);
  // No other role, and no other user, in the account has the name, whatever its path.
  const called = service === 'iam' ? (own.split('/').at(-1) ?? own) : own;
  return words === undefined || own === '' ? arn : `${words} ${called}`;
}
