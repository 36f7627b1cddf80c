import { expect, test } from 'vitest';
import { aWave } from '../../../support/builders.ts';
import { aMovesRoom, SALES } from '../../overview/moves/a-moves-room.ts';

test('a move that was only written down is invisible', async () => {
  const { writeHalf, dates, history } = await aMovesRoom();
  const before = await dates();

  await writeHalf({ committed: false });

  expect(await dates()).toEqual(before);
  expect((await history()).entries).toEqual([]);
});

test('a move whose rows are not written is seen as a whole, and finished by whoever comes next', async () => {
  const { writeHalf, dates, preview, waveRows, history } = await aMovesRoom();
  await writeHalf({ committed: true });

  const seen = await dates();
  const rowsBefore = await waveRows();
  const { seen: version } = await preview('autumn.windows.finance', '2026-11-20');

  const rowsAfter = await waveRows();
  expect(seen).toMatchObject({
    [SALES]: ['2026-10-20', '2026-10-31'],
    'autumn.windows.sales': ['2026-10-31', '2026-11-10'],
  });
  expect(rowsBefore.get('autumn.windows.sales')?.start).toBe('2026-10-01');
  expect(rowsAfter.get('autumn.windows.sales')?.start).toBe('2026-10-31');
  expect(version).toBe(1);
  expect((await history()).entries).toMatchObject([{ reason: 'Half done', waves: 2 }]);
});

test('a move of more waves than a batch takes arrives whole', async () => {
  const groups = Array.from({ length: 250 }, (_, index) => `g${index}`);
  const { preview, move, rollouts } = await aMovesRoom({
    waves: [
      aWave('identity', 'pilot', '2026-09-15', '2026-09-20'),
      ...groups.map((group) => aWave('identity', group, '2026-09-20', '2026-10-01')),
    ],
  });
  const { changed } = await preview('autumn.identity.pilot', '2026-09-25');

  await move('autumn.identity.pilot', '2026-09-25', 0);

  const waves = await rollouts.waves('autumn');
  expect(changed).toHaveLength(251);
  expect(new Set(waves.slice(1).map(({ start }) => start.toString()))).toEqual(new Set(['2026-09-30']));
});
