import type { ServerResponse } from 'node:http';
import type { Problem } from '../../contract/common.ts';

/** Sends a browser on. Nobody keeps the answer: the address behind a link may change. */
export function sendRedirect(response: ServerResponse, address: string): void {
  response.writeHead(302, { location: address, 'cache-control': 'no-store' });
  response.end();
}

/** What was wrong with a link, for somebody who followed it in a browser. */
export function sendProblemPage(response: ServerResponse, { status, title, detail }: Problem): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }</style>
</head>
<body><h1>${escaped(title)}</h1><p>${escaped(detail)}</p></body>
</html>
`);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
