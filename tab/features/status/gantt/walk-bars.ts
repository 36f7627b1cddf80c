import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Leads the focus from wave to wave in reading order. */
export function walkBars(event: KeyboardEvent<HTMLElement>): void {
  const focused = focusedWave(event.target);
  if (focused === undefined) return;
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-wave]')];
  const at = bars.findIndex(({ dataset }) => dataset.wave === focused);
  const next = nextOf(event.key, at, bars.length);
  if (next === undefined) return;
  event.preventDefault();
  bars[next]?.focus();
}

function focusedWave(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset.wave : undefined;
}

function nextOf(key: string, at: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? undefined : Math.min(Math.max(at + step, 0), count - 1);
}
