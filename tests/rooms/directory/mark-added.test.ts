import { expect, test } from 'vitest';
import { aCaller, addPeople, aPerson } from '../../support/builders.ts';
import { AT, aDirectoryRoom, FINANCE, PILOTS } from './a-directory-room.ts';

const lead = aCaller({ name: 'Lea Lead', role: 'lead', leads: null });
const other = aCaller({ name: 'Otto Other', role: 'lead', leads: null });
const salesLead = aCaller({ role: 'lead', leads: ['sales'] });

test('everyone of a wave is marked at once, with who said so and when', async () => {
  const { whole } = await aDirectoryRoom();

  const view = await whole(lead);

  expect(view).toMatchObject({ people: 3, added: 3, joinedSince: 0 });
  expect(view.whole).toEqual({ people: 3, by: { id: lead.id, name: 'Lea Lead' }, at: AT });
  expect(view.marks).toMatchObject([{ kind: 'whole', people: 3, mayTakeBack: true, takenBack: null }]);
});

test('marking everyone twice is one mark', async () => {
  const { whole } = await aDirectoryRoom();
  await whole(lead);

  expect((await whole(other)).marks).toHaveLength(1);
});

test('who joins a wave after everyone was marked is not added, until everyone is marked again', async () => {
  const { whole, wave, people } = await aDirectoryRoom();
  await whole(lead);
  await addPeople(people, aPerson({ upn: 'gus@contoso.example' }));

  const joined = await wave(lead);
  const again = await whole(other);

  expect(joined).toMatchObject({ people: 4, added: 3, joinedSince: 1 });
  expect(again).toMatchObject({ people: 4, added: 4, joinedSince: 0 });
  expect(again.marks.map(({ people: count }) => count).sort()).toEqual([3, 4]);
  expect(again.marks.filter(({ mayTakeBack }) => mayTakeBack).map(({ people: count }) => count)).toEqual([4]);
});

test('people on a list are marked, and the same list again changes no count', async () => {
  const { list } = await aDirectoryRoom();
  await list(lead, 'ada@contoso.example\nben@contoso.example');

  const report = await list(lead, 'BEN@contoso.example\ncleo@contoso.example\nada@contoso.example');

  expect(report).toMatchObject({ taken: 3, bad: [], notes: ['2 of them were already marked.'] });
  expect(report.wave).toMatchObject({ people: 3, added: 3, whole: null });
  expect(report.wave.marks.map(({ people }) => people).sort()).toEqual([1, 2]);
});

test('a list that marks nobody new makes no mark', async () => {
  const { list } = await aDirectoryRoom();
  await list(lead, 'ada@contoso.example');

  const report = await list(lead, 'ada@contoso.example');

  expect(report.wave).toMatchObject({ added: 1, marks: [{ people: 1 }] });
});

