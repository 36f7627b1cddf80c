import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settableClock } from '../bot/base/clock.ts';
import type { Person } from '../bot/rooms/people/person.ts';
import { shippedPlaybooks } from '../bot/rooms/playbooks/shipped-playbooks.ts';
import { aRegisteredApp } from './support/a-registered-app.ts';
import { addPeople, aPerson, aRollout, aWave } from './support/builders.ts';
import { rolloutsWith } from './support/rollouts-with.ts';
import {
  announcementOf,
  mayDo,
  OTHER_WAYS_IN,
  PEOPLE,
  type Place,
  ROUTES,
  type Somebody,
} from './who-may-what.ts';

const FINANCE = 'autumn.identity.finance';
const STRANGERS = '5c0ffee5-1111-4222-8333-444455556666';

const people: Readonly<Record<Somebody, Person>> = {
  member: aPerson({ name: 'Mia Member' }),
  'champion-elsewhere': aPerson({ name: 'Cho Sales', role: 'champion', groupId: 'sales' }),
  champion: aPerson({ name: 'Cem Finance', role: 'champion' }),
  'lead-elsewhere': aPerson({ name: 'Sam Sales', role: 'lead', leads: ['sales'], groupId: 'sales' }),
  'lead-of-it': aPerson({ name: 'Fay Finance', role: 'lead', leads: ['finance'] }),
  lead: aPerson({ name: 'Lea Lead', role: 'lead', leads: null }),
  approver: aPerson({ name: 'Abe Approver', role: 'lead', leads: null, approver: true }),
};
const reporter = aPerson({ name: 'Rita Reporter' });

type Opened = Awaited<ReturnType<typeof aRegisteredApp>>;

let app: Opened;
let place: Place;
let served: string[];

