import type { TableServiceClientOptions } from '@azure/data-tables';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/**
 * Makes what a client works on when it is first needed, once. A product has dozens of tables and uses few of them at
 * a start: asking for each would cost a round trip for every one.
 * @param make may be called again after it failed
 * @param mayBeThere asked before the first request: where true, it is made only once a request has shown that it is
 * missing
 */
export function madeOnFirstUse(make: () => Promise<void>, mayBeThere: () => boolean): Policies {
  let made: Promise<void> | undefined;

  function makeOnce(): Promise<void> {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  }

  return [
    {
      position: 'perCall',
      policy: {
        name: 'madeOnFirstUse',
        async sendRequest(request, next) {
          const before = made ?? (mayBeThere() ? undefined : makeOnce());
          await before;
          const response = await next(request).catch((error) => {
            if (before || !saysMissing(error.message)) throw error;
            return undefined;
          });
          if (response && (before || !saysMissing(response.bodyAsText))) return response;
          await makeOnce();
          return next(request);
        },
      },
    },
  ];
}

/** What is missing in a batch is said in its answer, and otherwise by an error. */
function saysMissing(text: string | null | undefined): boolean {
  return text?.includes('TableNotFound') ?? false;
}
