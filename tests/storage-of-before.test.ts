import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProductOfBefore, startProductOfBefore } from './support/product-of-before.ts';
import { waitUntil } from './support/wait-until.ts';

let product: ProductOfBefore;

beforeAll(async () => {
  product = await startProductOfBefore();
});

afterAll(() => product.stop());

test('what the version before stored has rows of every table that it had', () => {
  expect([...product.before.tables.keys()]).toHaveLength(48);
  expect(kindsOf(product.before.messages)).toHaveLength(19);
});

describe('with what the version before stored', () => {
  test.each([
    ['/api/me', { name: 'Jonas Schäfer', role: 'lead' }],
    [
      '/api/status',
      { rows: expect.arrayContaining([expect.objectContaining({ group: expect.anything() })]) },
    ],
    ['/api/rollouts/foundation/criteria', { situations: expect.any(Array) }],
    ['/api/rollouts/foundation/history', { entries: expect.any(Array) }],
    ['/api/rollouts/foundation/team', {}],
    ['/api/rollouts/foundation/directory', {}],
    ['/api/rollouts/foundation/membership', {}],
    ['/api/rollouts/foundation/gate-limits', { limits: expect.objectContaining({ reachPercent: 80 }) }],
    ['/api/rollouts/foundation/safeguards', { safeguards: [expect.anything(), expect.anything()] }],
    ['/api/gates', {}],
    ['/api/issues', {}],
    ['/api/champions', {}],
    ['/api/adoption', {}],
    ['/api/channels', {}],
    ['/api/audience-lists', { lists: [expect.anything(), expect.anything()] }],
    ['/api/announcements/waves', {}],
    ['/api/announcements/rules', { rules: expect.objectContaining({ approval: 'optional' }) }],
    ['/api/playbooks/our-mail', { source: 'own' }],
    ['/api/jobs/parked', { jobs: [expect.objectContaining({ reason: 'Storage did not answer.' })] }],
  ])('%s is answered', async (path, body) => {
    expect(await product.get(path)).toMatchObject({ status: 200, body });
  });

  test('announcements are listed with the states that they had', async () => {
    const { status, body } = await product.get('/api/announcements');

    const heads = body.announcements as { state: string; stopped: boolean }[];
    const states = heads.map(({ state, stopped }) => (stopped ? 'stopped' : state));
    expect(status).toBe(200);
    expect(new Set(states)).toEqual(
      new Set([
        'draft',
        'in-review',
        'approved',
        'scheduled',
        'sending',
        'sent',
        'stopped',
        'cancelled',
        'retracted',
      ]),
    );
  });
});

test('jobs that the version before queued still run, and none of them is parked', async () => {
  for (const message of product.before.messages) await product.queue(message);
  const worker = product.app.startWorker();

  const sent = await waitUntil('the end of all that was being sent', async () => {
    const { body } = await product.get('/api/announcements');
    const found = body.announcements as { title: string; state: string; stopped: boolean }[];
    return found.every(({ state, stopped }) => state !== 'sending' || stopped) && found;
  });
  await worker.stop();

  expect(sent.find(({ title }) => title === 'Handed over a moment ago')).toMatchObject({ state: 'sent' });
  expect((await product.get('/api/jobs/parked')).body).toMatchObject({
    jobs: [expect.anything()],
    unread: [],
  });
  // Cards were changed in place as well; what was to be taken back had been before.
  expect(new Set(product.connector.hits.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
});

function kindsOf(messages: readonly string[]): unknown[] {
  return [...new Set(messages.map((message) => JSON.parse(message).kind))];
}
