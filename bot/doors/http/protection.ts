import helmet from 'helmet';
import type restify from 'restify';
import { AnswerError, forbidden } from '../../base/errors.ts';
import { isLoopback } from '../../base/settings/config.ts';
import { problemOf, sendProblem } from './problem.ts';

/** Hosts that may show the tab in a frame (Microsoft's list for tabs). */
const FRAME_ANCESTORS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** A page from elsewhere can neither reach in under another host name nor post to this one. */
export function refuseForeigners(
  request: restify.Request,
  response: restify.Response,
  next: restify.Next,
): void {
  const { host, origin } = request.headers;
  const hostname = URL.parse(`http://${host ?? ''}`)?.hostname ?? '';
  const from = origin === undefined ? hostname : (URL.parse(origin)?.hostname ?? '');
  if (isLoopback(hostname) && isLoopback(from)) {
    next();
    return;
  }
  sendProblem(response, problemOf(forbidden('loopback-only')));
  next(false);
}

/** Callers of a process that a newer version takes over from ask again after this long. */
const AGAIN_SECONDS = 30;

/** Once a newer version has begun to change what is stored, this one reads and writes nothing of it any more. */
export function refuseOnceOutdated(isOutdated: () => boolean): restify.RequestHandler {
  return (request, response, next) => {
    // It lives, and is only to be told so: a new process in its place would not start.
    if (!isOutdated() || request.getPath() === '/healthz') {
      next();
      return;
    }
    response.setHeader('retry-after', AGAIN_SECONDS);
    sendProblem(response, problemOf(new AnswerError('unavailable', 'newer-version')));
    next(false);
  };
}

/**
 * What browsers are told about every answer: what it may load, and who may show it in a frame.
 * @param publicUrl where pictures on cards are served from, by this product under its public name
 */
export function securityHeaders(local: boolean, publicUrl: string | null): restify.RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Fluent UI writes its style rules at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', ...(publicUrl === null ? [] : [publicUrl])],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        // teams-js reads the list of valid Teams hosts from there when it loads.
        connectSrc: ["'self'", 'https://res.cdn.office.net'],
        frameAncestors: FRAME_ANCESTORS,
        upgradeInsecureRequests: local ? null : [],
      },
    },
    frameguard: false,
    strictTransportSecurity: !local,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  return (request, response, next) => headers(request, response, (error) => next(error));
}
