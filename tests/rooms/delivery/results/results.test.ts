import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { getResults } from '../../../../bot/contract/delivery/results.ts';
import { type ResultFilter, resultParts, visibleTo } from '../../../../bot/rooms/delivery/results/results.ts';
import { resultsCsv } from '../../../../bot/rooms/delivery/results/results-csv.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, type Teams } from '../../announcements/a-sending-room.ts';

const counting = { countsOpenings: true, say: sayInEnglish };
const lead = aCaller({ role: 'lead', leads: null });

async function sentRoom(people: number, teams?: Teams) {
  const room = await aSendingRoom({ people, ...(teams && { teams }) });
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: lead, body });
  await room.runAll();
  const page = (query: Record<string, string> = {}, caller = lead) =>
    callRoute(room.routes, getResults, { caller, params: { id }, query });
  return {
    ...room,
    id,
    page,
    async allPages(query: Record<string, string> = {}) {
      const rows = [];
      for (let from: string | null = ''; from !== null; ) {
        const { rows: more, next } = await page(from === '' ? query : { ...query, from });
        rows.push(...more);
        from = next;
      }
      return rows;
    },
    async csv(filter: ResultFilter = {}) {
      const text = [];
      const visible = await visibleTo(room, lead, id);
      for await (const part of resultsCsv(resultParts(room, visible, filter, sayInEnglish), counting))
        text.push(part);
      return text.join('').trimEnd().split('\r\n');
    },
  };
}

test('everybody is on one of the pages, once', async () => {
  const { page, allPages, members } = await sentRoom(230);

  const first = await page();
  const rows = await allPages();

  expect(first.rows).toHaveLength(100);
  expect(rows.map(({ person }) => person.id)).toEqual(members.map(({ id }) => id));
  expect(rows[0]).toMatchObject({
    person: { name: 'Ada Novak' },
    upn: 'person0@contoso.example',
    group: { id: 'finance', name: 'Finance' },
    state: 'sent',
    why: null,
    whyWords: null,
    repeat: false,
    acknowledgedAt: null,
  });
});

test('pages and the CSV hold only those who fit what is asked for', async () => {
  const blocked = '00000001-0000-4000-8000-000000000000';
  const { allPages, csv, deliveries, receipts, id, members } = await sentRoom(4, (personId) =>
    personId === blocked
      ? { kind: 'unreachable', why: 'blocked', raw: '403' }
      : { kind: 'sent', activityId: randomUUID() },
  );
  const answered = await deliveries.get(id, 0, members[2]?.id ?? '');
  if (answered) await receipts.note(answered, 'acknowledged');
  const who = async (query: Record<string, string>) => (await allPages(query)).map(({ upn }) => upn);

  expect(await who({ state: 'unreachable' })).toEqual(['person1@contoso.example']);
  expect(await who({ acknowledged: 'yes' })).toEqual(['person2@contoso.example']);
  expect(await who({ acknowledged: 'no', state: 'sent' })).toEqual([
    'person0@contoso.example',
    'person3@contoso.example',
  ]);
  expect(await who({ name: 'PERSON3' })).toEqual(['person3@contoso.example']);
  expect(await csv({ state: 'unreachable' })).toEqual([
    'Name,Sign-in name,Business group,Outcome,Why,Possibly twice,Got it,Done,Training opened,Reported an issue',
    'Ada Novak,person1@contoso.example,Finance,Unreachable,blocked Groundswell in their chat,,,,,',
  ]);
});

test('a page that begins behind somebody in the middle of a chunk goes on with the next one', async () => {
  const { page, members } = await sentRoom(3);

  const { rows } = await page({ from: `0.${members[0]?.id}` });

  expect(rows.map(({ person }) => person.id)).toEqual(members.slice(1).map(({ id }) => id));
});

test('a name that a spreadsheet would run as a formula is plain text in the CSV', async () => {
  const row = {
    person: { id: randomUUID(), name: '=HYPERLINK("https://evil.example")' },
    upn: 'eve@contoso.example',
    group: { id: 'finance', name: 'Finance' },
    state: 'failed' as const,
    why: '@unheard-of',
    whyWords: '@unheard-of',
    repeat: true,
    acknowledgedAt: null,
    doneAt: null,
    openedTrainingAt: null,
    reportedAt: null,
  };
  const text = [];
  for await (const part of resultsCsv(inParts([row]), counting)) text.push(part);

  expect(text.join('')).toContain(
    `"'=HYPERLINK(""https://evil.example"")",eve@contoso.example,Finance,Failed,'@unheard-of,yes,,,,`,
  );
});

test('where openings of training are not counted, each row of the CSV says so', async () => {
  const row = {
    person: { id: randomUUID(), name: 'Ada Novak' },
    upn: 'ada@contoso.example',
    group: { id: 'finance', name: 'Finance' },
    state: 'sent' as const,
    why: null,
    whyWords: null,
    repeat: false,
    acknowledgedAt: null,
    doneAt: null,
    openedTrainingAt: null,
    reportedAt: null,
  };
  const text = [];
  for await (const part of resultsCsv(inParts([row]), { ...counting, countsOpenings: false }))
    text.push(part);

  expect(text.join('')).toContain('Ada Novak,ada@contoso.example,Finance,Sent,,,,,not counted,');
});

async function* inParts<T>(rows: T[]): AsyncIterable<T[]> {
  yield rows;
}

test('leads of other groups, and an announcement that is not there, are answered in words', async () => {
  const { page, ...room } = await sentRoom(1);
  const ofSales = aCaller({ role: 'lead', leads: ['sales'] });

  await expect(page({}, ofSales)).rejects.toMatchObject({
    code: 'not-your-groups',
    message: expect.stringContaining("people you don't lead"),
  });
  await expect(visibleTo(room, lead, randomUUID())).rejects.toMatchObject({ code: 'announcement-not-found' });
});