test('people who are unknown or elsewhere are answered by line, and the others are kept', async () => {
  const { list, finance } = await aDirectoryRoom();
  const text = [
    'ada@contoso.example',
    'nobody@contoso.example',
    'dora@contoso.example',
    'ed@contoso.example',
    'Ada Novak',
    finance[0]?.id,
  ].join('\n');

  const report = await list(lead, text);

  expect(report.taken).toBe(1);
  expect(report.bad).toEqual([
    { line: 2, reason: expect.stringMatching(/^nobody@contoso\.example isn't known here\. Check/) },
    { line: 3, reason: "dora@contoso.example isn't in this wave but in Sales" },
    { line: 4, reason: "ed@contoso.example isn't in this wave but in the pilot set" },
    { line: 5, reason: expect.stringContaining('neither a user principal name') },
    { line: 6, reason: 'is the same person as line 1' },
  ]);
  expect(report.wave.added).toBe(1);
});

test('a list is taken back by itself, and nobody of another list with it', async () => {
  const { list, back, clock } = await aDirectoryRoom();
  const first = await list(lead, 'ada@contoso.example\nben@contoso.example');
  clock.set('2026-09-11T10:00:00.000Z');
  await list(lead, 'ben@contoso.example\ncleo@contoso.example');

  const view = await back(other, first.wave.marks[0]?.id ?? '');

  expect(view.added).toBe(1);
  expect(view.marks).toMatchObject([
    { people: 1, takenBack: null, mayTakeBack: true },
    {
      people: 2,
      takenBack: { by: { name: 'Otto Other' }, at: '2026-09-11T10:00:00.000Z' },
      mayTakeBack: false,
    },
  ]);
});

test('taking everyone back leaves those who were marked by lists', async () => {
  const { list, whole, back } = await aDirectoryRoom();
  await list(lead, 'ada@contoso.example');
  const marked = await whole(lead);
  const mark = marked.marks.find(({ kind }) => kind === 'whole');

  const view = await back(lead, mark?.id ?? '');

  expect([marked.added, view.added]).toEqual([3, 1]);
});

test('a list for a wave that is marked as a whole is refused with who marked it', async () => {
  const { whole, list } = await aDirectoryRoom();
  await whole(lead);

  await expect(list(other, 'ada@contoso.example')).rejects.toMatchObject({
    kind: 'conflict',
    code: 'wave-marked-whole',
    message: expect.stringContaining('Lea Lead marked everyone'),
  });
});

test('the second of two leads who take one mark back is told', async () => {
  const { list, back } = await aDirectoryRoom();
  const { wave } = await list(lead, 'ada@contoso.example');
  const mark = wave.marks[0]?.id ?? '';
  await back(lead, mark);

  await expect(back(other, mark)).rejects.toMatchObject({
    code: 'mark-taken-back',
    message: expect.stringContaining('Lea Lead has already taken this mark back'),
  });
});

test('a mark that another one has replaced is not taken back', async () => {
  const { whole, back, people } = await aDirectoryRoom();
  const first = await whole(lead);
  await addPeople(people, aPerson({ upn: 'gus@contoso.example' }));
  await whole(other);

  const asked = back(lead, first.marks[0]?.id ?? '');

  await expect(asked).rejects.toMatchObject({
    code: 'mark-replaced',
    message: expect.stringContaining('Otto'),
  });
});

test('counts are right when several lists come in at once', async () => {
  const { list, wave } = await aDirectoryRoom();

  await Promise.all(['ada', 'ben', 'cleo', 'ada'].map((name) => list(lead, `${name}@contoso.example`)));

  expect((await wave(lead)).added).toBe(3);
});

test('somebody on a list who has left the wave is not counted with the next list', async () => {
  const { list, people, finance } = await aDirectoryRoom();
  const [ada] = finance;
  await list(lead, 'ada@contoso.example');
  if (ada) await people.table.save({ ...ada, groupId: 'sales' });

  expect((await list(lead, 'ben@contoso.example')).wave.added).toBe(1);
});

test('the pilot set is marked by leads of all groups, a group by its own leads', async () => {
  const { whole, list, back } = await aDirectoryRoom();

  expect(await whole(lead, PILOTS)).toMatchObject({ group: { name: 'Pilot set' }, people: 2, added: 2 });
  const asked = await Promise.allSettled([
    whole(salesLead),
    list(salesLead, 'x'),
    back(salesLead, 'x'),
    whole(salesLead, PILOTS),
  ]);
  expect(asked).toMatchObject(Array(4).fill({ status: 'rejected', reason: { code: 'not-your-group' } }));
});

test('a wave without people, and what is not there, are answered in words', async () => {
  const { whole, list, back } = await aDirectoryRoom();

  await expect(whole(lead, 'autumn.identity.empty')).rejects.toMatchObject({ code: 'wave-empty' });
  await expect(whole(lead, 'autumn.identity.nobody')).rejects.toMatchObject({ code: 'wave-not-found' });
  await expect(back(lead, 'nothing')).rejects.toMatchObject({ code: 'mark-not-found' });
  await expect(list(lead, '\n', FINANCE)).rejects.toMatchObject({ code: 'list-empty' });
});
