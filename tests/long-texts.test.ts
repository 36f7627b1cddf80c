import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProductOfBefore, startProductOfBefore } from './support/product-of-before.ts';

// What the API takes is kept, or refused with a sentence: its size alone never ends in a fault of the program.

let product: ProductOfBefore;

beforeAll(async () => {
  product = await startProductOfBefore();
});

afterAll(() => product.stop());

describe('an announcement', () => {
  test('of 20 languages with 4,000 Cyrillic letters each is kept as it was written', async () => {
    const announcement = announcementIn(20, 'Ж'.repeat(4_000));
    const id = randomUUID();

    const saved = await product.send('PUT', `/api/announcements/${id}`, { announcement, seen: 0 });

    expect(saved.status).toBe(200);
    const { body } = await product.get(`/api/announcements/${id}`);
    expect(body.announcement).toMatchObject({ contents: announcement.contents });
  });

  test('keeps letters of two units over the edge of a cell', async () => {
    const announcement = announcementIn(15, 'a🚀'.repeat(1_300));
    const id = randomUUID();

    await product.send('PUT', `/api/announcements/${id}`, { announcement, seen: 0 });

    const { body } = await product.get(`/api/announcements/${id}`);
    expect(body.announcement).toMatchObject({ contents: announcement.contents });
  });

  test('that is too long to be kept is refused with the room that there is, and the check says the same', async () => {
    const announcement = announcementIn(130, 'x'.repeat(3_900));

    const saved = await product.send('PUT', `/api/announcements/${randomUUID()}`, { announcement, seen: 0 });
    const checked = await product.send('POST', '/api/announcements/check', { announcement });

    expect(saved).toMatchObject({ status: 413, body: { code: 'too-long-to-store' } });
    expect(saved.body.detail).toMatch(/room for 480,000/);
    expect(checked.status).toBe(200);
    expect(JSON.stringify(checked.body)).toMatch(/room for 480,000/);
  });
});

test('an issue and its answer may be as long as the API says', async () => {
  const text = '🚀'.repeat(2_000);

  const reported = await product.send('POST', '/api/issues', {
    form: randomUUID(),
    text,
    severity: 'annoying',
    phaseId: null,
  });
  const answered = await product.send('POST', `/api/issues/${reported.body.number}/answer`, {
    state: 'in-progress',
    answer: text,
  });

  expect(reported).toMatchObject({ status: 201, body: { text } });
  expect(answered.status).toBe(200);
});

test('a list of people may be as long as there are people', async () => {
  const { status } = await product.send('PUT', `/api/audience-lists/${randomUUID()}`, {
    name: 'Ж'.repeat(80),
    upns: Array.from({ length: 2_000 }, (_, index) => `nobody${index}@lumenfield.example`).join('\n'),
    skipUnknown: true,
  });

  expect(status).toBeLessThan(500);
});

test('evidence of a criterion may be as long as the API says', async () => {
  const { body } = await product.get('/api/rollouts/foundation/criteria');
  const [phase] = body.phases as { criteria: { id: string; version: number }[] }[];
  const criterion = phase?.criteria[0];

  const { status } = await product.send('POST', `/api/rollouts/foundation/criteria/${criterion?.id}`, {
    state: 'met',
    evidence: 'Ж'.repeat(2_000),
    reason: 'Ж'.repeat(1_000),
    seen: criterion?.version ?? 0,
  });

  expect(status).toBeLessThan(500);
});

test('a safeguard may name as many groups as the API says', async () => {
  const groups = Array.from({ length: 1_000 }, (_, index) => `g${index}`.padEnd(60, 'x'));

  const { status } = await product.send('POST', '/api/rollouts/foundation/safeguards', {
    id: randomUUID(),
    title: 'Ж'.repeat(120),
    why: 'Ж'.repeat(500),
    groups,
    phases: ['apps'],
    issue: null,
  });

  expect(status).toBeLessThan(500);
});

test('weights of a plan may be as many as groups', async () => {
  const weights = Array.from({ length: 900 }, (_, index) => [`g${index}`.padEnd(60, 'x'), 2]);

  const { status } = await product.send('POST', '/api/rollouts', {
    id: 'another',
    title: 'Ж'.repeat(60),
    playbookId: 'foundation',
    strategy: 'serial',
    start: '2027-02-01',
    settings: { groupWeights: Object.fromEntries(weights) },
  });

  expect(status).toBeLessThan(500);
});

/** Languages are made up: aa, ab, ... */
function announcementIn(languages: number, text: string) {
  const content = { title: 'What changes', text, picture: null, buttons: [] };
  const names = Array.from({ length: languages }, (_, index) =>
    String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)),
  );
  return {
    audience: { kind: 'everyone' },
    exclude: { groups: [], pilot: false, champions: false, listId: null },
    fallback: 'aa',
    contents: Object.fromEntries(names.map((name) => [name, content])),
    training: [],
    essential: false,
    schedule: { kind: 'now' },
    template: null,
  };
}
