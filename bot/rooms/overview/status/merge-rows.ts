import { Temporal } from 'temporal-polyfill';
import type { StatusRow } from '../../../contract/overview/status.ts';
import { PILOT } from '../../people/person.ts';
import { attentionOf } from './attention.ts';
import type { RolloutStatus } from './kept-status.ts';

/** A wave that begins within so many days is near enough that its people should know of it. */
const SOON_DAYS = 7;

/** The groups of several rollouts, each once with its waves in all of them: the pilot set, then in the order of the plans. */
export function mergeRows(statuses: readonly RolloutStatus[], today: string): StatusRow[] {
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString();
  const byGroup = Map.groupBy(
    statuses.flatMap(({ rows }) => rows),
    ({ group }) => group.id,
  );
  const rows = Array.from(byGroup.values(), (parts) => {
    const waves = parts.flatMap((part) => part.waves);
    const [first] = parts;
    return first && { ...first, attention: attentionOf(waves, soon), waves };
  }).filter((row) => row !== undefined);
  return [
    ...rows.filter(({ group }) => group.id === PILOT),
    ...rows.filter(({ group }) => group.id !== PILOT),
  ];
}
