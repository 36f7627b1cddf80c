import { BlockList, isIP, SocketAddress } from 'node:net';

/** Networks from which only an ingress or a proxy before this process comes: private ones, and those of carriers. */
const NEAR = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Container Apps keeps its own addresses in it.
  ['100.64.0.0', 10],
] as const)
  NEAR.addSubnet(network, prefix, 'ipv4');
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

interface Asking {
  headers: NodeJS.Dict<string | string[]>;
  socket: { remoteAddress?: string | undefined };
}

/**
 * Where a request comes from, as it is counted by: an IPv4 address, or the half of an IPv6 one that a line has for
 * itself. An ingress names it last: whoever asks can only add some before it. Who comes from elsewhere has no ingress
 * before them, and is not believed what they say of their way.
 */
export function addressOf({ headers, socket }: Asking): string {
  const from = socket.remoteAddress ?? 'unknown';
  const named = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return lineOf((isNear(from) && named) || from).slice(0, MOST_LETTERS);
}

function isNear(from: string): boolean {
  const [address = ''] = from.split('%');
  const version = isIP(address);
  // Also what a socket for both has: ::ffff:10.0.0.1.
  return version !== 0 && NEAR.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

const WITH_PORT = /^\[?([0-9a-f:.]+?)\]?:\d+$/i;
const HALF = 4;
/** Nobody's address is longer, whatever a proxy says. */
const MOST_LETTERS = 64;

function lineOf(given: string): string {
  const [named = ''] = given.split('%');
  const address = isIP(named) ? named : (WITH_PORT.exec(named)?.[1] ?? named);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(address) === 6 ? groupsOf(address).slice(0, HALF).join(':') : address;
}

/** The eight parts of an IPv6 address, however it was written. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = new SocketAddress({ address, family: 'ipv6' }).address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  return [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
}
