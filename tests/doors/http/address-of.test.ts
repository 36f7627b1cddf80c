import { expect, test } from 'vitest';
import { addressOf } from '../../../bot/doors/http/address-of.ts';

const asking = (remoteAddress: string | undefined, forwarded?: string) =>
  addressOf({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } });

test.each(['127.0.0.1', '10.1.2.3', '::ffff:10.1.2.3', '100.100.0.80', '172.31.0.9', '::1', 'fd00::7'])(
  'an ingress at %s names who asks, behind whatever they said themselves',
  (ingress) => {
    expect(asking(ingress, '192.0.2.1, 198.51.100.7')).toBe('198.51.100.7');
    expect(asking(ingress)).toBe(ingress);
  },
);

test.each(['203.0.113.5', '::ffff:203.0.113.5', '172.32.0.1', '2001:db8::1'])(
  'who asks from %s without an ingress is taken by that, whatever they say of their way',
  (address) => {
    expect(asking(address, '198.51.100.7')).toBe(address);
  },
);

test('a connection that is gone has no address', () => {
  expect(asking(undefined, '198.51.100.7')).toBe('unknown');
});
