/** Of condition keys that people have words for: by key in lower case, what each value comes to. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
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

function byTruth(yes: string, no: string): (value: string) => string {
  return (value) => (value === 'false' ? no : yes);
}

/** What a request holds of one condition key, in words; a key that there are none for stands as it is. */
export function conditionWords(key: string, values: readonly string[]): string {
  const words = WORDS[key];
  if (words !== undefined) return values.map(words).join(' and ');
  const tag = TAGS.find(([prefix]) => key.startsWith(prefix));
  if (tag !== undefined) return `${tag[1]} ${key.slice(tag[0].length)}: ${values.join(', ')}`;
  return `${key} is ${values.join(', ')}`;
}
