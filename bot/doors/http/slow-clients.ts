import type restify from 'restify';

/** From the first byte of the head to the last of the body. A file of 64 MB comes at 600 kB/s in it. */
export const REQUEST_MS = 110_000;
/** The head is small: whoever needs longer for it holds a place that others want. */
export const HEAD_MS = 15_000;

/** Ends a connection whose request does not come to its end, and so the memory that its body takes. */
export function hurrySlowClients(
  server: restify.Server,
  { requestMs = REQUEST_MS, headMs = HEAD_MS } = {},
): void {
  server.server.headersTimeout = headMs;
  // Node itself looks only every half minute: this is for heads, and for what comes before the handlers below.
  server.server.requestTimeout = requestMs;
  server.pre((request, _response, next) => {
    const late = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, requestMs).unref();
    request.once('close', () => clearTimeout(late));
    next();
  });
}
