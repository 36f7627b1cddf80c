import { Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { LimitField } from './limit-fields.ts';
import type { DraftNumber } from './limits-draft.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  input: { minWidth: 0, maxWidth: '260px', '& input': { minWidth: 0 } },
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
          contentAfter={asked ? unit : ''}
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
