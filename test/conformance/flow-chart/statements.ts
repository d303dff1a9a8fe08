import type { AccessRequest, RequestPrincipal, Statement } from '../../../lib/policy';

/*
 * Whether a statement is about a call, read word for word from the pages on the elements. It shares nothing with the engine but
 * the shape of a request: each text becomes a regular expression, each time.
 */

type Values = readonly string[];

export function isAbout(statement: Statement, request: AccessRequest): boolean {
  return (
    listed(statement.Action, statement.NotAction, (text) => like(text, request.action, 'i')) &&
    listed(statement.Resource, statement.NotResource, (text) => likeFilled(text, askedAbout(request), request)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, valuesOf(key, request), texts(wanted), request)),
    )
  );
}

export function texts(value: unknown): Values {
  return value === undefined ? [] : [value].flat().map(String);
}

function listed(plain: unknown, negated: unknown, matches: (text: string) => boolean): boolean {
  if (plain === undefined && negated === undefined) return true;
  return plain === undefined ? !texts(negated).some(matches) : texts(plain).some(matches);
}

function like(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

/** A variable without a value matches nothing. None of the values tried holds a wildcard. */
function likeFilled(pattern: string, text: string, request: AccessRequest): boolean {
  const filled = fill(pattern, request);
  return filled !== undefined && like(filled, text);
}

/** Of what the policies here have: one variable, with a default or without, or an asterisk that is meant, which no value has. */
function fill(text: string, request: AccessRequest): string | undefined {
  const [whole, name = '', otherwise] = /\$\{([^},]+)(?:, '([^']*)')?\}/.exec(text) ?? [];
  if (whole === undefined) return text;
  const value = name === '*' ? undefined : (valuesOf(name, request)[0] ?? otherwise);
  return value === undefined ? undefined : text.replace(whole, value);
}

function valuesOf(key: string, { principal, context = {} }: AccessRequest): Values {
  if (key === 'aws:PrincipalArn') return arnOf(principal);
  return texts(context[key] ?? []);
}

function arnOf(principal: RequestPrincipal): Values {
  if (principal.kind === 'root') return [`arn:aws:iam::${principal.account.id}:root`];
  if (principal.kind === 'role') return [principal.arn];
  if (principal.kind !== 'user') return [];
  const { account, arn, federation } = principal;
  return federation === undefined ? [arn] : [`arn:aws:sts::${account.id}:federated-user/${federation.name}`];
}

function holds(operator: string, found: Values, wanted: Values, request: AccessRequest): boolean {
  if (operator === 'Null') return wanted.includes(String(found.length === 0));
  const [, set = '', base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = base.includes('Not');
  if (found.length === 0) return ifExists !== undefined || set === 'ForAllValues' || (isNegated && set === '');
  const matches = (value: string): boolean =>
    wanted.some((text) => compares(base.replace('Not', ''), text, value, request));
  const one = (value: string): boolean => matches(value) !== isNegated;
  return set === 'ForAllValues' ? found.every(one) : found.some(one);
}

function compares(base: string, text: string, value: string, request: AccessRequest): boolean {
  const filled = fill(text, request);
  if (filled === undefined) return false;
  if (base === 'StringEquals') return filled === value;
  if (base === 'StringEqualsIgnoreCase') return filled.toLowerCase() === value.toLowerCase();
  if (base === 'StringLike') return like(filled, value);
  if (base === 'Bool') return filled.toLowerCase() === value.toLowerCase();
  if (base === 'IpAddress') return isWithin(value, filled);
  if (base.startsWith('Date')) return isDated(base.slice(4), Date.parse(value), Date.parse(filled));
  return filled === '*' || partsOf(filled).every((part, index) => like(part, partsOf(value)[index] ?? ''));
}

function isDated(operator: string, value: number, limit: number): boolean {
  if (operator === 'Equals') return value === limit;
  const isBetween = operator.startsWith('Less') ? value < limit : value > limit;
  return isBetween || (operator.endsWith('Equals') && value === limit);
}

/** Addresses as their bits, in text: those of one range begin alike. IPv4 and IPv6 have nothing in common. */
function isWithin(address: string, range: string): boolean {
  const [network = '', size] = range.split('/');
  const [bits, wanted] = [bitsOf(address), bitsOf(network)];
  return (
    bits.length === wanted.length && bits.startsWith(wanted.slice(0, size === undefined ? undefined : Number(size)))
  );
}

function bitsOf(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  const [before = [], after = []] = address.split('::').map((side) => side.split(':').filter((part) => part !== ''));
  const zeros = new Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after]
    .map((part) => Number.parseInt(part, 16).toString(2).padStart(16, '0'))
    .join('');
}

/** Six, the last of which keeps its colons. */
function partsOf(arn: string): Values {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** To list all buckets is to do something to all of them: https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html */
function askedAbout({ action, resource }: AccessRequest): string {
  return action.toLowerCase() === 's3:listallmybuckets' && resource.arn === '*' ? 'arn:aws:s3:::*' : resource.arn;
}
