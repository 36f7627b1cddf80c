import { QueryClient } from '@tanstack/react-query';
import { mayRetry } from './problem-error.ts';

/** Two more tries after 0.4 and 0.8 s: whoever waits for an answer hears within three seconds that there is none. */
const FIRST_DELAY_MS = 400;

/** What the tab knows of the server, as long as one person is signed in. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: mayRetry,
        retryDelay: (failures) => FIRST_DELAY_MS * 2 ** failures,
        staleTime: 10_000,
        // A browser that takes itself to be offline would wait for ever, without a word.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
