import type { TableServiceClientOptions } from '@azure/data-tables';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/**
 * Azurite turns each piece of a request into text on its own before it joins them, so that a letter of several bytes
 * over the edge of two pieces (64 KiB) is kept as two unknown ones. JSON may say the same in ASCII, which has no such
 * letters. Batches are read in another way there, and a real account reads all of them well.
 */
export const ASCII_BODIES: Policies = [
  {
    // Once the body is text: it is written in an earlier phase.
    position: 'perRetry',
    policy: {
      name: 'asciiBodies',
      sendRequest(request, next) {
        const isJson = request.headers.get('content-type')?.startsWith('application/json') ?? false;
        if (isJson && typeof request.body === 'string') {
          request.body = inAscii(request.body);
          // It was measured when it was signed; the signature is over the date and the address only.
          request.headers.set('content-length', request.body.length);
        }
        return next(request);
      },
    },
  },
];

/** JSON text in which every character beyond ASCII is an escape. */
export function inAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
