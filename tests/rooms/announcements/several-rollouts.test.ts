import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Announcement } from '../../../bot/contract/announcements/announcement.ts';
import { shippedPlaybooks } from '../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { aRollout, aWave } from '../../support/builders.ts';
import { ada, aPlannedApp, FINANCE, member, pia } from './a-planned-app.ts';
import { anAnnouncement } from './writing/an-announcements-room.ts';

// Two rollouts run side by side: the autumn one, and "mail", planned later.

const OF_MAIL = 'mail.exchange-online.finance';
let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
});

afterEach(() => app.close());

test('the list has what was written for either, says for which, and can be of one alone', async () => {
  await planMail();
  await write({ audience: { kind: 'wave', waveId: FINANCE } });
  await write({ audience: { kind: 'wave', waveId: OF_MAIL } });

  const rolloutsIn = async (query: string) => {
    const { body } = await app.call(ada, 'GET', `/api/announcements${query}`);
    return body.announcements.map(({ rollout }: { rollout: object }) => rollout);
  };

  expect(await rolloutsIn('?order=newest')).toEqual(
    expect.arrayContaining([
      { id: 'mail', name: 'Exchange Online' },
      { id: 'autumn', name: 'Autumn rollout' },
    ]),
  );
  expect(await rolloutsIn('?rollout=autumn')).toEqual([{ id: 'autumn', name: 'Autumn rollout' }]);
  expect(await rolloutsIn(`?wave=${OF_MAIL}`)).toEqual([{ id: 'mail', name: 'Exchange Online' }]);
});

test('what was written for a rollout that is over is listed where one asks for that rollout', async () => {
  await write({ audience: { kind: 'wave', waveId: FINANCE } });
  await planMail();
  app.clock.set('2027-03-24T08:00:00Z');

  const all = await app.call(ada, 'GET', '/api/announcements');
  const ofAutumn = await app.call(ada, 'GET', '/api/announcements?rollout=autumn');

  expect(all.body.announcements).toEqual([]);
  expect(ofAutumn.body.announcements).toHaveLength(1);
});

test('a list of a rollout that does not exist is refused', async () => {
  const { status, body } = await app.call(ada, 'GET', '/api/announcements?rollout=gone');

  expect([status, body.code]).toEqual([404, 'rollout-not-found']);
});

test('what hangs on no wave is for the only rollout, without anybody choosing it', async () => {
  const { body } = await write({ audience: { kind: 'everyone' } });

  expect(body).toMatchObject({ rollout: { id: 'autumn' }, announcement: { rollout: 'autumn' } });
});

test('where several run, its author chooses one', async () => {
  await planMail();

  const unsaid = await write({ audience: { kind: 'everyone' } });
  const chosen = await write({ audience: { kind: 'everyone' }, rollout: 'mail' });

  expect([unsaid.status, unsaid.body.code]).toEqual([409, 'which-rollout']);
  expect(chosen.body.rollout).toEqual({ id: 'mail', name: 'Exchange Online' });
});

test('it stays with the rollout that it was written for, whatever is planned later', async () => {
  const { body } = await write({ audience: { kind: 'everyone' } });
  await planMail();

  const opened = await app.call(ada, 'GET', `/api/announcements/${body.id}`);
  const previewed = await app.call(ada, 'POST', '/api/announcements/forecast', {
    announcement: opened.body.announcement,
  });

  expect(opened.body.rollout.id).toBe('autumn');
  expect(previewed.status).toBe(200);
});

test('a draft goes with its wave, or with another choice, from one rollout to the other', async () => {
  await planMail();
  const { body } = await write({ audience: { kind: 'everyone' }, rollout: 'autumn' });
  const change = async (over: Partial<Announcement>, seen: number) =>
    app.call(ada, 'PUT', `/api/announcements/${body.id}`, { announcement: anAnnouncement(over), seen });

  const onWave = await change({ audience: { kind: 'wave', waveId: OF_MAIL } }, 1);
  const back = await change({ audience: { kind: 'everyone' }, rollout: 'autumn' }, 2);

  expect([onWave.body.rollout.id, back.body.rollout.id]).toEqual(['mail', 'autumn']);
});

test('a draft like another one is for the same rollout', async () => {
  await planMail();
  const { body } = await write({ audience: { kind: 'everyone' }, rollout: 'autumn' });

  const made = await app.call(ada, 'POST', `/api/announcements/${body.id}/duplicate`, {
    ids: [randomUUID()],
  });

  expect(made.body.announcements).toMatchObject([{ rollout: { id: 'autumn' } }]);
});

