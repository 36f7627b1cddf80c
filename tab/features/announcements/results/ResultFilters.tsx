import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { DELIVERY_STATES } from '../../../../bot/contract/delivery/delivery-states.ts';
import type { ResultFilter } from '../../../api/results.ts';
import { SearchInput } from '../../../ui/form/SearchInput.tsx';
import { DELIVERY_WORDS, deliveryStateNamed } from '../reach/reach-words.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  field: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface ResultFiltersProps {
  readonly filter: ResultFilter;
  readonly onChange: (filter: ResultFilter) => void;
}

/** Narrows the people to an outcome, an answer or a name. */
export function ResultFilters({ filter, onChange }: ResultFiltersProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Select
        className={styles.field}
        aria-label="Outcome"
        value={filter.state ?? ''}
        onChange={(_, data) => onChange({ ...filter, state: deliveryStateNamed(data.value) })}
      >
        <option value="">All outcomes</option>
        {DELIVERY_STATES.map((state) => (
          <option key={state} value={state}>
            {DELIVERY_WORDS[state]}
          </option>
        ))}
      </Select>
      <Select
        className={styles.field}
        aria-label="Answer"
        value={filter.acknowledged ?? ''}
        onChange={(_, { value }) =>
          onChange({ ...filter, acknowledged: value === 'yes' || value === 'no' ? value : undefined })
        }
      >
        <option value="">Answered or not</option>
        <option value="yes">Pressed "Got it"</option>
        <option value="no">Have not pressed "Got it"</option>
      </Select>
      <SearchInput
        className={styles.field}
        label="Name"
        placeholder="Name"
        value={filter.name ?? ''}
        onChange={(search) => onChange({ ...filter, name: search })}
      />
    </div>
  );
}
