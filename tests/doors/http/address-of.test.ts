import { expect, test } from 'vitest';
import { addressOf } from '../../../bot/doors/http/address-of.ts';

const asking = (remoteAddress: string | undefined, forwarded?: string) =>
  addressOf({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } });

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['100.100.0.80', '100.100.0.80'],
  ['172.31.0.9', '172.31.0.9'],
  ['::1', '0:0:0:0'],
  ['fd00::7', 'fd00:0:0:0'],
])('an ingress at %s names who asks, behind whatever they said themselves', (ingress, line) => {
  expect(asking(ingress, '192.0.2.1, 198.51.100.7')).toBe('198.51.100.7');
  expect(asking(ingress)).toBe(line);
});

test.each([
  ['203.0.113.5', '203.0.113.5'],
  ['::ffff:203.0.113.5', '203.0.113.5'],
  ['172.32.0.1', '172.32.0.1'],
  ['2001:db8::1', '2001:db8:0:0'],
])(
  'who asks from %s without an ingress is taken by that, whatever they say of their way',
  (address, line) => {
    expect(asking(address, '198.51.100.7')).toBe(line);
  },
);

test('a connection that is gone has no address', () => {
  expect(asking(undefined, '198.51.100.7')).toBe('unknown');
});
