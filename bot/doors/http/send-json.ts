import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** From here on packing a reply is less work than sending it as it is. */
const PACKED_FROM_BYTES = 8_000;

interface Written {
  plain: Buffer;
  /** Begun for the first who takes it. */
  packed?: Promise<Buffer>;
}

/** A room that gives the same object to several people has it written and packed once. */
const known = new WeakMap<object, Written>();
const pack = promisify(gzip);

/** Sends a reply as JSON, packed if it is long and the caller takes that. */
export async function sendJson(
  request: Pick<IncomingMessage, 'headers'>,
  response: ServerResponse,
  status: number,
  body: unknown,
): Promise<void> {
  const written = writtenOf(body);
  const packs = written.plain.length >= PACKED_FROM_BYTES && takesPacked(request);
  if (packs) written.packed ??= pack(written.plain);
  const bytes = packs && written.packed ? await written.packed : written.plain;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...(packs && { 'content-encoding': 'gzip' }),
  });
  response.end(bytes);
}

function writtenOf(body: unknown): Written {
  const seen = typeof body === 'object' && body !== null ? known.get(body) : undefined;
  if (seen) return seen;
  const written = { plain: Buffer.from(JSON.stringify(body)) };
  if (typeof body === 'object' && body !== null) known.set(body, written);
  return written;
}

/** A quality of zero says no. */
function takesPacked({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''));
}
