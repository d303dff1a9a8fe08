import { BlockList, isIP } from 'node:net';

/**
 * Addresses that no request over the internet comes from: private, shared, of the machine itself, of the link, multicast, reserved. Those
 * of documentation are examples of the internet's.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
const NEVER_PUBLIC: readonly (readonly [net: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

let blocked: BlockList | undefined;

/** Whether a request over the internet may come from an address, IPv4 or IPv6. True of what is no address at all. */
export function canBePublic(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return true;
  // An IPv4 address written as IPv6 is judged as what it is.
  return !blockList().check(address, version === 4 ? 'ipv4' : 'ipv6');
}

function blockList(): BlockList {
  if (blocked === undefined) {
    blocked = new BlockList();
    for (const [net, bits, family] of NEVER_PUBLIC) blocked.addSubnet(net, bits, family);
  }
  return blocked;
}
