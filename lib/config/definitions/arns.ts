import { didYouMean } from '../../base/did-you-mean';
import type { IamData } from '../../iam-data';
import { REGIONS } from '../../model/regions';
import { splitArn, completeArn } from '../../policy/arn';
import { ANYTHING, Overlap, overlapOf } from '../../policy/action-set/arn-overlap';
import type { Principal, Statement } from '../../policy';
import type { Problem } from '../problem';
import { quote } from '../wording';
import { listed } from './listed';

type Place = (path: readonly PropertyKey[]) => string;
type Wrong = Omit<Problem, 'path'>;

/** ARNs of a statement that no resource and no principal has: it would say nothing, and look as if it did. */
export function wrongArns(statement: Statement, place: Place, data: IamData): readonly Problem[] {
  const { Resource, NotResource, Principal: principal, NotPrincipal } = statement;
  return [
    ...wrongIn(Resource, 'Resource', place, (text) => wrongResource(text, data)),
    ...wrongIn(NotResource, 'NotResource', place, (text) => wrongResource(text, data)),
    ...wrongPrincipals(principal, 'Principal', place, data),
    ...wrongPrincipals(NotPrincipal, 'NotPrincipal', place, data),
    ...wrongValues(statement, place, data),
  ];
}

function wrongIn(
  values: Parameters<typeof listed>[0],
  element: string,
  place: Place,
  check: (text: string) => Wrong | undefined,
): readonly Problem[] {
  return listed(values).flatMap(([path, text]) => {
    const wrong = check(text);
    return wrong === undefined ? [] : [{ path: place([element, ...path]), ...wrong }];
  });
}

/** With wildcards for what only a request or the deploy fills in. */
function pattern(text: string): string {
  return text.replaceAll(/\$\{[^}]*\}|\{[^}]*\}/g, '*');
}

function wrongResource(text: string, data: IamData): Wrong | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const arn = completeArn(pattern(text));
  const service = arn.split(':')[2] ?? '';
  const formats = formatsOf(data, service);
  const part = wrongParts(text, arn, { service, words: wordsOf(formats) }, data);
  if (part !== undefined || formats.length === 0) return part;
  if (formats.some((format) => hasItsParts(arn, format) && overlapOf(arn, markedAs(format)) !== Overlap.NONE)) {
    return undefined;
  }
  const meant = didYouMean(text, formats);
  return {
    found: quote(text),
    expected: `a resource that ${service} has: ${formats.slice(0, 3).join(', ')}`,
    mend:
      meant === undefined ? 'write the ARN as AWS documents it, "*" for what is any' : `did you mean ${quote(meant)}?`,
  };
}

/** Region and account are both there or both left out, where they are written out. */
function hasItsParts(arn: string, format: string): boolean {
  // A model that is called wherever it is has no Region.
  if (format.includes(':foundation-model/')) return true;
  const [written, wanted] = [arn.split(':'), format.split(':')];
  return [3, 4].every((part) => {
    const isOpen = written.slice(0, part + 1).some((one) => one.includes('*'));
    return isOpen || (written[part] === '') === (wanted[part] === '');
  });
}

interface OfService {
  readonly service: string;
  /** What stands for the account in ARNs of it, `aws` for example. */
  readonly words: ReadonlySet<string>;
}

/** What is wrong with the partition, service, Region or account, where these are written out. */
function wrongParts(text: string, arn: string, { service, words }: OfService, data: IamData): Wrong | undefined {
  const [, , , region = '', account = ''] = arn.split(':');
  if (!/[*?]/.test(service) && !indexOf(data).has(service)) {
    const services = [...indexOf(data).keys()];
    return { found: quote(text), expected: 'a service that AWS has', mend: mendOf(service, services, 'correct it') };
  }
  if (!begins(region, ['', ...REGIONS, ...words])) {
    return {
      found: `${quote(text)}, with the Region ${quote(region)}`,
      expected: 'arn:aws:<service>:<region>:<account>:<resource>, with a Region that AWS has, or none',
      mend: mendOf(region, REGIONS, 'count the colons: what is left out stays empty'),
    };
  }
  if (region.includes('*') || /^[\d?]{12}$/.test(account) || /^\d{0,12}\*/.test(account)) return undefined;
  if (begins(account, ['', ...words])) return undefined;
  return {
    found: `${quote(text)}, with the account ${quote(account)}`,
    expected: 'arn:aws:<service>:<region>:<account>:<resource>, with an account of twelve digits',
    mend: 'write its twelve digits, or * for any',
  };
}

/** Whether one of the words is as written, up to a wildcard. */
function begins(written: string, words: readonly string[]): boolean {
  const [start = ''] = written.split(/[*?]/);
  return words.some((word) => (start === written ? word === written : word.startsWith(start)));
}

function mendOf(name: string, known: readonly string[], otherwise: string): string {
  const meant = didYouMean(name, known);
  return meant === undefined ? otherwise : `did you mean ${quote(meant)}?`;
}

const indexes = new WeakMap<IamData, Map<string, readonly string[]>>();

