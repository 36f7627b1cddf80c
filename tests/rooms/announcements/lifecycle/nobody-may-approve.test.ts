import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayApprove } from '../../../../bot/rooms/announcements/lifecycle/nobody-may-approve.ts';
import { addPeople, aPerson } from '../../../support/builders.ts';
import { ada, aPlannedApp, ben, FINANCE, fay } from '../a-planned-app.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

describe('an approver of an announcement', () => {
  const written = {
    authors: ['author'],
    announcement: anAnnouncement({
      audience: { kind: 'groups', groups: ['finance', 'legal'] },
      channels: ['finance'],
    }),
  };
  const lead = { id: 'other', role: 'lead', leads: null, approver: true } as const;

  test.each([
    ['a lead of all groups with the right', lead, true],
    ['a lead of its groups', { ...lead, leads: ['finance', 'legal'] }, true],
    ['a lead of some of its groups', { ...lead, leads: ['legal'] }, false],
    ['one who wrote some of it', { ...lead, id: 'author' }, false],
    ['a lead without the right', { ...lead, approver: false }, false],
    ['somebody who was one', { ...lead, role: 'member' as const }, false],
  ])('is %s: %j %s', (_, person, may) => {
    expect(mayApprove(person, written)).toBe(may);
  });

  test('posts in all of its channels', () => {
    const everywhere = { ...written, announcement: { ...written.announcement, channels: ['*'] } };

    expect(mayApprove({ ...lead, leads: ['finance', 'legal'] }, everywhere)).toBe(false);
    expect(mayApprove(lead, everywhere)).toBe(true);
  });
});

describe('handing in', () => {
  let app: Awaited<ReturnType<typeof aPlannedApp>>;

  beforeEach(async () => {
    app = await aPlannedApp();
    await app.require({ approval: 'required' });
  });
  afterEach(() => app.close());

  const forFinance = anAnnouncement({ audience: { kind: 'wave', waveId: FINANCE } });

  /** Saved and handed in by somebody. */
  async function handIn(who = ada, announcement = forFinance) {
    const path = `/api/announcements/${randomUUID()}`;
    await app.call(who, 'PUT', path, { announcement, seen: 0 });
    const { status, body } = await app.call(who, 'POST', `${path}/step`, { step: 'submit', seen: 1 });
    return { path, status, body };
  }

  test('says nothing where somebody else may approve it', async () => {
    const { body } = await handIn();

    expect(body).toMatchObject({ state: 'in-review', approval: { nobody: null } });
  });

  test('says that nobody may approve it, for which groups and what to do, and takes it all the same', async () => {
    const { status, body, path } = await handIn(ben);
    const shown = await app.call(ben, 'GET', path);

    expect(status).toBe(200);
    expect(body.state).toBe('in-review');
    expect(body.approval.nobody).toMatch(
      /^Nobody may approve this for Finance: .*make somebody an approver/i,
    );
    expect(shown.body.approval.nobody).toBe(body.approval.nobody);
  });

  test('another approver of the group is enough', async () => {
    await addPeople(
      app.app.rooms.people.api,
      aPerson({ name: 'Ann', role: 'lead', leads: ['finance'], approver: true }),
    );

    expect((await handIn(ben)).body.approval.nobody).toBeNull();
    const all = anAnnouncement({ audience: { kind: 'everyone' } });
    expect((await handIn(ben, all)).body.approval.nobody).toContain('for Everyone');
  });

  test('says nothing where no approval is needed, nor once there is one', async () => {
    const { path } = await handIn(fay);
    const approved = await app.call(ben, 'POST', `${path}/step`, { step: 'approve', seen: 2 });
    expect(approved.body).toMatchObject({ state: 'approved', approval: { nobody: null } });

    await app.require({ approval: 'optional' });
    expect((await handIn(ben)).body.approval.nobody).toBeNull();
  });
});
