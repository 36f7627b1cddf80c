import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { GATE_STATES } from '../../../bot/contract/gates/gate-states.ts';
import type { GatesView } from '../../api/gates.ts';
import type { GateFilter } from './gate-list.ts';
import { GATE_STATE_WORDS, gateStateNamed } from './words.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface GateFiltersProps {
  readonly view: Pick<GatesView, 'groups' | 'phases'>;
  readonly filter: GateFilter;
  readonly onChange: (filter: GateFilter) => void;
}

/** Narrows the list to a group, a phase or a state. */
export function GateFilters({ view, filter, onChange }: GateFiltersProps) {
  const styles = useStyles();
  const { groups, phases } = view;
  const picked = (value: string): string | undefined => (value === '' ? undefined : value);
  return (
    <div className={styles.root}>
      <Select
        className={styles.select}
        aria-label="State"
        value={filter.state ?? ''}
        onChange={(_, data) => onChange({ ...filter, state: gateStateNamed(data.value) })}
      >
        <option value="">All states</option>
        {GATE_STATES.map((state) => (
          <option key={state} value={state}>
            {GATE_STATE_WORDS[state]}
          </option>
        ))}
      </Select>
      <Select
        className={styles.select}
        aria-label="Phase"
        value={filter.phase ?? ''}
        onChange={(_, data) => onChange({ ...filter, phase: picked(data.value) })}
      >
        <option value="">All phases</option>
        {phases.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        className={styles.select}
        aria-label="Business group"
        value={filter.group ?? ''}
        onChange={(_, data) => onChange({ ...filter, group: picked(data.value) })}
      >
        <option value="">All groups</option>
        {groups.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
