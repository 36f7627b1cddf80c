import { expect } from 'vitest';
import type { Reply } from './a-server.ts';

/** An error is an answer: problem details with a code for machines and a sentence for people. */
export function expectProblem(reply: Reply, status: number, code: string): void {
  expect(reply.json).toMatchObject({ status, code });
  expect(reply.status).toBe(status);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(reply.json).toMatchObject({
    type: 'about:blank',
    title: expect.stringMatching(/\w/),
    detail: expect.stringMatching(/\.$/),
  });
}
