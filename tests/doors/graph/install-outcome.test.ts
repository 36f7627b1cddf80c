import { expect, test } from 'vitest';
import { installOutcomeOf } from '../../../bot/doors/graph/install-outcome.ts';

const NOW = Date.parse('2026-09-24T08:00:00Z');

function answer(status: number, code = '', message = '', retryAfter: string | null = null) {
  return installOutcomeOf({ status, code, message, retryAfter }, NOW);
}

test('created is installed, and a conflict means that they have it', () => {
  expect(answer(201)).toEqual({ kind: 'installed' });
  expect(answer(409, 'Conflict', 'The app is already installed.')).toEqual({ kind: 'already' });
});

test('a refusal of one person is for good and keeps what Graph said', () => {
  expect(answer(403, 'Forbidden', 'App is blocked by app permission policy.')).toEqual({
    kind: 'refused',
    why: 'install-forbidden',
    raw: '403 Forbidden App is blocked by app permission policy.',
  });
  expect(answer(404, 'NotFound', 'Not Found')).toMatchObject({ kind: 'refused', why: 'install-no-account' });
  expect(answer(400, 'BadRequest')).toMatchObject({ kind: 'refused', why: 'install-refused' });
});

test('a 403 that says nothing is about one person', () => {
  expect(answer(403)).toEqual({ kind: 'refused', why: 'install-forbidden', raw: '403' });
});

test('a missing permission, and a token that is not taken, are about everybody', () => {
  const missing = answer(
    403,
    'Forbidden',
    "Missing role permissions on the request. Roles on the request ''.",
  );

  expect(missing.kind).toBe('not-permitted');
  expect(answer(401, 'InvalidAuthenticationToken').kind).toBe('not-permitted');
});

test.each([
  ['7', 7_000],
  ['Thu, 24 Sep 2026 08:00:30 GMT', 30_000],
  [null, undefined],
])('too fast with Retry-After %s', (retryAfter, ms) => {
  expect(answer(429, 'TooManyRequests', '', retryAfter)).toEqual({ kind: 'throttled', retryAfterMs: ms });
});

test('busy with Retry-After is too fast as well; any other fault of Graph says nothing', () => {
  expect(answer(503, '', '', '2')).toEqual({ kind: 'throttled', retryAfterMs: 2_000 });
  expect(answer(503)).toEqual({ kind: 'unavailable', raw: '503' });
  expect(answer(502)).toEqual({ kind: 'unavailable', raw: '502' });
});
