import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { daysOfKey, daysOfPixels } from './wave-shift.ts';

/** A finger or a mouse that trembles this little has pressed, not dragged. */
const TREMBLE_PX = 4;

interface WaveShiftProps {
  /** How many days the picture is wide. */
  readonly days: number;
  /** Called with the shift at each step of it, and with null once it is given back. */
  readonly onShift: (shift: number | null) => void;
  /** Called when the wave is opened: with the days it was shifted by, 0 for none. */
  readonly onOpen: (shift: number) => void;
}

interface Drag {
  readonly x: number;
  readonly width: number;
  moved: boolean;
}

/**
 * A bar that is dragged, or shifted with the arrow keys. Nothing is done by it: letting go, or Enter, opens the wave
 * with the day that was found; Escape gives it back.
 */
export function useWaveShift({ days, onShift, onOpen }: WaveShiftProps) {
  const [shift, setShift] = useState<number | null>(null);
  const drag = useRef<Drag | null>(null);

  const propose = (next: number | null): void => {
    if (next === shift) return;
    setShift(next);
    onShift(next);
  };
  const open = (): void => {
    drag.current = null;
    setShift(null);
    onOpen(shift ?? 0);
  };
  const giveBack = (): void => {
    drag.current = null;
    if (shift !== null) propose(null);
  };

  return {
    shift,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        const width = event.currentTarget.parentElement?.clientWidth ?? 0;
        drag.current = { x: event.clientX, width, moved: false };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { current } = drag;
        if (current === null) return;
        const pixels = event.clientX - current.x;
        current.moved ||= Math.abs(pixels) > TREMBLE_PX;
        if (current.moved) propose(daysOfPixels(pixels, { days, width: current.width }));
      },
      onPointerUp() {
        const { current } = drag;
        if (current === null) return;
        // Dragged back to where it was: no wish is left, and nothing opens.
        if (current.moved && shift === 0) giveBack();
        else open();
      },
      onPointerCancel: giveBack,
      onBlur: giveBack,
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        if (event.key === 'Escape' && shift !== null) {
          event.preventDefault();
          giveBack();
          return;
        }
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          open();
          return;
        }
        const by = daysOfKey(event);
        if (by === 0) return;
        event.preventDefault();
        propose((shift ?? 0) + by);
      },
    },
  };
}
