import { Field, Input, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementRules } from '../../../../bot/contract/announcements/announcement-rules.ts';
import { quietWords, withQuiet } from './rules-draft.ts';

const useStyles = makeStyles({
  hours: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface QuietHoursProps {
  readonly rules: AnnouncementRules;
  readonly fault: string | null;
  readonly locked: boolean;
  readonly onChange: (over: Partial<AnnouncementRules>) => void;
}

/** The hours in which nobody hears anything, on their own clock. */
export function QuietHours({ rules, fault, locked, onChange }: QuietHoursProps) {
  const styles = useStyles();
  const { quietFrom, quietUntil } = rules;
  const on = quietFrom !== null && quietUntil !== null;
  return (
    <>
      <Switch
        label="Quiet hours"
        checked={on}
        disabled={locked}
        onChange={(_, data) => onChange(withQuiet(data.checked))}
      />
      {on && (
        <div className={styles.hours}>
          <Field label="Quiet from" {...(fault === null ? {} : { validationMessage: fault })}>
            <Input
              type="time"
              value={quietFrom}
              disabled={locked}
              onChange={(_, data) => onChange({ quietFrom: data.value })}
            />
          </Field>
          <Field label="Quiet until">
            <Input
              type="time"
              value={quietUntil}
              disabled={locked}
              onChange={(_, data) => onChange({ quietUntil: data.value })}
            />
          </Field>
        </div>
      )}
      <Text className={styles.quiet}>{quietWords(rules)}</Text>
    </>
  );
}
