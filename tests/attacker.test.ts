import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settableClock } from '../bot/base/clock.ts';
import { shippedPlaybooks } from '../bot/rooms/playbooks/shipped-playbooks.ts';
import { aRegisteredApp } from './support/a-registered-app.ts';
import { addPeople, aPerson, aRollout, aWave } from './support/builders.ts';
import { rolloutsWith } from './support/rollouts-with.ts';
import { type Place, ROUTES } from './who-may-what.ts';

// Whoever may come in sends what nobody meant to be sent: that is refused, or taken as the words it is. It never breaks
// anything, and takes no longer than anything else.

const place: Place = {
  waveId: 'autumn.identity.finance',
  draftId: randomUUID(),
  sentId: randomUUID(),
  safeguardId: randomUUID(),
  issue: 1,
  criterionId: 'a',
};
const leads = Array.from({ length: 40 }, (_, index) =>
  aPerson({ name: `Lead ${index}`, role: 'lead', leads: null, approver: true }),
);

const DEEP = 20_000;
/** In the place of anything. */
const NASTY: Readonly<Record<string, string>> = {
  nothing: 'null',
  'a number out of bounds': '1e999',
  'a text of control characters': JSON.stringify('\u0000\u0007\u001b[31m\r\nSet-Cookie: a=b'),
  'half a letter': '"\\ud83d"',
  'letters that turn the direction': JSON.stringify('\u202Egnp.exe'),
  'a formula': JSON.stringify('=HYPERLINK("https://evil.example","x")'),
  'a script': JSON.stringify('<img src=x onerror=alert(1)><script>alert(1)</script>'),
  'a filter of storage': JSON.stringify("' or RowKey ge '"),
  'a key of every object': '"__proto__"',
  'a word of every object': '"constructor"',
  'a way out': '"../../../etc/passwd"',
  'an object that wants to be another': '{"__proto__":{"role":"lead"},"constructor":{"prototype":{"x":1}}}',
  'an array without an end to its depth': `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  'an object without an end to its depth': `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  'a long text': JSON.stringify('x'.repeat(200_000)),
  'many of something': JSON.stringify(Array(20_000).fill('x')),
};

let app: Awaited<ReturnType<typeof aRegisteredApp>>;
let tokens: string[];
let turn = 0;

beforeAll(async () => {
  app = await aRegisteredApp({ clock: settableClock('2026-09-24T08:00:00Z') });
  await addPeople(app.app.rooms.people.api, ...leads, aPerson());
  const playbooks = shippedPlaybooks();
  const [playbook] = playbooks;
  if (!playbook) throw new Error('There is no playbook.');
  const rollouts = await rolloutsWith(app.storage, playbooks);
  await rollouts.add(aRollout({ playbook }), [aWave('identity', 'finance', '2026-10-01', '2026-11-01')]);
  tokens = await Promise.all(
    leads.map(async ({ id }) => `Bearer ${await app.entra.sign({ ...app.claims.person, oid: id })}`),
  );
});
afterAll(() => app.close());

