import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { LONGEST_FREEZE_NAME, MOST_FREEZES } from '../../../bot/contract/rollout/limits.ts';
import { FreezeGroups } from './FreezeGroups.tsx';
import type { DraftFreeze } from './freeze-draft.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    justifyItems: 'start',
    gridColumn: '1 / -1',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    width: '100%',
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  input: { minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fault: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

interface FreezeListProps {
  readonly freezes: readonly DraftFreeze[];
  readonly fault: string | undefined;
  /** Those that a window can be for. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly during: 'wait' | 'run';
  readonly onChange: (freezes: readonly DraftFreeze[]) => void;
  readonly onDuring: (during: 'wait' | 'run') => void;
}

/** Days on which nothing may change, such as holidays and the end of a fiscal year. */
export function FreezeList({ freezes, fault, groups, during, onChange, onDuring }: FreezeListProps) {
  const styles = useStyles();
  const change = (key: string, part: Partial<DraftFreeze>): void =>
    onChange(freezes.map((freeze) => (freeze.key === key ? { ...freeze, ...part } : freeze)));

  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>Freeze windows</legend>
      <Text className={styles.quiet}>
        Days on which nothing may change, such as holidays or the end of the fiscal year. They are whole days
        in the time zone of the organisation, wherever people are, from the first day to the last. The day
        before and the day after are open. Windows that overlap or touch count as one. No wave starts in one.
      </Text>
      {freezes.length > 0 && (
        <ul className={styles.list}>
          {freezes.map(({ key, name, first, last, groups: only }) => (
            <li key={key} className={styles.row}>
              <Field label="Name of the window">
                <Input
                  className={styles.input}
                  value={name}
                  maxLength={LONGEST_FREEZE_NAME}
                  onChange={(_, data) => change(key, { name: data.value })}
                />
              </Field>
              <Field label="First day">
                <Input
                  className={styles.input}
                  type="date"
                  value={first}
                  onChange={(_, data) => change(key, { first: data.value })}
                />
              </Field>
              <Field label="Last day">
                <Input
                  className={styles.input}
                  type="date"
                  value={last}
                  onChange={(_, data) => change(key, { last: data.value })}
                />
              </Field>
              <FreezeGroups
                freeze={{ key, name, first, last, groups: only }}
                groups={groups}
                onChange={(picked) => change(key, { groups: picked })}
              >
                <Button
                  icon={<DeleteRegular />}
                  aria-label={name.trim() === '' ? 'Remove this window' : `Remove ${name.trim()}`}
                  onClick={() => onChange(freezes.filter((freeze) => freeze.key !== key))}
                >
                  Remove
                </Button>
              </FreezeGroups>
            </li>
          ))}
        </ul>
      )}
      {freezes.length > 0 && (
        <Field label="Waves that run into a freeze">
          <RadioGroup value={during} onChange={(_, data) => onDuring(data.value === 'run' ? 'run' : 'wait')}>
            <Radio value="wait" label="Wait: frozen days do not count, and they end that much later" />
            <Radio value="run" label="Run on: those that began before go on, and end as planned" />
          </RadioGroup>
        </Field>
      )}
      {fault !== undefined && (
        <Text role="alert" className={styles.fault}>
          {fault}
        </Text>
      )}
      <Button
        icon={<AddRegular />}
        disabled={freezes.length >= MOST_FREEZES}
        onClick={() => onChange([...freezes, { key: crypto.randomUUID(), name: '', first: '', last: '' }])}
      >
        Add a freeze window
      </Button>
    </fieldset>
  );
}
