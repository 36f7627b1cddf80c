import type { TableServiceClientOptions } from '@azure/data-tables';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/**
 * Makes what a client works on before its first request, once. A product has dozens of tables and uses few of them at
 * a start: asking for each would cost a round trip for every one.
 * @param make may be called again after it failed
 */
export function madeOnFirstUse(make: () => Promise<void>): Policies {
  let made: Promise<void> | undefined;
  return [
    {
      position: 'perCall',
      policy: {
        name: 'madeOnFirstUse',
        async sendRequest(request, next) {
          made ??= make().catch((error) => {
            made = undefined;
            throw error;
          });
          await made;
          return next(request);
        },
      },
    },
  ];
}
