import type { StatusRow } from '../../../bot/contract/rollout/rollout.ts';

/** The id that the pilot set has where a business group would stand. */
export const PILOT = 'pilot';

/** The rows as they came, but the pilot set before all groups. */
export function pilotFirst(rows: readonly StatusRow[]): readonly StatusRow[] {
  const isPilot = (row: StatusRow): boolean => row.group.id === PILOT;
  return [...rows.filter(isPilot), ...rows.filter((row) => !isPilot(row))];
}
