import type { Glob } from '../text/glob';
import { NOTHING, pair } from './operator';
import type { ConditionOperator, ValueMatcher } from './operator';

interface Address {
  readonly bits: bigint;
  readonly length: 32 | 128;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipOperators: readonly ConditionOperator[] = pair('IpAddress', 'NotIpAddress', {
  takesVariables: false,
  expects: { what: 'an address or a range such as 203.0.113.0/24', reads: (text) => parseRange(text) !== undefined },
  prepare: prepareRange,
});

function prepareRange({ text }: Glob): ValueMatcher {
  const range = parseRange(text);
  if (!range) return NOTHING;
  return (actual) => {
    const address = parseAddress(actual);
    if (address?.length !== range.length) return false;
    return address.bits >> range.hostBits === range.bits >> range.hostBits;
  };
}

/**
 * First and last address of a block, and those before and behind it; of the last address of all the first is behind it.
 *
 * @returns undefined for what is no block
 */
export function edgesOf(block: string): readonly string[] | undefined {
  const range = parseRange(block);
  if (!range) return undefined;
  const { bits, length, hostBits } = range;
  const first = (bits >> hostBits) << hostBits;
  const behind = first + (1n << hostBits);
  return [first, behind - 1n, first - 1n, behind].map((one) => written(BigInt.asUintN(length, one), length));
}

function written(bits: bigint, length: Address['length']): string {
  const [size, sign, base] = length === 32 ? ([8, '.', 10] as const) : ([16, ':', 16] as const);
  const groups = Array.from({ length: length / size }, (_, index) => BigInt(length - (index + 1) * size));
  return groups.map((shift) => BigInt.asUintN(size, bits >> shift).toString(base)).join(sign);
}

function parseRange(text: string): (Address & { readonly hostBits: bigint }) | undefined {
  const [start = '', size] = text.trim().split('/', 2);
  const address = parseAddress(start);
  if (!address) return undefined;
  if (size === undefined) return { ...address, hostBits: 0n };
  if (!/^\d{1,3}$/.test(size) || Number(size) > address.length) return undefined;
  return { ...address, hostBits: BigInt(address.length - Number(size)) };
}

function parseAddress(text: string): Address | undefined {
  const bits = text.includes(':') ? parseV6(text) : parseV4(text);
  return bits === undefined ? undefined : { bits, length: text.includes(':') ? 128 : 32 };
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

/** `::` stands for as many zero groups as are missing; the last two groups may be written as an IPv4 address. */
function parseV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(tail ? missing : 0).fill(0n), ...(tail ?? [])];
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

function groupsOf(text: string): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  for (const part of text.split(':')) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(BigInt(`0x${part}`));
      continue;
    }
    const v4 = parseV4(part);
    if (v4 === undefined || !text.endsWith(part)) return undefined;
    groups.push(v4 >> 16n, v4 & 0xffffn);
  }
  return groups;
}