test('with nothing planned there is nobody to write to', async () => {
  await cancelAutumn();

  const { status, body } = await write({ audience: { kind: 'everyone' } });

  expect([status, body.code]).toEqual([409, 'nothing-planned']);
});

test('pilot people review what waits in either', async () => {
  await planMail();
  const { body } = await write({ audience: { kind: 'wave', waveId: FINANCE } });
  await app.call(ada, 'POST', `/api/announcements/${body.id}/step`, { step: 'submit', seen: body.seen });

  const material = await app.call(pia, 'GET', '/api/me/reviews');

  expect(material.body.material).toMatchObject([{ id: body.id }]);
});

test('what the pilot people of one rollout have reviewed, those of another have not', async () => {
  await app.require({ pilotReview: 'required' });
  await planMail([member.id]);
  const { body } = await write({ audience: { kind: 'everyone' }, rollout: 'mail' });
  const at = `/api/announcements/${body.id}`;
  await app.call(ada, 'POST', `${at}/step`, { step: 'submit', seen: 1 });
  await app.call(member, 'POST', `${at}/review`, { text: 'Clear.', approved: true, seen: 2 });
  const reviewed = await app.call(ada, 'GET', at);

  const announcement = anAnnouncement({ audience: { kind: 'everyone' }, rollout: 'autumn' });
  await app.call(ada, 'PUT', at, { announcement, seen: 2 });
  const sent = await app.call(ada, 'POST', `${at}/step`, { step: 'send', seen: 3 });

  expect(reviewed.body.steps).toContain('send');
  expect([sent.status, sent.body.code]).toEqual([409, 'step-refused']);
  expect((await app.call(ada, 'GET', at)).body).toMatchObject({ state: 'draft', review: { approvals: 0 } });
});

test('the waves to announce are those of both, the next one first by date', async () => {
  await planMail();

  const { body } = await app.call(ada, 'GET', '/api/announcements/waves?announced=no');
  const one = await app.call(ada, 'GET', '/api/announcements/waves?rollout=mail&search=finance');

  expect(body.waves.map(({ id }: { id: string }) => id)).toEqual([
    'autumn.identity.pilot',
    OF_MAIL,
    FINANCE,
    'autumn.identity.sales',
  ]);
  expect(body.asked.id).toBe(body.nextWaveId);
  expect(one.body.waves).toMatchObject([{ id: OF_MAIL, rollout: { id: 'mail', name: 'Exchange Online' } }]);
});

test('waves that are over are left out where one writes', async () => {
  app.clock.set('2026-10-12T08:00:00Z');

  const ids = async (query: string) => {
    const { body } = await app.call(ada, 'GET', `/api/announcements/waves?${query}`);
    return body.waves.map(({ id }: { id: string }) => id);
  };

  expect(await ids('open=yes')).toEqual([FINANCE, 'autumn.identity.sales']);
  expect(await ids('')).toHaveLength(3);
});

test('one wave can be asked for beside the page, wherever it stands', async () => {
  const { body } = await app.call(ada, 'GET', `/api/announcements/waves?search=nothing&wave=${FINANCE}`);

  expect(body).toMatchObject({ waves: [], next: null, asked: { id: FINANCE } });
});

/** @param pilots who is in its pilot set; the organisation's where it is left out */
async function planMail(pilots?: readonly string[]): Promise<void> {
  const playbook = shippedPlaybooks().find(({ id }) => id === 'exchange-online');
  if (!playbook) throw new Error('There is no playbook for Exchange Online.');
  const [start, end] = ['2026-09-26', '2026-12-20'].map((day) => Temporal.PlainDate.from(day));
  const phase = playbook.phases.find(({ audience }) => audience === 'users');
  if (!phase || !start || !end) throw new Error('It has no phase for people.');
  await app.rollouts.add(
    aRollout({
      id: 'mail',
      title: 'Exchange Online',
      playbook,
      start,
      end,
      plannedAt: '2026-09-20T08:00:00Z',
    }),
    [aWave(phase.id, 'finance', '2026-09-26', '2026-10-10')],
    pilots,
  );
}

/** As a row of the rollout says it. */
async function cancelAutumn(): Promise<void> {
  const rows = await app.storage.table<{ cancelled: string }>('rollouts');
  const cancelled = { at: '2026-09-24T08:00:00.000Z', by: 'Ada Author', reason: 'Licences are late.' };
  const row = { partitionKey: 'rollout', rowKey: 'autumn', cancelled: JSON.stringify(cancelled) };
  await rows.merge(row);
}

async function write(over: Partial<Announcement>) {
  const announcement = anAnnouncement(over);
  return app.call(ada, 'PUT', `/api/announcements/${randomUUID()}`, { announcement, seen: 0 });
}
