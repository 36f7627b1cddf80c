import { RestError, type TableServiceClientOptions } from '@azure/data-tables';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/**
 * A connection that storage closes while a request is being written to it fails with EPIPE, and one that it closes a
 * moment later with ECONNRESET. They are the same, but of the two the SDK of tables tries only the second again.
 */
export const BROKEN_PIPES: Policies = [
  {
    position: 'perRetry',
    policy: {
      name: 'brokenPipes',
      async sendRequest(request, next) {
        try {
          return await next(request);
        } catch (error) {
          if (error instanceof RestError && error.code === 'EPIPE') error.code = 'ECONNRESET';
          throw error;
        }
      },
    },
  },
];
