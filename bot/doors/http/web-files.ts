import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import { isPublicAddress } from './public-address.ts';

/** A file of the public web; or why there is none. What is in a private network is not there, and is not asked. */
export type WebFile = { bytes: Buffer } | { refused: 'missing' | 'large' | 'slow' };

export interface WebFiles {
  /** Fetches a file over HTTPS, as long as it has no more bytes than this. */
  fetch(url: string, mostBytes: number): Promise<WebFile>;
}

interface WebFilesDeps {
  /** The addresses behind a name. */
  resolve?: (hostname: string) => Promise<string[]>;
  dial?: (address: string, port: number) => Socket;
  /** Whose certificates are taken; those that Node.js comes with when left out. */
  ca?: string;
  /** For one file, redirects included. */
  patienceMs?: number;
}

const MOST_REDIRECTS = 3;
const PATIENCE_MS = 10_000;
const HTTPS_PORT = 443;

/**
 * The address that was checked is the one that is called, so that a name which leads elsewhere a moment later leads
 * nowhere. A redirect is checked as if it had been asked for.
 */
export function createWebFiles({
  resolve = addressesOf,
  dial = (address, port) => connect({ host: address, port }),
  ca,
  patienceMs = PATIENCE_MS,
}: WebFilesDeps = {}): WebFiles {
  /** Where a URL may be called; undefined for one that leads into a private network, or nowhere. */
  async function publicAddress({ protocol, port, hostname, username, password }: URL) {
    if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return undefined;
    const host = withoutBrackets(hostname);
    const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
    return addresses.every(isPublicAddress) ? addresses[0] : undefined;
  }

  function call(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
    const host = withoutBrackets(url.hostname);
    const servername = isIP(host) ? '' : host;
    return new Promise((answered, failed) => {
      // Without an agent, also not `false`: any would look the name up once more, and connect by itself.
      const asked = request(url, {
        signal,
        headers: { accept: 'image/png, image/jpeg, image/gif', 'user-agent': 'Groundswell' },
        createConnection: () =>
          secure({ socket: dial(address, HTTPS_PORT), host, servername, ...(ca && { ca }) }),
      });
      asked.once('response', answered).on('error', failed).end();
    });
  }

  async function follow(from: URL, mostBytes: number, signal: AbortSignal): Promise<WebFile> {
    let url = from;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const address = await publicAddress(url);
      if (address === undefined) return { refused: 'missing' };
      const response = await call(url, address, signal);
      const next = response.headers.location;
      if (response.statusCode === 200) return read(response, mostBytes);
      response.destroy();
      const onwards = isRedirect(response) && next !== undefined ? URL.parse(next, url.href) : null;
      if (!onwards) return { refused: 'missing' };
      url = onwards;
    }
    return { refused: 'missing' };
  }

  return {
    async fetch(address, mostBytes) {
      const url = URL.parse(address);
      if (!url) return { refused: 'missing' };
      const late = AbortSignal.timeout(patienceMs);
      try {
        return await follow(url, mostBytes, late);
      } catch {
        if (late.aborted) return { refused: 'slow' };
        return { refused: 'missing' };
      }
    },
  };
}

/** Reads no more than so many bytes. */
async function read(response: IncomingMessage, mostBytes: number): Promise<WebFile> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    bytes += part.length;
    if (bytes > mostBytes) {
      response.destroy();
      return { refused: 'large' };
    }
    parts.push(part);
  }
  return { bytes: Buffer.concat(parts) };
}

/** IPv6 stands in brackets. */
function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

async function addressesOf(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}
