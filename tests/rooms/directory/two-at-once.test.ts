import { afterEach, expect, test } from 'vitest';
import { overtakenStorage } from '../../support/overtaken-storage.ts';
import { testStorage } from '../../support/storage.ts';
import { ada, aPlannedApp, ben, FINANCE, fay } from '../announcements/a-planned-app.ts';

// Two leads who mark the same wave at once, over HTTP: the slower is told what is there now, and nothing is mixed.

let close: (() => Promise<void>) | undefined;

afterEach(async () => {
  await close?.();
  close = undefined;
});

async function aWave() {
  const { storage, overtake } = overtakenStorage(testStorage());
  const opened = await aPlannedApp({ storage });
  close = opened.close;
  const { call } = opened;
  const at = `/api/waves/${FINANCE}/added`;
  return {
    overtake,
    whole: (who: typeof ada) => call(who, 'POST', `${at}/whole`),
    list: (who: typeof ada, ...people: (typeof ada)[]) =>
      call(who, 'POST', `${at}/list`, ['userPrincipalName', ...people.map(({ id }) => id)].join('\n')),
    takeBack: (who: typeof ada, mark: string) => call(who, 'POST', `${at}/take-back`, { mark }),
    added: async () => (await call(ada, 'GET', at)).body,
  };
}

test('of two who mark everyone at once the second is told, and one mark is kept', async () => {
  const { overtake, whole, added } = await aWave();
  overtake('waveadded', () => whole(ben));

  const second = await whole(ada);

  expect(second).toMatchObject({
    status: 409,
    body: { code: 'wave-marked-whole', detail: expect.stringContaining('Ben Boss') },
  });
  expect(await added()).toMatchObject({
    whole: { by: { name: 'Ben Boss' } },
    marks: [{ by: { name: 'Ben Boss' }, mayTakeBack: true }],
  });
});

test('the same person who marks everyone twice at once is not told of themselves, and one mark is kept', async () => {
  const { overtake, whole, added } = await aWave();
  overtake('waveadded', () => whole(ada));

  expect((await whole(ada)).status).toBe(200);
  expect((await added()).marks).toHaveLength(1);
});

test('a list that comes in while somebody marks everyone is refused, and nobody of it is kept', async () => {
  const { overtake, whole, list, takeBack, added } = await aWave();
  overtake('addedpeople', () => whole(ben));

  const second = await list(ada, ada, fay);

  expect(second).toMatchObject({ status: 409, body: { code: 'wave-marked-whole' } });
  const { marks } = await added();
  expect(marks).toMatchObject([{ kind: 'whole', by: { name: 'Ben Boss' } }]);
  expect((await takeBack(ben, marks[0].id)).body).toMatchObject({ added: 0 });
});

test('of two lists with the same people at once each person belongs to the first, and the second hears it', async () => {
  const { overtake, list, takeBack, added } = await aWave();
  overtake('addedpeople', () => list(ben, ada, ben));

  const second = await list(ada, ada, ben, fay);

  expect(second.body).toMatchObject({ taken: 3, notes: ['2 of them were already marked.'] });
  const { marks } = await added();
  const countOf = (name: string) => marks.find(({ by }: { by: { name: string } }) => by.name === name);
  expect(countOf('Ben Boss')).toMatchObject({ people: 2 });
  expect(countOf('Ada Author')).toMatchObject({ people: 1 });
  expect((await takeBack(ada, countOf('Ada Author').id)).body).toMatchObject({ added: 2 });
});

test('of two equal lists at once the second makes no mark', async () => {
  const { overtake, list, added } = await aWave();
  overtake('addedpeople', () => list(ben, ada, ben));

  const second = await list(ada, ada, ben);

  expect(second.body).toMatchObject({ taken: 2, notes: ['2 of them were already marked.'] });
  expect((await added()).marks).toMatchObject([{ by: { name: 'Ben Boss' } }]);
});

test('of two who take one mark back at once the second is told who was faster', async () => {
  const { overtake, whole, takeBack, added } = await aWave();
  await whole(ada);
  const [mark] = (await added()).marks;
  overtake('waveadded', () => takeBack(ben, mark.id));

  const second = await takeBack(ada, mark.id);

  expect(second).toMatchObject({
    status: 409,
    body: { code: 'mark-taken-back', detail: expect.stringContaining('Ben Boss') },
  });
  expect(await added()).toMatchObject({ whole: null, added: 0 });
});
