// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useUndoMoveToast } from '../../../../../tab/features/status/wave/use-undo-move-toast.ts';
import { type Answer, doing, renderWithin, withStillTime } from '../../../support/render-within.tsx';

withStillTime();

const MOVE = { waveId: 'autumn.identity.finance', moveId: 'm1', seen: 7 };

async function moved(answer: Answer) {
  const rendered = renderWithin(() => useUndoMoveToast(), { answer, props: {} });
  await doing(() => rendered.result.current('Finance moved to 3 December.', MOVE));
  return rendered;
}

test('a move is taken back as it was made, and the toast says so', async () => {
  const { asked } = await moved(() => ({ body: {} }));

  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Undo' })));

  expect(asked).toEqual([
    { method: 'POST', path: `/api/waves/${MOVE.waveId}/move/undo`, body: { moveId: 'm1', seen: 7 } },
  ]);
  expect(screen.getAllByText('Everything is back where it was.')).not.toEqual([]);
});

test('where the plan has changed since, a toast says why nothing was taken back', async () => {
  await moved(() => ({ status: 409, body: { code: 'plan-changed', detail: 'Ben moved it since.' } }));

  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Undo' })));

  expect(screen.getAllByText('Ben moved it since.')).not.toEqual([]);
});
