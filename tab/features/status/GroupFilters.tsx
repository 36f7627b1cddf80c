import { Checkbox, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { StatusOrder } from '../../../bot/contract/overview/status.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { WaveState } from '../../../bot/contract/rollout/rollout.ts';
import { SearchInput } from '../../ui/form/SearchInput.tsx';
import { WAVE_STATE_WORDS, WAVE_STATES } from '../../ui/waves/WaveStateMark.tsx';

export interface GroupFilter {
  readonly search: string;
  readonly state?: WaveState | undefined;
  readonly mine: boolean;
  readonly order?: StatusOrder | undefined;
}

export const NO_FILTER: GroupFilter = { search: '', mine: false };

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { minWidth: 0, flexGrow: 1, maxWidth: '320px' },
});

interface GroupFiltersProps {
  readonly me: Me;
  readonly filter: GroupFilter;
  /** How the groups are ordered where nobody has chosen. */
  readonly order: StatusOrder;
  readonly onChange: (filter: GroupFilter) => void;
}

/** Looks for groups among many: by name, by the state of their waves, those that one leads. */
export function GroupFilters({ me, filter, order, onChange }: GroupFiltersProps) {
  const styles = useStyles();
  // Who leads all of them has nothing to leave out.
  const hasOwn = me.role === 'champion' || (me.role === 'lead' && me.leads !== null);
  return (
    <search className={styles.root}>
      <SearchInput
        className={styles.search}
        label="Search business groups"
        placeholder="Name of a group"
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <Select
        aria-label="With a wave that is"
        value={filter.state ?? ''}
        onChange={(_, data) =>
          onChange({ ...filter, state: WAVE_STATES.find((state) => state === data.value) })
        }
      >
        <option value="">All states</option>
        {WAVE_STATES.map((state) => (
          <option key={state} value={state}>
            {WAVE_STATE_WORDS[state]}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Order of the groups"
        value={order}
        onChange={(_, data) =>
          onChange({ ...filter, order: data.value === 'attention' ? 'attention' : 'plan' })
        }
      >
        <option value="plan">In the order of the plan</option>
        <option value="attention">What needs attention first</option>
      </Select>
      {hasOwn && (
        <Checkbox
          label="Only mine"
          checked={filter.mine}
          onChange={(_, data) => onChange({ ...filter, mine: data.checked === true })}
        />
      )}
    </search>
  );
}
