import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../bot/doors/http/public-address.ts';
import { createWebFiles } from '../../../bot/doors/http/web-files.ts';
import { aCertificate } from '../../support/a-certificate.ts';

const SITE = 'pictures.example';
const PUBLIC = '93.184.215.14';

const { certificate, privateKey } = aCertificate({ name: SITE });
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const site = createServer({ key: privateKey, cert: certificate }, (request, response) =>
  answer(request, response),
);
let dialled: string[];
/** What each name leads to; the last address stays. */
let names: Record<string, string[]>;

beforeAll(() => new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve)));
afterAll(() => void site.close().closeAllConnections());
beforeEach(() => {
  dialled = [];
  names = { [SITE]: [PUBLIC] };
  answer = (_request, response) => void response.end('a picture');
});

/** Not chained: restify, once loaded, makes `writeHead` of every response return nothing. */
function redirecting(status: number, location: string): typeof answer {
  return (_request, response) => {
    response.writeHead(status, { location });
    response.end();
  };
}

/** Whatever is dialled, the site above answers. */
function webFiles(changes: { patienceMs?: number } = {}) {
  return createWebFiles({
    resolve: async (hostname) => {
      const found = names[hostname];
      if (!found) throw new Error('ENOTFOUND');
      return found;
    },
    dial(address) {
      dialled.push(address);
      return connect((site.address() as AddressInfo).port, '127.0.0.1');
    },
    ca: certificate,
    ...changes,
  });
}

const fetchFrom = (url: string, most = 1_000) => webFiles().fetch(url, most);

test('a file of the public web is fetched from the address that was checked', async () => {
  expect(await fetchFrom(`https://${SITE}/a.png`)).toEqual({ bytes: Buffer.from('a picture') });
  expect(dialled).toEqual([PUBLIC]);
});

describe('nobody is called', () => {
  test.each([
    'http://pictures.example/a.png',
    'https://pictures.example:8443/a.png',
    'https://ada:secret@pictures.example/a.png',
    'file:///etc/passwd',
    'gopher://pictures.example/',
    'not an address',
    'https://nowhere.example/a.png',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://017700000001/',
    'https://0/',
    'https://169.254.169.254/metadata/identity/oauth2/token',
    'https://168.63.129.16/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fec0::1]/',
  ])('at %s', async (url) => {
    expect(await fetchFrom(url)).toEqual({ refused: 'missing' });
    expect(dialled).toEqual([]);
  });

  test.each([
    ['10.0.0.7'],
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    [PUBLIC, '192.168.1.1'],
    ['fd12::1', PUBLIC],
  ])('at a name that leads to %s', async (...addresses) => {
    names = { 'inside.example': addresses };

    expect(await fetchFrom('https://inside.example/a.png')).toEqual({ refused: 'missing' });
    expect(dialled).toEqual([]);
  });

  test.each([
    'https://127.0.0.1/a.png',
    'https://inside.example/a.png',
    'http://pictures.example/a.png',
    'https://[::1]/a.png',
    '//169.254.169.254/latest',
  ])('at %s, where a redirect leads', async (location) => {
    names = { [SITE]: [PUBLIC], 'inside.example': ['10.0.0.7'] };
    answer = redirecting(302, location);

    expect(await fetchFrom(`https://${SITE}/a.png`)).toEqual({ refused: 'missing' });
    expect(dialled).toEqual([PUBLIC]);
  });
});

test('a name that leads elsewhere the second time leads nowhere: it is looked up once for each call', async () => {
  let looked = 0;
  const files = createWebFiles({
    resolve: async () => {
      looked += 1;
      return [looked === 1 ? PUBLIC : '127.0.0.1'];
    },
    dial(address) {
      dialled.push(address);
      return connect((site.address() as AddressInfo).port, '127.0.0.1');
    },
    ca: certificate,
  });

  expect(await files.fetch(`https://${SITE}/a.png`, 1_000)).toMatchObject({ bytes: expect.anything() });
  expect(await files.fetch(`https://${SITE}/a.png`, 1_000)).toEqual({ refused: 'missing' });
  expect(dialled).toEqual([PUBLIC]);
});

test('a few redirects are followed, and no more', async () => {
  let left = 3;
  answer = (request, response) => {
    left -= 1;
    if (left < 0) response.end('a picture');
    else redirecting(301, `/again-${left}`)(request, response);
  };
  expect(await fetchFrom(`https://${SITE}/a.png`)).toMatchObject({ bytes: expect.anything() });

  answer = redirecting(302, '/round');
  expect(await fetchFrom(`https://${SITE}/a.png`)).toEqual({ refused: 'missing' });
});

test('what is too large is not read to its end, whatever the site says of its length', async () => {
  answer = (_request, response) => {
    response.write('x'.repeat(900));
    response.end('x'.repeat(200));
  };

  expect(await fetchFrom(`https://${SITE}/a.png`)).toEqual({ refused: 'large' });
});

test('a site that does not come to its end is given up', async () => {
  answer = (_request, response) => void response.write('x');

  expect(await webFiles({ patienceMs: 300 }).fetch(`https://${SITE}/a.png`, 1_000)).toEqual({
    refused: 'slow',
  });
});

test('a site that cannot say that it is who was asked for is not believed', async () => {
  names = { 'other.example': [PUBLIC] };

  expect(await fetchFrom('https://other.example/a.png')).toEqual({ refused: 'missing' });
});

test('nothing of us goes along: no token, no cookie, no address of a page', async () => {
  let headers: IncomingMessage['headers'] = {};
  answer = (request, response) => {
    headers = request.headers;
    response.end();
  };

  await fetchFrom(`https://${SITE}/a.png`);

  expect(Object.keys(headers).toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['100.64.0.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2001:db8::1', false],
  ['2001:0:53aa:64c::', false],
  ['ff02::1', false],
  ['fe80::1%eth0', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
