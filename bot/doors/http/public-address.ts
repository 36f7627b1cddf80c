import { BlockList, isIP } from 'node:net';

/** IPv4 that leads into this machine, its network or its platform, or to nobody in particular. */
const NOT_PUBLIC: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // The metadata service, which gives tokens of the managed identity, among them.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure's own host, at an address that looks public.
  ['168.63.129.16', 32],
];

/** Of the IPv6 that is given out, what carries an IPv4 within or is kept for examples. Everything else is not public. */
const NOT_PUBLIC_IN_6: readonly [address: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blocked = new BlockList();
for (const [address, prefix] of NOT_PUBLIC) blocked.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of NOT_PUBLIC_IN_6) blocked.addSubnet(address, prefix, 'ipv6');
const givenOut = new BlockList();
givenOut.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address, v4 or v6, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked.check(address, 'ipv4');
    case 6:
      return givenOut.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
    default:
      return false;
  }
}
