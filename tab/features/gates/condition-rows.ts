import type { Role } from '../../../bot/contract/common.ts';
import type { ConditionView } from '../../../bot/contract/gates/gate-conditions.ts';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import type { Format } from '../../ui/format/format.ts';

/** A row behind a value; `to` leads to the screen that shows it. */
export interface ConditionRow {
  readonly key: string;
  readonly words: string;
  readonly to: string | undefined;
}

/** The rows that a condition was counted from, as words and ways to look at them; announcements are for leads. */
export function conditionRows(
  { id, rows }: Pick<ConditionView, 'id' | 'rows'>,
  { wave, previous }: Pick<GateView, 'wave' | 'previous'>,
  role: Role,
  format: Format,
): readonly ConditionRow[] {
  return rows.map(({ id: key, name }, index) => {
    switch (id) {
      case 'blockers':
      case 'issue-rate':
        return { key, words: `#${key}`, to: `/issues?issue=${key}` };
      case 'reach':
        return {
          key,
          words: rows.length === 1 ? 'Announcement' : `Announcement ${format.number(index + 1)}`,
          to: role === 'lead' ? `/announce?wave=${previous[0]?.id ?? wave.id}` : undefined,
        };
      case 'groundwork':
        return { key, words: name ?? key, to: '/criteria' };
      case 'collisions':
        return { key, words: name ?? key, to: `/gates/${encodeURIComponent(key)}` };
      case 'criteria':
        return { key, words: name ?? key, to: `/criteria?phase=${wave.phase.id}` };
      case 'adoption':
      case 'data-age':
        return { key, words: `Report of ${format.day(key)}`, to: '/adoption' };
      case 'champions':
        return { key, words: `Champions of ${wave.group.name}`, to: '/champions' };
      case 'soak':
        return {
          key,
          words: name ?? key,
          to: `/gates/${encodeURIComponent(key)}`,
        };
      default:
        return { key, words: name ?? key, to: undefined };
    }
  });
}
