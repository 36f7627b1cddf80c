import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';
import { SearchInput } from '../../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { waveChoices } from './compose-facts.ts';
import { useWave } from './use-wave.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS, gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface WavePickerProps {
  readonly hint?: string;
  /** What stands there while none is chosen. */
  readonly none: string;
  /** Only waves of this rollout; of all in sight where it is left out. */
  readonly rollout?: string | undefined;
  /** Empty: none. */
  readonly waveId: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (waveId: string) => void;
}

/** Chooses one wave that is not over. Where there are more than fit into a list, it is searched. */
export function WavePicker({ hint, none, rollout, waveId, required, disabled, onChange }: WavePickerProps) {
  const styles = useStyles();
  const format = useFormat();
  const [wanted, setWanted] = useState('');
  const search = useDebounced(wanted);
  const chosen = useWave(waveId === '' ? null : waveId);
  const found = useWavesToAnnounce({ rollout, open: 'yes', search });
  const [page] = found.data?.pages ?? [];
  const isLong = wanted !== '' || (page !== undefined && page.next !== null);
  return (
    <div className={styles.root}>
      {isLong && !disabled && (
        <SearchInput
          label="Search waves"
          placeholder="Phase, group or rollout"
          value={wanted}
          onChange={setWanted}
        />
      )}
      <Field
        label={hint === undefined ? 'Wave' : 'For the wave'}
        {...(hint !== undefined && { hint })}
        {...(required && { required })}
      >
        <Select
          className={styles.select}
          value={waveId}
          disabled={disabled === true}
          onChange={(_, data) => onChange(data.value)}
        >
          <option value="">{none}</option>
          {waveChoices(page?.waves ?? [], chosen, format).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
