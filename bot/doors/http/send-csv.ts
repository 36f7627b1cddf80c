import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** With a byte order mark: without one Excel takes the text for another encoding. */
const MARK = '\uFEFF';

/**
 * Sends a CSV, whole or as it is made. What comes in parts is made no faster than it is taken.
 * @throws what making it throws before the first part; afterwards the answer ends in the middle.
 */
export async function sendCsv(response: ServerResponse, reply: unknown): Promise<void> {
  if (!isParts(reply)) {
    begin(response);
    response.end(`${MARK}${String(reply)}`);
    return;
  }
  const parts = reply[Symbol.asyncIterator]();
  const first = await parts.next();
  begin(response);
  await pipeline(Readable.from(whole(first, parts)), response).catch(() => response.destroy());
}

async function* whole(first: IteratorResult<string>, rest: AsyncIterator<string>): AsyncIterable<string> {
  yield MARK;
  for (let part = first; !part.done; part = await rest.next()) yield part.value;
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' });
}

function isParts(reply: unknown): reply is AsyncIterable<string> {
  return typeof reply === 'object' && reply !== null && Symbol.asyncIterator in reply;
}
