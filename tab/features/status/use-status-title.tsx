import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ROLLOUT_STATE_WORDS } from '../../ui/rollouts/rollout-words.ts';
import { rolloutsInSight, useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';

/** What the screen is about: one rollout, or all of them. */
export function useStatusTitle(): { title: string; explains: ReactNode } {
  const format = useFormat();
  const { rollout: chosen, all, today } = useChosenRollout();
  const inSight = rolloutsInSight(all);
  const [first, ...others] = inSight;
  const rollout = chosen ?? (others.length === 0 ? first : undefined);
  const day = today !== undefined && `Today is ${format.day(today)}`;
  if (rollout === undefined) {
    const count = others.length === 0 ? '' : `${format.count(inSight.length, 'rollout', 'rollouts')} · `;
    return { title: 'Status', explains: day && `${count}${day}` };
  }
  const { name, title, playbook, state, start, end } = rollout;
  return {
    title: name,
    explains: (
      <>
        {playbook.name !== title && `${playbook.name} · `}
        {ROLLOUT_STATE_WORDS[state]} · {format.longDays(start, end)} · {day}
      </>
    ),
  };
}
