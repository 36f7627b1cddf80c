import { Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { LimitField } from './limit-fields.ts';
import type { DraftNumber } from './limits-draft.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
  field: { flexGrow: 1, flexBasis: '220px', minWidth: 0 },
  input: { minWidth: 0, maxWidth: '280px', '& input': { minWidth: 0, width: '100%' } },
  unit: { whiteSpace: 'nowrap' },
});

interface LimitInputProps {
  readonly field: LimitField;
  readonly value: DraftNumber;
  readonly usual: DraftNumber;
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<DraftNumber>) => void;
}

/** One limit: asked or not, and where its line is. */
export function LimitInput({ field, value, usual, fault, onChange }: LimitInputProps) {
  const styles = useStyles();
  const { label, unit, hint, optional, whole } = field;
  const asked = !optional || value.asked;
  return (
    <div className={styles.root}>
      <Field
        className={styles.field}
        label={label}
        hint={`${hint} Default: ${optional && !usual.asked ? 'not asked' : `${usual.text} ${unit}`}.`}
        {...(fault === undefined ? {} : { validationMessage: fault })}
      >
        <Input
          className={styles.input}
          inputMode={whole ? 'numeric' : 'decimal'}
          value={asked ? value.text : ''}
          placeholder={asked ? '' : 'Not asked'}
          disabled={!asked}
          contentAfter={asked ? <span className={styles.unit}>{unit}</span> : null}
          onChange={(_, data) => onChange({ text: data.value })}
        />
      </Field>
      {optional && (
        <Switch
          aria-label={`Ask: ${label}`}
          label={value.asked ? 'Asked' : 'Not asked'}
          labelPosition="before"
          checked={value.asked}
          onChange={(_, data) => onChange({ asked: data.checked })}
        />
      )}
    </div>
  );
}
