import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as announcements from '../../../bot/contract/announcements/announcements.ts';
import * as lists from '../../../bot/contract/announcements/audience-lists.ts';
import * as pictures from '../../../bot/contract/announcements/pictures.ts';
import * as waves from '../../../bot/contract/announcements/waves-to-announce.ts';
import * as channels from '../../../bot/contract/channels/channels.ts';
import * as reviews from '../../../bot/contract/delivery/my-announcements.ts';
import * as results from '../../../bot/contract/delivery/results.ts';
import * as sending from '../../../bot/contract/delivery/sending.ts';
import * as installing from '../../../bot/contract/installing/installing.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { aPlannedApp, FINANCE, SALES, sam } from './a-planned-app.ts';
import { anAnnouncement } from './writing/an-announcements-room.ts';

const lea = aPerson({
  name: 'Lea Legal',
  upn: 'lea@contoso.example',
  role: 'lead',
  leads: ['legal'],
  groupId: 'legal',
});
const ofLegal = anAnnouncement({ audience: { kind: 'groups', groups: ['legal'] } });
const ofSales = anAnnouncement({ audience: { kind: 'wave', waveId: SALES } });

const ONE = '/api/announcements/:id';
const LIST = '/api/audience-lists/:id';

/** What somebody who knows the id can ask for; `seen` is the version that stands. */
const asked = (id: string, seen: number): [method: string, path: string, body?: object][] => [
  ['GET', ONE],
  ['PUT', ONE, { announcement: ofSales, seen }],
  ['PUT', ONE, { announcement: ofSales, seen: 0 }],
  ['DELETE', ONE],
  ...['submit', 'approve', 'send', 'cancel', 'retract'].map((step): [string, string, object] => [
    'POST',
    `${ONE}/step`,
    { step, seen },
  ]),
  ['POST', `${ONE}/step`, { step: 'send', seen: seen + 1 }],
  ['POST', `${ONE}/duplicate`, { ids: [randomUUID()], waves: [SALES] }],
  ['POST', `${ONE}/test`, { language: null }],
  ['POST', `${ONE}/review`, { text: 'Fine.', approved: true, seen }],
  ['GET', `${ONE}/delivery`],
  ['GET', `${ONE}/late-joiners`],
  ['POST', `${ONE}/pictures`],
  ['POST', `${ONE}/pictures/copy`, { url: 'https://pictures.example/a.png' }],
  ['GET', `${ONE}/results`],
  ['GET', `${ONE}/results.csv`],
  ['POST', `${ONE}/resend`, { states: ['failed'] }],
  ['POST', `${ONE}/remind`, { text: 'Do read it.' }],
  ['GET', `${ONE}/posts`],
  ['GET', `${ONE}/posts.csv`],
  ['GET', `${ONE}/installing`],
  ['POST', `${ONE}/installing`],
  ['GET', `${ONE}/without-app.csv`],
  ['POST', '/api/announcements', { id, waveId: FINANCE, title: 'Hello', text: 'It is time.' }],
  ['PUT', LIST, { name: 'Mine now', upns: 'lea@contoso.example' }],
];

let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
  await addPeople(app.app.rooms.people.api, lea);
});
afterEach(() => app.close());

/** An announcement and a list of Legal under one id, with all that their author sees of them. */
async function ofLegalAs(state: 'draft' | 'sending') {
  const id = randomUUID();
  const path = `/api/announcements/${id}`;
  await app.call(lea, 'PUT', path, { announcement: ofLegal, seen: 0 });
  await app.call(lea, 'PUT', `/api/audience-lists/${id}`, { name: 'Legal', upns: 'lea@contoso.example' });
  if (state === 'sending') await app.call(lea, 'POST', `${path}/step`, { step: 'send', seen: 1 });
  const look = async () => {
    const [view, kept, listed] = await Promise.all([
      app.call(lea, 'GET', path),
      app.call(lea, 'GET', '/api/audience-lists'),
      app.call(sam, 'GET', '/api/announcements'),
    ]);
    return { view, kept, listed };
  };
  return { id, look };
}

describe('ids are never enough', () => {
  test('every address with an id is asked below', () => {
    const all = [
      waves,
      sending,
      lists,
      pictures,
      announcements,
      channels,
      reviews,
      results,
      installing,
    ].flatMap((contract) =>
      Object.values(contract).flatMap((one) => ('path' in one ? [`${one.method} ${one.path}`] : [])),
    );
    const withId = all.filter((one) => one.includes(` ${ONE}`) || one.includes(` ${LIST}`));

    const covered = new Set(asked(randomUUID(), 1).map(([method, path]) => `${method} ${path}`));

    expect(withId.length).toBeGreaterThan(15);
    expect(withId.filter((one) => !covered.has(one))).toEqual([]);
  });

  test.each(['draft', 'sending'] as const)(
    'a lead of Sales neither sees nor changes what Legal has, by its id alone: %s',
    async (state) => {
      const { id, look } = await ofLegalAs(state);
      const before = await look();
      expect(before.view.body.state).toBe(state);
      expect(before.kept.body.lists).toMatchObject([{ id, people: 1 }]);

      const answers: string[] = [];
      for (const [method, path, body] of asked(id, before.view.body.seen)) {
        const { status } = await app.call(sam, method, path.replace(':id', id), body);
        if (status !== 403 && status !== 404)
          answers.push(`${status} ${method} ${path} ${JSON.stringify(body)}`);
      }

      expect(answers).toEqual([]);
      expect(await look()).toEqual(before);
    },
  );
});
