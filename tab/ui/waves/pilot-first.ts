import { PILOT } from '../../../bot/contract/people/pilot.ts';
import type { StatusRow } from '../../../bot/contract/rollout/rollout.ts';

/** The rows as they came, but the pilot set before all groups. */
export function pilotFirst(rows: readonly StatusRow[]): readonly StatusRow[] {
  const isPilot = (row: StatusRow): boolean => row.group.id === PILOT;
  return [...rows.filter(isPilot), ...rows.filter((row) => !isPilot(row))];
}
