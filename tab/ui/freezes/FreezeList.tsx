import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { LONGEST_FREEZE_NAME, MOST_FREEZES } from '../../../bot/contract/rollout/limits.ts';
import type { DraftFreeze } from './plan-draft.ts';

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
  readonly onChange: (freezes: readonly DraftFreeze[]) => void;
}

/** Days on which nothing may change, such as holidays and the end of a fiscal year. */
export function FreezeList({ freezes, fault, onChange }: FreezeListProps) {
  const styles = useStyles();
  const change = (key: string, part: Partial<DraftFreeze>): void =>
    onChange(freezes.map((freeze) => (freeze.key === key ? { ...freeze, ...part } : freeze)));

  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>Freeze windows</legend>
      <Text className={styles.quiet}>
        Days on which nothing may change, such as holidays or the end of the fiscal year. Waves pause on these
        days and end that much later.
      </Text>
      {freezes.length > 0 && (
        <ul className={styles.list}>
          {freezes.map(({ key, name, first, last }) => (
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
              <Button
                icon={<DeleteRegular />}
                aria-label={name.trim() === '' ? 'Remove this window' : `Remove ${name.trim()}`}
                onClick={() => onChange(freezes.filter((freeze) => freeze.key !== key))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
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
