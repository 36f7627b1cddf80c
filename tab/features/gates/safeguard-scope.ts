import type { GroupName } from '../../../bot/contract/common.ts';
import type { Concerned } from '../../../bot/contract/gates/gates.ts';

interface Scope {
  readonly groups: readonly Concerned[];
  readonly phases: readonly Concerned[];
}

/** What a safeguard can touch: groups and phases with a wave that is not over, of the groups one leads. */
export function scopeChoices({ groups, phases }: Scope, leads: readonly GroupName[] | null): Scope {
  const led = leads && new Set(leads.map(({ id }) => id));
  return {
    groups: groups.filter(({ id, over }) => !over && (led === null || led.has(id))),
    phases: phases.filter(({ over }) => !over),
  };
}

/** The number of an issue as typed, `12` or `#12`; null for none, undefined where it is no number. */
export function issueNumber(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const digits = /^#?([1-9]\d{0,8})$/.exec(trimmed)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
