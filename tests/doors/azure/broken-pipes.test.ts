import {
  AzureNamedKeyCredential,
  RestError,
  TableServiceClient,
  type TableServiceClientOptions,
} from '@azure/data-tables';
import { expect, test } from 'vitest';
import { BROKEN_PIPES } from '../../../bot/doors/azure/broken-pipes.ts';

type HttpClient = NonNullable<TableServiceClientOptions['httpClient']>;

test('a request whose connection was closed while it was written is sent again', async () => {
  const { client, tries } = aClient(['EPIPE']);

  await client.deleteTable('people');

  expect(tries()).toBe(2);
});

test('what else goes wrong with a request is not sent again', async () => {
  const { client, tries } = aClient(['EPROTO']);

  await expect(client.deleteTable('people')).rejects.toMatchObject({ code: 'EPROTO' });

  expect(tries()).toBe(1);
});

/** A client whose requests fail with these codes, one after the other, and then succeed. */
function aClient(codes: readonly string[]) {
  let tries = 0;
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const code = codes[tries];
      tries += 1;
      if (code) throw new RestError('the connection broke', { code, request });
      return { request, status: 204, headers: request.headers };
    },
  };
  const key = new AzureNamedKeyCredential('account', Buffer.from('key').toString('base64'));
  const client = new TableServiceClient('https://account.table.core.windows.net', key, {
    httpClient,
    additionalPolicies: BROKEN_PIPES,
    retryOptions: { retryDelayInMs: 1 },
  });
  return { client, tries: () => tries };
}
