import type { GroupName } from '../../../bot/contract/common.ts';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { scopeOf } from './gate-list.ts';

/** What a safeguard can touch: groups and phases with a wave that is not over, of the groups one leads. */
export function scopeChoices(
  gates: readonly Pick<GateSummary, 'wave'>[],
  leads: readonly GroupName[] | null,
): ReturnType<typeof scopeOf> {
  const led = leads && new Set(leads.map(({ id }) => id));
  return scopeOf(
    gates.filter(({ wave }) => wave.state !== 'complete' && (led === null || led.has(wave.group.id))),
  );
}

/** The number of an issue as typed, `12` or `#12`; null for none, undefined where it is no number. */
export function issueNumber(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const digits = /^#?([1-9]\d{0,8})$/.exec(trimmed)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
