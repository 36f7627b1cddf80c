import { describe, expect, test } from 'vitest';
import type { getSending } from '../../../bot/contract/delivery/sending.ts';
import type { getIssues } from '../../../bot/contract/feedback/feedback.ts';
import type { getDecisionRecordCsv } from '../../../bot/contract/gates/gate-records.ts';
import type { importPeople } from '../../../bot/contract/importing/import-people.ts';
import { mayRetry, ProblemError } from '../../../tab/api/problem-error.ts';
import { addressOf, createRequest } from '../../../tab/api/request.ts';

interface Sent {
  readonly address: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** A server that gives these answers in turn and remembers what it was sent. */
function aServer(...answers: Response[]) {
  const sent: Sent[] = [];
  const send: typeof fetch = async (address, init) => {
    sent.push({
      address: String(address),
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? init.body : undefined,
    });
    return answers.shift() ?? new Response(null, { status: 500 });
  };
  return { sent, send };
}

function aProblem(status: number): Response {
  const body = { type: 'about:blank', title: 'No', status, code: 'not-yours', detail: 'Ask a lead.' };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

const ISSUES = { method: 'GET', path: '/api/issues' } as const;

describe('a request', () => {
  test('carries the token of the person', async () => {
    const server = aServer(Response.json({ issues: [] }));
    const request = createRequest(async () => 'abc', server.send);

    await request<typeof getIssues>(ISSUES);

    expect(server.sent[0]?.headers.get('authorization')).toBe('Bearer abc');
  });

  test('gives a reply of CSV as the text that it is', async () => {
    const csv = 'wave,part\r\n1,event\r\n';
    const server = aServer(new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8' } }));
    const request = createRequest(async () => 'abc', server.send);

    const reply = await request<typeof getDecisionRecordCsv>({
      method: 'GET',
      path: '/api/waves/:waveId/gate/record.csv',
      params: { waveId: 'foundation.identity.sales' },
    });

    expect(reply).toBe(csv);
  });

  test('asks for a fresh token once when the first is refused', async () => {
    const server = aServer(aProblem(401), Response.json({ issues: [], more: false, counts: {} }));
    const request = createRequest(async (fresh) => (fresh ? 'new' : 'old'), server.send);

    await request<typeof getIssues>(ISSUES);

    expect(server.sent.map((call) => call.headers.get('authorization'))).toEqual([
      'Bearer old',
      'Bearer new',
    ]);
  });

  test('gives up when the fresh token is refused as well', async () => {
    const server = aServer(aProblem(401), aProblem(401), Response.json({}));
    const request = createRequest(async () => 'abc', server.send);

    await expect(request<typeof getIssues>(ISSUES)).rejects.toThrow('Ask a lead.');

    expect(server.sent).toHaveLength(2);
  });

  test('turns a problem into its code and sentence', async () => {
    const request = createRequest(async () => 'abc', aServer(aProblem(403)).send);

    const error = await request<typeof getIssues>(ISSUES).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ status: 403, code: 'not-yours', detail: 'Ask a lead.' });
  });

  test('has a sentence for an answer without a problem document', async () => {
    const server = aServer(new Response('<html>', { status: 502 }));
    const request = createRequest(async () => 'abc', server.send);

    await expect(request<typeof getIssues>(ISSUES)).rejects.toThrow('Try again in a moment');
  });

  test('sends a CSV file as it is', async () => {
    const server = aServer(Response.json({ taken: 1, bad: [], notes: [] }));
    const request = createRequest(async () => 'abc', server.send);

    await request<typeof importPeople>({ method: 'POST', path: '/api/people/import', body: 'id,name\n' });

    expect(server.sent[0]?.headers.get('content-type')).toBe('text/csv');
    expect(server.sent[0]?.body).toBe('id,name\n');
  });

  test('fills the places of the path', async () => {
    const server = aServer(Response.json({}));
    const request = createRequest(async () => 'abc', server.send);

    await request<typeof getSending>({
      method: 'GET',
      path: '/api/announcements/:id/delivery',
      params: { id: 'a/b' },
    });

    expect(server.sent[0]?.address).toBe('/api/announcements/a%2Fb/delivery');
  });
});

test('an address leaves unset query values out', () => {
  expect(addressOf({ path: '/api/issues', query: { state: 'open', group: undefined } })).toBe(
    '/api/issues?state=open',
  );
});

test('only what the server got wrong is asked again', () => {
  const refused = new ProblemError(404, 'x', 'x');
  const broken = new ProblemError(503, 'x', 'x');

  expect([mayRetry(0, refused), mayRetry(0, broken), mayRetry(2, broken)]).toEqual([false, true, false]);
});
