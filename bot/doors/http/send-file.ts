import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { Bytes } from '../../contract/common.ts';

const SentFile = z.object({ type: z.string(), bytes: Bytes });

/** Sends a file that never changes: whoever fetched it may keep it. It is shown as what it is, and runs nothing. */
export function sendFile(response: ServerResponse, reply: unknown): void {
  const { type, bytes } = SentFile.parse(reply);
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.byteLength,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(bytes);
}
