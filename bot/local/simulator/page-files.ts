import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AnswerError, notFound } from '../../base/errors.ts';
import type { Answer, Route } from './server.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A name in one folder: no separators and no leading dot, so it cannot lead out of it. */
const ASSET_NAME = /^[\w-][\w.-]*$/;

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http://127.0.0.1:*; font-src 'self' data: https:; object-src 'none'; base-uri 'none'",
};

/** The built chat page at / and what it loads from /tab/assets/. */
export function pageFileRoutes(folder: string): Route[] {
  return [
    { method: 'GET', path: '/', handle: () => page(folder) },
    { method: 'GET', path: '/tab/assets/:name', handle: (call) => asset(folder, call.param('name')) },
  ];
}

async function page(folder: string): Promise<Answer> {
  const answer = await fileAnswer(join(folder, 'chat.html'));
  if (!answer) throw new AnswerError('not-found', 'page-not-built');
  return { ...answer, headers: PAGE_HEADERS };
}

async function asset(folder: string, name: string): Promise<Answer> {
  const answer = ASSET_NAME.test(name) ? await fileAnswer(join(folder, 'assets', name)) : undefined;
  if (!answer) throw notFound('file', name);
  // The names of built files carry a hash of what is in them.
  return { ...answer, headers: { 'cache-control': 'public, max-age=31536000, immutable' } };
}

async function fileAnswer(path: string): Promise<Answer | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return undefined;
  return { status: 200, file: { type: TYPES[extname(path)] ?? 'application/octet-stream', bytes } };
}
