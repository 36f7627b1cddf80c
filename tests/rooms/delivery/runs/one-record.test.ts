import { beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import { openAnnouncementsTable } from '../../../../bot/rooms/announcements/record/announcements-table.ts';
import { openSendRuns } from '../../../../bot/rooms/delivery/record/send-runs-table.ts';
import { oneRecord } from '../../../../bot/rooms/delivery/runs/one-record.ts';
import { testStorage } from '../../../support/storage.ts';
import { anAnnouncement } from '../../announcements/writing/an-announcements-room.ts';

const ID = 'a0000000-0000-4000-8000-000000000000';
const LEA = { id: 'b0000000-0000-4000-8000-000000000000', name: 'Lea Lead' };
const AT = '2026-09-12T10:00:00.000Z';
const LATER = '2026-09-13T10:00:00.000Z';
const tally = JSON.stringify({ counts: { audience: 5, sent: 4, unknown: 0, acknowledged: 2 }, reasons: [] });

let storage: Storage;
beforeEach(() => {
  storage = testStorage();
});

/** Rows as the version before wrote them. */
async function storeOld(record: Record<string, string>, delivery: Record<string, string | number> = {}) {
  const records = await storage.table<Record<string, string | number | boolean>>('compositions');
  const announcement = anAnnouncement();
  await records.put({
    ...{ partitionKey: 'composition', rowKey: ID, rolloutId: 'autumn', waveId: 'autumn.identity.finance' },
    ...{
      title: 'Your turn',
      languages: '["en"]',
      essential: false,
      template: '',
      authors: '[]',
      approved: '',
    },
    ...{ audience: JSON.stringify(announcement.audience), byId: LEA.id, byName: LEA.name },
    ...{
      createdAt: AT,
      changedAt: AT,
      due: '',
      version: 3,
      writtenIn: 1,
      json0: JSON.stringify(announcement),
    },
    ...record,
  });
  const deliveries = await storage.table<Record<string, string | number>>('announcements');
  await deliveries.put({
    ...{ partitionKey: 'announcement', rowKey: ID, rolloutId: 'autumn', waveId: 'autumn.identity.finance' },
    ...{ title: 'Your turn', text: 'Soon.', state: 'sent', byId: LEA.id, byName: LEA.name },
    ...{ startedAt: AT, chunks: 1, settledAt: LATER, countedAt: LATER, tally, ...delivery },
  });
  return { records, deliveries };
}

async function move() {
  const signal = new AbortController().signal;
  await oneRecord.run(storage, signal);
  // Killed after any write and run again, it finds what was moved.
  await oneRecord.run(storage, signal);
  const records = await storage.table<{ state: string; run: string; open: string; stoppedBecause: string }>(
    'compositions',
  );
  const row = await records.get('composition', ID);
  const { audience, sent, acknowledged } = await (await openAnnouncementsTable(storage)).reached(ID);
  return {
    row: row && { state: row.state, open: JSON.parse(row.open), stoppedBecause: row.stoppedBecause },
    run: row && JSON.parse(row.run),
    reached: { audience, sent, acknowledged },
    runs: await (await openSendRuns(storage)).of(ID),
  };
}

describe('an announcement of the version before', () => {
  test('that was sent has one run, and lists know what became of it', async () => {
    await storeOld({ state: 'sent' });

    const { row, run, reached, runs } = await move();

    expect(row).toEqual({ state: 'sent', open: [], stoppedBecause: '' });
    expect(run).toEqual({ number: 1, kind: 'first', by: LEA, at: AT, ended: true });
    expect(reached).toEqual({ audience: 5, sent: 4, acknowledged: 2 });
    expect(runs).toMatchObject([{ number: 1, kind: 'first', state: 'sent', endedAt: LATER, sentAfter: 4 }]);
  });

  test('that is being sent goes on in its first run', async () => {
    await storeOld({ state: 'sending' }, { state: 'sending', settledAt: '' });

    const { row, run, runs } = await move();

    expect(row).toMatchObject({ state: 'sending', open: ['people'] });
    expect(run).toMatchObject({ number: 1, ended: false });
    expect(runs).toMatchObject([{ number: 1, state: 'sending', endedAt: null }]);
  });

  test('that was stopped without anybody having looked is stopped, with the reason', async () => {
    await storeOld(
      { state: 'sending' },
      { state: 'stopped', settledAt: '', stoppedBecause: 'Teams refused.' },
    );

    const { row } = await move();

    expect(row).toEqual({ state: 'stopped', open: [], stoppedBecause: 'Teams refused.' });
  });

  test('that is to be sent again has that run, so that the job which is queued for it still runs', async () => {
    await storeOld({ state: 'sending', changedAt: LATER }, { state: 'sending', settledAt: '' });
    const audit = await storage.table<Record<string, string>>('announcementaudit');
    await audit.put({
      ...{ partitionKey: ID, rowKey: `${LATER}:000000001:x`, what: 'resent', at: LATER },
      ...{ byId: LEA.id, byName: LEA.name, note: '2 people: failed, unknown' },
    });

    const { run } = await move();

    expect(run).toMatchObject({
      number: 2,
      kind: 'resend',
      states: ['failed', 'unknown'],
      at: LATER,
      by: LEA,
    });
  });

  test('that a wave got with one click is still the only one of its kind', async () => {
    const { deliveries } = await storeOld({ state: 'sent' });
    const claim = {
      partitionKey: 'announcement',
      rowKey: 'wave:autumn.identity.finance',
      announcementId: ID,
    };
    await deliveries.put(claim);

    await move();

    expect(await (await openAnnouncementsTable(storage)).onlyOf('autumn.identity.finance')).toBe(ID);
  });

  test('that is a draft stays as it is', async () => {
    const { deliveries } = await storeOld({ state: 'draft' });
    await deliveries.remove('announcement', ID);
    await oneRecord.run(storage, new AbortController().signal);

    const records = await storage.table<Record<string, string>>('compositions');

    expect(await records.get('composition', ID)).toMatchObject({ state: 'draft', version: 3 });
  });
});
