import { isIP } from 'node:net';
import { readDate } from '../base/date-text';
import { didYouMean } from '../base/did-you-mean';
import { keyPattern, type IamData } from '../iam-data';
import { isRegion, REGIONS } from '../model/regions';
import { parseArn } from '../policy';
import { Remembered } from '../policy/remembered';
import { slipOf } from './slips';
import { formatOfKey, type KeyFormat } from './key-values';
import { isCalledApart } from '../policy/evaluate/global-services';
import type { OrganizationGraph } from '../assembly';

/** Where values of condition keys are looked up. */
export interface KnownValues {
  readonly iamData: IamData;
  readonly graph: OrganizationGraph;
}

/** A value that no request has. */
export interface WrongValue {
  readonly expected: string;
  readonly mend: string;
}

/** What follows from who calls. */
const OF_CALLER = /^aws:Principal(?:Account|Arn|IsAWSService|OrgID|OrgPaths|Type)$/i;
/** What follows from whose resource it is. */
const OF_RESOURCE = /^(?:aws:Resource(?:Account|OrgID|OrgPaths)|s3:ResourceAccount)$/i;

/** Whether a key follows from the caller, or from the resource: another value is that of no request. */
export function derivedFrom(key: string): 'caller' | 'resource' | undefined {
  if (OF_CALLER.test(key)) return 'caller';
  return OF_RESOURCE.test(key) ? 'resource' : undefined;
}

const canonicalKeys = new Remembered<string, string>();

/** As AWS documents it, where a person wrote another case or a tag. */
export function canonicalKey(iamData: IamData, key: string): string {
  let known = canonicalKeys.get(key);
  if (known === undefined) {
    const same = key.toLowerCase();
    known =
      iamData.conditionKeys.find((one) => one.toLowerCase() === same) ??
      iamData.conditionKeys.find((one) => /[$<]|tag-key$/.test(one) && keyPattern(one).test(key)) ??
      key;
    canonicalKeys.set(key, known);
  }
  return known;
}

/** Whether a request carries several values of the key. */
export function hasSeveralValues(iamData: IamData, key: string): boolean {
  return iamData.conditionKeyType(canonicalKey(iamData, key)).startsWith('ArrayOf');
}

/** Whether the values of a key are ARNs. */
export function isOfArns(iamData: IamData, key: string): boolean {
  return iamData.conditionKeyType(canonicalKey(iamData, key)).endsWith('ARN');
}

/** What is wrong with a value, or undefined where a request can have it. */
export function wrongValue(known: KnownValues, key: string, value: string): WrongValue | undefined {
  const type = known.iamData.conditionKeyType(canonicalKey(known.iamData, key)).replace('ArrayOf', '');
  const format = formatOfKey(key, known.iamData);
  const account = wrongAccountIn(known.graph, key, value);
  if (account !== undefined) return account;
  const expected =
    expectedOf(known.graph, key, type, value) ?? (isInFormat(format, value) ? undefined : format?.expected);
  if (expected === undefined) return undefined;
  const candidates = isOfRegion(key) ? REGIONS : type === 'Bool' ? ['true', 'false'] : (format?.values ?? []);
  const meant = didYouMean(value, candidates);
  return { expected, mend: meant === undefined || meant === value ? 'correct it' : `did you mean "${meant}"?` };
}

/** The account that the value of a key names: the value itself, or that of an ARN. Tags hold whatever a caller likes. */
export function accountNamedBy(key: string, value: string): string | undefined {
  if (/^aws:\w+Account$/i.test(key)) return value;
  const isChosen = key.includes('/') || /tagkeys$/i.test(key);
  return isChosen || !value.startsWith('arn:') ? undefined : parseArn(value)?.account;
}

/** What stands for an account in ARNs of AWS's own. */
const OF_NOBODY: readonly string[] = ['', 'aws', 'cloudfront'];

