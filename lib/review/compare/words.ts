import { entryOf } from '../../base/entry-of';

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
};

const TAGS: readonly (readonly [prefix: string, words: string])[] = [
  ['aws:principaltag/', 'by whoever has the tag'],
  ['aws:requesttag/', 'with the tag'],
  ['aws:resourcetag/', 'on what has the tag'],
];

/** Undefined for what is no truth value: nobody knows what AWS makes of it. */
function byTruth(yes: string, no: string): (value: string) => string | undefined {
  const words = new Map([
    ['true', yes],
    ['false', no],
  ]);
  return (value) => words.get(value.toLowerCase());
}

/** What a request holds of one condition key, in words; a key or value that there are none for stands as it is. */
export function conditionWords(key: string, values: readonly string[]): string {
  const name = key.toLowerCase();
  const words = entryOf(WORDS, name);
  const said = words === undefined ? [] : values.map(words);
  if (said.length > 0 && said.every((one) => one !== undefined)) return said.join(' and ');
  const tag = TAGS.find(([prefix]) => name.startsWith(prefix));
  if (tag !== undefined) return `${tag[1]} ${key.slice(tag[0].length)}: ${values.join(', ')}`;
  return `${key} is ${values.join(', ')}`;
}

/** What organization policies of a type set, or what they are called. */
const POLICY_TYPES: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_CONTROL_POLICY: 'resource control policy',
  AISERVICES_OPT_OUT_POLICY: 'what AI services may keep',
  BACKUP_POLICY: 'backups',
  DECLARATIVE_POLICY_EC2: 'defaults of EC2',
  INSPECTOR_POLICY: 'Inspector',
  S3_POLICY: 'public access to S3',
  SECURITYHUB_POLICY: 'Security Hub',
  TAG_POLICY: 'tags',
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

/** What an ARN is of, by what people call it, and its name; what there are no words for stands as it is. */
export function thingWords(arn: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  const name = rest.join(':');
  const ofService = entryOf(THINGS, service);
  if (ofService !== undefined && name !== '') return `${ofService} ${name}`;
  const [, type = '', own = ''] = /^([^:/]+)[:/](.+)$/.exec(name) ?? [];
  const words = entryOf(THINGS, `${service} ${type}`);
  return words === undefined || own === '' ? arn : `${words} ${own}`;
}