beforeAll(async () => {
  app = await aRegisteredApp({ clock: settableClock('2026-09-24T08:00:00Z') });
  await addPeople(app.app.rooms.people.api, ...Object.values(people), reporter);
  const playbooks = shippedPlaybooks();
  const playbook = playbookOf();
  const rollouts = await rolloutsWith(app.storage, playbooks);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);
  place = await aPlace();
  served = Object.entries<object>((await get('/api/openapi.json')).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(() => app.close());

describe('the table', () => {
  test('has every route that the product describes, and no other', () => {
    expect(Object.keys(ROUTES).toSorted()).toEqual(served.toSorted());
  });

  test('has every way in that the product serves', () => {
    const Served = z.object({ routes: z.array(z.object({ method: z.string(), path: z.string() })) });
    const ways = Served.parse(app.app.server.getDebugInfo()).routes.map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );

    const known = [...Object.keys(ROUTES), ...Object.keys(OTHER_WAYS_IN)];

    expect(ways.filter((way) => !known.includes(way))).toEqual([]);
  });
});

test.each(['nobody', 'a stranger of another tenant'] as const)(
  '%s is asked to sign in, whatever they ask for',
  async (who) => {
    const token = await app.entra.sign({ ...app.claims.person, oid: people.lead.id, tid: STRANGERS });

    const others: string[] = [];
    for (const name of signedInOnly()) {
      const { status } = await ask(name, who === 'nobody' ? '' : `Bearer ${token}`);
      if (status !== 401) others.push(`${status} ${name}`);
    }

    expect(others).toEqual([]);
  },
);

test('somebody of the tenant whom nobody has brought in may do nothing', async () => {
  const others: string[] = [];
  for (const name of signedInOnly()) {
    const { status, code } = await ask(name, await tokenOf(randomUUID()));
    if (status !== 403 || code !== 'person-unknown') others.push(`${status} ${code} ${name}`);
  }

  expect(others).toEqual([]);
});

test('who may not is refused, and nothing changes for who may', async () => {
  const wrong: string[] = [];
  for (const [name, { who }] of Object.entries(ROUTES)) {
    const hidden = who === 'its champions and leads';
    for (const somebody of PEOPLE.filter((one) => !mayDo(who).includes(one))) {
      const { status } = await ask(name, await tokenOf(people[somebody].id));
      if (status !== (hidden ? 404 : 403)) wrong.push(`${status} for ${somebody}: ${name}`);
    }
  }

  expect(wrong).toEqual([]);
});

test('who may is let in', async () => {
  const wrong: string[] = [];
  for (const [name, { who, hears = [] }] of Object.entries(ROUTES)) {
    for (const somebody of mayDo(who)) {
      const { status, code } = await ask(name, await tokenOf(people[somebody].id));
      const letIn = status < 400 || hears.includes(String(code));
      if (!letIn) wrong.push(`${status} ${code} for ${somebody}: ${name}`);
    }
  }

  expect(wrong).toEqual([]);
});

describe('what is answered one by one', () => {
  test('a champion reads the issues of their group, and a lead those of theirs', async () => {
    const numbers = async (somebody: Somebody) =>
      (await getAs(somebody, '/api/issues')).issues.map(({ number }: { number: number }) => number);

    expect(await numbers('champion')).toContain(place.issue);
    expect(await numbers('lead-of-it')).toContain(place.issue);
    expect(await numbers('champion-elsewhere')).not.toContain(place.issue);
    expect(await numbers('lead-elsewhere')).not.toContain(place.issue);
    expect(await numbers('member')).not.toContain(place.issue);
  });

  test.each(['group=finance', `announcement=%s`, 'rollout=autumn'])(
    'asking for %s shows nobody more than they may read',
    async (query) => {
      const path = `/api/issues?${query.replace('%s', place.sentId)}`;

      const { issues } = await getAs('champion-elsewhere', path);

      expect(issues.map(({ group }: { group: { id: string } }) => group.id)).not.toContain('finance');
    },
  );

  test('a lead elsewhere finds no announcement, list, forecast of people or gate decision of Finance', async () => {
    const [announcements, waves, decisions] = await Promise.all([
      getAs('lead-elsewhere', '/api/announcements'),
      getAs('lead-elsewhere', '/api/announcements/waves'),
      ask('POST /api/rollouts/{id}/gates/decisions', await tokenOf(people['lead-elsewhere'].id)),
    ]);

    expect(JSON.stringify(announcements)).not.toContain('finance');
    expect(waves.waves.map(({ id }: { id: string }) => id)).not.toContain(FINANCE);
    expect(decisions.body.gates).toMatchObject([{ refusal: expect.stringContaining('Finance') }]);
  });
});

/** Without those that anyone may ask. */
function signedInOnly(): string[] {
  return Object.keys(ROUTES).filter((name) => ROUTES[name]?.who !== 'anyone');
}

async function ask(name: string, authorization: string) {
  const row = ROUTES[name];
  const [method = '', path = ''] = name.split(' ');
  const body = row?.body?.(place);
  const response = await fetch(`${app.address}${row?.at?.(place) ?? path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(authorization !== '' && { authorization }),
      // As many people behind as many addresses.
      'x-forwarded-for': randomUUID(),
    },
    ...(body !== undefined && {
      body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  const json = text.startsWith('{') ? JSON.parse(text) : {};
  const code = text.startsWith('<!doctype html>') ? 'a page' : json.code;
  return { status: response.status, code, body: json };
}

async function tokenOf(id: string): Promise<string> {
  return `Bearer ${await app.entra.sign({ ...app.claims.person, oid: id })}`;
}

// biome-ignore lint/suspicious/noExplicitAny: what a test looks at is its own claim about the reply
async function get(path: string, authorization = ''): Promise<any> {
  const headers = authorization === '' ? {} : { authorization };
  const response = await fetch(`${app.address}${path}`, { headers });
  return response.json();
}

async function getAs(somebody: Somebody, path: string) {
  return get(path, await tokenOf(people[somebody].id));
}

/** Something of Finance for each kind of id. */
async function aPlace(): Promise<Place> {
  const draftId = randomUUID();
  const sentId = randomUUID();
  const safeguardId = randomUUID();
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const send = async (who: Person, method: string, path: string, body: object): Promise<any> => {
    const authorization = await tokenOf(who.id);
    const sent = await fetch(`${app.address}${path}`, {
      method,
      headers: { authorization },
      body: JSON.stringify(body),
    });
    const answer = await sent.json();
    if (!sent.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const issue = await send(reporter, 'POST', '/api/issues', {
    form: randomUUID(),
    text: 'I cannot sign in.',
    severity: 'cannot-work',
    phaseId: null,
  });
  const criterionId = playbookOf().phases.flatMap(({ exitCriteria }) => exitCriteria)[0]?.id ?? '';
  const empty = { criterionId, waveId: FINANCE, draftId, sentId, safeguardId, issue: issue.number };
  const announcement = announcementOf(empty);
  const toGroup = { ...announcement, audience: { kind: 'groups', groups: ['finance'] } };
  await send(people.lead, 'PUT', `/api/announcements/${draftId}`, { announcement, seen: 0 });
  const kept = await send(people.lead, 'PUT', `/api/announcements/${sentId}`, {
    announcement: toGroup,
    seen: 0,
  });
  await send(people.lead, 'POST', `/api/announcements/${sentId}/step`, { step: 'send', seen: kept.seen });
  await send(people.lead, 'POST', '/api/rollouts/autumn/safeguards', {
    id: safeguardId,
    title: 'VPN',
    why: 'It is down.',
    issue: null,
    groups: ['finance'],
    phases: ['identity'],
  });
  return empty;
}

function playbookOf() {
  const [playbook] = shippedPlaybooks();
  if (!playbook) throw new Error('There is no playbook.');
  return playbook;
}
