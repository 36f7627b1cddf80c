import type { WebFiles } from '../../bot/doors/http/web-files.ts';

/** For tests that nobody fetches anything in. */
export const noWeb: WebFiles = { fetch: async () => ({ refused: 'missing' }) };