function wrongAccountIn(graph: OrganizationGraph, key: string, value: string): WrongValue | undefined {
  const account = /^aws:/i.test(key) && !value.startsWith('arn:') ? undefined : accountNamedBy(key, value);
  if (account === undefined || OF_NOBODY.includes(account) || /^\d{12}$/.test(account)) return undefined;
  if (/^\{[^}]*\}$/.test(account) || graph.account(account) !== undefined) return undefined;
  const names = graph.accounts.map(({ name }) => name);
  const meant = didYouMean(account, names);
  return {
    expected: 'an ARN whose account is one of the organization, or twelve digits',
    mend: meant === undefined ? 'correct it' : `did you mean "${meant}"?`,
  };
}

/** Whether a value is about an account that is not of the organization. */
export function isOfStranger(graph: OrganizationGraph, key: string, value: string): boolean {
  const account = accountNamedBy(key, value) ?? '';
  return /^\d{12}$/.test(account) && graph.account(account) === undefined;
}

/** What a value names by a slip: an ARN that is nearly that of something that is made or named. */
export function nearlyNamedBy({ graph, iamData }: KnownValues, key: string, value: string): string | undefined {
  return accountNamedBy(key, value) === undefined ||
    !/^arn:(?:[^:]*:){4}./.test(value) ||
    value.startsWith('arn:aws:iam::aws:')
    ? undefined
    : slipOf(graph, iamData, value);
}

function isInFormat(format: KeyFormat | undefined, value: string): boolean {
  return format?.isValid?.(value) ?? format?.values?.includes(value) ?? true;
}

/** Keys that say where a request goes. */
export function isOfRegion(key: string): boolean {
  return /^(?:aws:RequestedRegion|ec2:Region)$/i.test(key);
}

/** The Region to which a call about a resource goes, where its ARN or the templates tell. */
export function regionOfResource(graph: OrganizationGraph, action: string, arn: string): string | undefined {
  if (isCalledApart(action)) return undefined;
  const region = parseArn(arn)?.region ?? '';
  return region === '' ? graph.regionOfBucket(arn) : region;
}

/**
 * Of a request to a model wherever it is.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
const NO_REGION = 'unspecified';

function expectedOf(graph: OrganizationGraph, key: string, type: string, value: string): string | undefined {
  if (/^\{[^}]*\}$/.test(value)) return 'a placeholder that is known: {account}, {region}, {organization}';
  if (isOfRegion(key) && !isRegion(value) && value !== NO_REGION) return 'a region that AWS has';
  if (/^aws:\w+Account$/i.test(key) && graph.account(value) === undefined && !/^\d{12}$/.test(value))
    return 'an account of the organization, or twelve digits';
  if (/^aws:\w+OrgID$/i.test(key) && value !== graph.organizationId && !/^o-[a-z0-9]{10,32}$/.test(value))
    return 'the id of an organization, such as {organization}';
  if (value !== value.trim()) return 'a value without spaces at its ends';
  return TYPES[type]?.isValid(value) === false ? TYPES[type].expected : undefined;
}

function isInRegion(arn: string): boolean {
  const { region = '' } = parseArn(arn) ?? {};
  return region === '' || isRegion(region);
}

const TYPES: Readonly<Record<string, { readonly isValid: (value: string) => boolean; readonly expected: string }>> = {
  Bool: { isValid: (value) => /^(?:true|false)$/.test(value), expected: '"true" or "false"' },
  Numeric: { isValid: (value) => /^-?\d+(?:\.\d+)?$/.test(value), expected: 'a number' },
  Date: {
    isValid: (value) => readDate(value) !== undefined,
    expected: 'a date such as 2026-01-31T00:00:00Z, or seconds since 1970',
  },
  ARN: {
    isValid: (value) => /^arn:aws:[^:]+:[^:]*:[^:]*:./.test(value) && isInRegion(value),
    expected: 'an ARN, in a Region that AWS has where it names one',
  },
  IPAddress: { isValid: (value) => isIP(value) !== 0, expected: 'an IP address' },
};