/** None of them asks so much that it is for that alone that nothing is done. */
async function ask(method: string, path: string, body?: string) {
  turn += 1;
  const response = await fetch(`${app.address}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: tokens[turn % tokens.length] ?? '' },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text() };
}

const WITH_BODY = Object.entries(ROUTES).filter(([, { body }]) => typeof body?.(place) === 'object');

test.each(Object.entries(NASTY))('%s breaks nothing, wherever it stands in a body', async (_what, nasty) => {
  const broken: string[] = [];
  for (const [name, { at, body }] of WITH_BODY) {
    const [method = '', path = ''] = name.split(' ');
    for (const spoilt of spoiltOnce(body?.(place), nasty)) {
      const { status } = await ask(method, at?.(place) ?? path, spoilt);
      if (status >= 500 || status === 429) broken.push(`${status} ${name} ${spoilt.slice(0, 200)}`);
    }
  }

  expect(broken).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
});

test.each([
  '..',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%0d%0aSet-Cookie:%20a=b',
  '__proto__',
  'constructor',
  '%E2%80%AEevil',
  "'%20or%20RowKey%20ge%20'",
  'x'.repeat(4_000),
  '%F0%9F%92%A9',
  '%ff',
])('%s in the place of an id breaks nothing', async (id) => {
  const broken: string[] = [];
  for (const name of Object.keys(ROUTES).filter((one) => one.includes('{'))) {
    const [method = '', path = ''] = name.split(' ');
    const { status } = await ask(method, path.replace(/\{\w+\}/g, id), method === 'GET' ? undefined : '{}');
    if (status >= 500 || status === 429) broken.push(`${status} ${name}`);
  }

  expect(broken).toEqual([]);
});

test.each([
  '__proto__[role]=lead',
  'constructor[prototype][role]=lead',
  'state[$ne]=x',
  'group=a&group=b',
  `rollout=${'x'.repeat(6_000)}`,
  `${'a[]=1&'.repeat(500)}state=open`,
  `${'a['.repeat(200)}x${']'.repeat(200)}=1`,
  'state=%00',
  'search=%ff%fe',
])('the query %s breaks nothing', async (query) => {
  const broken: string[] = [];
  for (const name of Object.keys(ROUTES).filter((one) => one.startsWith('GET '))) {
    const path = ROUTES[name]?.at?.(place) ?? name.slice('GET '.length);
    const { status } = await ask('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`);
    if (status >= 500 || status === 429) broken.push(`${status} ${name}`);
  }

  expect(broken).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
});

test.each([
  ['aliases that multiply', `a: &a [x,x,x,x,x,x,x,x,x]\n${laughs()}`],
  ['brackets without an end', '['.repeat(100_000)],
  ['braces without an end', '{"a":'.repeat(50_000)],
  ['anchors that lead to themselves', 'a: &a [*a]'],
  ['a tag of a program', '!!js/function "function () { return 1 }"'],
  ['keys of every object', '__proto__: { id: x }\nconstructor: { prototype: { id: x } }'],
])('a playbook of %s is refused in words', async (_what, text) => {
  const body = JSON.stringify({ fileName: 'mine.yaml', text });

  const { status } = await ask('POST', '/api/playbooks', body);

  expect(status).toBe(400);
});

test.each([
  '/tab/..%2f..%2fpackage.json',
  '/tab/assets/..%2f..%2f..%2fpackage.json',
  '/tab/assets/%2e%2e/%2e%2e/package.json',
  '/tab/assets/....//....//package.json',
  '/tab/assets/..%5c..%5cpackage.json',
  '/tab/%2e%2e%2f%2e%2e%2fpackage.json',
  '/..%2fpackage.json',
  '/tab/assets/%00',
])('nothing but the tab is read at %s', async (path) => {
  const { status, text } = await ask('GET', path);

  expect(status).toBeLessThan(500);
  expect(text).not.toContain('"dependencies"');
});

/** Nine levels, of which each is nine times the one before. */
function laughs(): string {
  return Array.from('bcdefghi', (name, index) => {
    const before = `*${'abcdefgh'[index]}`;
    return `${name}: &${name} [${Array(9).fill(before).join(',')}]`;
  }).join('\n');
}

/** The body with one of its values, at any depth, replaced at a time; and the nasty thing alone. */
function spoiltOnce(body: unknown, nasty: string): string[] {
  const HERE = `here-${randomUUID()}`;
  const places: unknown[] = [];
  visit(body, (spoilt) => places.push(spoilt), HERE);
  return [
    nasty,
    ...places.map((spoilt) => JSON.stringify(spoilt).replace(JSON.stringify(HERE), () => nasty)),
  ];
}

function visit(value: unknown, found: (spoilt: unknown) => void, mark: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const withInner = (other: unknown) =>
      Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? other : one))
        : { ...value, [key]: other };
    found(withInner(mark));
    visit(inner, (spoilt) => found(withInner(spoilt)), mark);
  }
}
