import { BlockList, isIP } from 'node:net';

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
 * The address that a request comes from. An ingress names it last: whoever asks can only add some before it. Who comes
 * from elsewhere has no ingress before them, and is not believed what they say of their way.
 */
export function addressOf({ headers, socket }: Asking): string {
  const from = socket.remoteAddress ?? 'unknown';
  const named = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (isNear(from) && named) || from;
}

function isNear(from: string): boolean {
  const [address = ''] = from.split('%');
  const version = isIP(address);
  // Also what a socket for both has: ::ffff:10.0.0.1.
  return version !== 0 && NEAR.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