/** ARN formats by the service that stands in them, which is not always that of its actions. */
function indexOf(data: IamData): ReadonlyMap<string, readonly string[]> {
  let index = indexes.get(data);
  if (index === undefined) {
    index = new Map(data.servicePrefixes.map((prefix) => [prefix, []]));
    for (const format of new Set(data.servicePrefixes.flatMap((prefix) => data.resourceFormatsOf(prefix)))) {
      const service = format.split(':')[2] ?? '';
      index.set(service, [...(index.get(service) ?? []), format]);
    }
    indexes.set(data, index);
  }
  return index;
}

function formatsOf(data: IamData, service: string): readonly string[] {
  return indexOf(data).get(service) ?? [];
}

function wordsOf(formats: readonly string[]): ReadonlySet<string> {
  return new Set(formats.flatMap((format) => format.split(':').slice(3, 5)));
}

function markedAs(format: string): string {
  return format
    .replace('${Partition}', 'aws')
    .replaceAll(/\$\{\w+\}/g, ANYTHING)
    .replaceAll('*', ANYTHING);
}

function wrongPrincipals(
  principal: Principal | undefined,
  element: string,
  place: Place,
  data: IamData,
): readonly Problem[] {
  if (principal === undefined || principal === '*') return [];
  const { AWS, Federated, Service } = principal;
  const at =
    (kind: string): Place =>
    ([, ...path]) =>
      place([element, kind, ...path]);
  return [
    ...wrongIn(AWS, element, at('AWS'), wrongIdentity),
    ...wrongIn(Federated, element, at('Federated'), wrongProvider),
    ...wrongIn(Service, element, at('Service'), (host) => wrongHost(host, data)),
  ];
}

const IDENTITY =
  /^(?:\*|\d{12}|arn:(?:aws|\*):(?:iam|sts)::(?:\d{12}|\*):(?:root|\*|(?:role|user|assumed-role|federated-user)\/\S+)|cloudfront:\S+|A[A-Z0-9]{15,}|\*\S*)$/;

function wrongIdentity(text: string): Wrong | undefined {
  if (IDENTITY.test(pattern(text)) || text.startsWith('arn:aws:iam::cloudfront:user/')) return undefined;
  return {
    found: quote(text),
    expected: 'an account of twelve digits, or arn:aws:iam::<account>:root, …:role/<name> or …:user/<name>',
    mend: 'correct it: AWS would refuse the policy',
  };
}

const PROVIDER = /^(?:arn:aws:iam::(?:\d{12}|\*):(?:oidc|saml)-provider\/\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+|\*\S*)$/;

function wrongProvider(text: string): Wrong | undefined {
  if (PROVIDER.test(pattern(text))) return undefined;
  return {
    found: quote(text),
    expected: 'arn:aws:iam::<account>:oidc-provider/<host>, …:saml-provider/<name>, or the host of a public provider',
    mend: 'correct it: AWS would refuse the policy',
  };
}

const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com|aws\.internal|amazon\.com|aws\.com)|\*)$/;
/** Shorter ones are near to too many. */
const TELLING = 5;

function wrongHost(host: string, data: IamData): Wrong | undefined {
  const [name = ''] = host.split('.');
  const near = name.length < TELLING ? undefined : didYouMean(name, data.servicePrefixes);
  const isKnown = data.servicePrefixes.includes(name) || near === undefined || Math.abs(near.length - name.length) > 1;
  if (HOST.test(pattern(host)) && (isKnown || host !== `${name}.amazonaws.com`)) return undefined;
  return {
    found: quote(host),
    expected: 'the host of a service, for example ec2.amazonaws.com',
    mend: near === undefined ? 'correct it' : `did you mean ${quote(`${near}.amazonaws.com`)}?`,
  };
}

/** Conditions compare ARNs part by part: one that is malformed is equal to none. */
function wrongValues({ Condition = {} }: Statement, place: Place, data: IamData): readonly Problem[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => {
      if (!/(?:String|Arn)(?:Not)?(?:Equals|Like)/i.test(operator) || !isOfArns(key, data)) return [];
      const at: Place = ([, ...path]) => place(['Condition', operator, key, ...path]);
      return wrongIn([values].flat().map(String), '', at, (text) => wrongValue(text, data));
    }),
  );
}

function isOfArns(key: string, data: IamData): boolean {
  return /^ARN$/i.test(data.conditionKeyType(key)) || /^(?:aws:PrincipalArn|aws:SourceArn)$/i.test(key);
}

function wrongValue(text: string, data: IamData): Wrong | undefined {
  const arn = pattern(text);
  if (/^[*?]/.test(arn)) return undefined;
  const isWhole = arn.startsWith('arn:') && (splitArn(arn) !== undefined || arn.endsWith('*'));
  const [, partition = ''] = arn.split(':');
  if (!isWhole || !/^(?:aws(?:-[a-z]+)*|.*[*?].*|)$/.test(partition)) {
    return {
      found: quote(text),
      expected: 'a whole ARN: arn:aws:<service>:<region>:<account>:<resource>',
      mend: 'count the colons: what is left out stays empty, or is *',
    };
  }
  const service = arn.split(':')[2] ?? '';
  return wrongParts(text, arn, { service, words: wordsOf([...formatsOf(data, service), 'arn:::aws:aws']) }, data);
}
