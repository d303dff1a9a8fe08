import { entryOf } from '../base/entry-of';
import type { KnownValues } from './context-values';
import { knownNames } from './known-names';
import { OF_EC2, RESOURCE_NAMES, type NameRule } from './resource-name-rules';

/** A part of an ARN that AWS never gives. */
export interface WrongName {
  readonly found: string;
  /** In words, with an example. */
  readonly expected: string;
  readonly mend: string;
}

/**
 * What is wrong with the name of the resource in a whole ARN, or undefined where AWS may give it or its rule is not known here. What is
 * left open is not judged: an ARN with wildcards or placeholders in its resource part.
 */
export function wrongResourceName(arn: string): WrongName | undefined {
  if (!arn.startsWith('arn:')) return undefined;
  const [, , service = '', , account = '', ...rest] = arn.split(':');
  const resource = withoutEnd(service, rest.join(':'));
  const strange = strangeLetter(service, resource);
  if (strange !== undefined) return strange;
  if (/[*?]|\$?\{/.test(resource)) return undefined;
  const rule = ruleOf(service, account, resource);
  if (rule === undefined || rule.pattern.test(resource)) return undefined;
  return {
    found: `"${resource}" as a resource of ${service}`,
    expected: `${rule.expected} (${rule.page})`,
    mend: 'correct it: AWS gives nothing such a name',
  };
}

/** The same, of a name that no template gives: what stands for a physical name, such as that of a key, is fine. */
export function wrongNameOf({ graph, iamData }: KnownValues, arn: string): WrongName | undefined {
  const wrong = wrongResourceName(arn);
  return wrong === undefined ||
    wrongResourceName(withDigits(graph, arn)) === undefined ||
    knownNames(graph, iamData).made.has(arn)
    ? undefined
    : wrong;
}

/** The name of an account stands where AWS will write its twelve digits, also within a name, as in that of a bucket. */
function withDigits({ accounts }: KnownValues['graph'], arn: string): string {
  return accounts.reduce((text, { id }) => (DIGITS.test(id) ? text : text.replaceAll(id, SOME_ACCOUNT)), arn);
}

const DIGITS = /^\d{12}$/;
const SOME_ACCOUNT = '111111111111';

/** The asterisk at the end of the ARN of a log group is AWS's own. */
function withoutEnd(service: string, resource: string): string {
  return service === 'logs' ? resource.replace(/:\*$/, '') : resource;
}

function ruleOf(service: string, account: string, resource: string): NameRule | undefined {
  if (service === 'ec2') return idRule(resource.split('/', 1)[0] ?? '');
  return (entryOf(RESOURCE_NAMES, service) ?? []).find(
    ({ start, isWithoutAccount }) => resource.startsWith(start) && (isWithoutAccount !== true || account === ''),
  );
}

/** Ids have 8 or 17 digits today; a made-up one may have fewer. */
function idRule(kind: string): NameRule | undefined {
  const prefix = entryOf(OF_EC2, kind);
  if (prefix === undefined) return undefined;
  const start = `${kind}/`;
  return {
    start,
    pattern: new RegExp(`^${start}${prefix}-[0-9a-f]{1,17}$`),
    expected: `${start}${prefix}- and hexadecimal digits, such as ${start}${prefix}-0a1b2c3d4e5f67890`,
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html',
  };
}

/** Keys of objects and a few names have any letter. */
const HOLDS_ANY_LETTER: Readonly<Record<string, RegExp>> = {
  s3: /\//,
  s3express: /\//,
  's3-outposts': /\/object\//,
  autoscaling: /^/,
  budgets: /^/,
  cloudwatch: /^alarm/,
  connect: /^/,
  elasticbeanstalk: /^/,
  glue: /^/,
  iot: /^(?:topic|topicfilter)\//,
  logs: /:log-stream:/,
  servicecatalog: /^/,
  ses: /^/,
};
const HOLDS_SPACES: Readonly<Record<string, RegExp>> = {
  mediaconvert: /^/,
  quicksight: /^/,
  redshift: /^/,
};

/** Letters outside of ASCII, and spaces. */
function strangeLetter(service: string, resource: string): WrongName | undefined {
  if (entryOf(HOLDS_ANY_LETTER, service)?.test(resource) === true) return undefined;
  const [letter] =
    (entryOf(HOLDS_SPACES, service)?.test(resource) === true ? /[^\x20-\x7E]/u : /[^\x21-\x7E]/u).exec(resource) ?? [];
  if (letter === undefined) return undefined;
  const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    found: `"${resource}", with ${letter === ' ' ? 'a space' : `"${letter}" (${code})`}`,
    expected: 'letters, digits and signs of ASCII without spaces: a resource of this service has no other name',
    mend: 'write it as AWS has it',
  };
}
