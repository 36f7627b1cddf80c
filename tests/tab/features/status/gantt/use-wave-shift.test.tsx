// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useWaveShift } from '../../../../../tab/features/status/gantt/use-wave-shift.ts';
import { withStillTime } from '../../../support/render-within.tsx';

withStillTime();

/** A bar in a picture of 100 days. */
function aBar() {
  const [shifted, opened] = [vi.fn<(shift: number | null) => void>(), vi.fn<(shift: number) => void>()];
  function Bar() {
    const { shift, handlers } = useWaveShift({ days: 100, onShift: shifted, onOpen: opened });
    return (
      <button type="button" {...handlers}>
        {shift === null ? 'as planned' : `${shift} days`}
      </button>
    );
  }
  render(<Bar />);
  const bar = screen.getByRole('button');
  return { bar, shifted, opened, press: (key: string) => fireEvent.keyDown(bar, { key }) };
}

test('the arrow keys propose another day, and Enter opens the wave with it', () => {
  const { bar, press, shifted, opened } = aBar();

  press('ArrowRight');
  press('ArrowRight');
  expect(bar.textContent).toBe('2 days');
  expect(opened).not.toHaveBeenCalled();
  press('Enter');

  expect(opened.mock.calls).toEqual([[2]]);
  expect(shifted.mock.calls).toEqual([[1], [2]]);
  expect(bar.textContent).toBe('as planned');
});

test.each(['Escape', 'going elsewhere'])('%s gives a proposal back, and nothing opens', (how) => {
  const { bar, press, shifted, opened } = aBar();

  press('ArrowLeft');
  if (how === 'Escape') press('Escape');
  else fireEvent.blur(bar);

  expect(shifted.mock.calls).toEqual([[-1], [null]]);
  expect(bar.textContent).toBe('as planned');
  expect(opened).not.toHaveBeenCalled();
});

test('a press without a movement opens the wave as it is planned', () => {
  const { press, opened } = aBar();

  press(' ');

  expect(opened.mock.calls).toEqual([[0]]);
});
