import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { MOST_BUTTONS } from '../../../../../bot/contract/announcements/limits.ts';
import { type ButtonDraft, filled } from '../compose-draft.ts';
import { faultsAt, validation } from '../faults.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  button: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  // Beside the field, not beside its label.
  remove: { marginTop: `calc(${tokens.lineHeightBase300} + ${tokens.spacingVerticalXXS})` },
  title: { flexGrow: 1, flexBasis: '120px', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  url: { flexGrow: 2, flexBasis: '160px', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface ButtonsFieldsProps {
  readonly buttons: readonly ButtonDraft[];
  /** Faults of `buttons.0.url` and the like. */
  readonly faults: readonly AnnouncementFault[];
  /** Where the faults of these buttons are. */
  readonly where: string;
  readonly disabled: boolean;
  readonly onChange: (buttons: readonly ButtonDraft[]) => void;
}

/** Up to four buttons that open an address. */
export function ButtonsFields({ buttons, faults, where, disabled, onChange }: ButtonsFieldsProps) {
  const styles = useStyles();
  const change = (key: string, part: Partial<ButtonDraft>): void =>
    onChange(buttons.map((button) => (button.key === key ? { ...button, ...part } : button)));
  const counted = filled(buttons);

  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>Buttons</legend>
      {buttons.map((button, index) => {
        // Empty ones are not kept, so that the server counts only the others.
        const place = counted.indexOf(button);
        const at = (field: string) =>
          place === -1 ? {} : validation(faultsAt(faults, `${where}.${place}.${field}`));
        return (
          <div key={button.key} className={styles.button}>
            <Field className={styles.title} label={`Button ${index + 1}`} {...at('title')}>
              <Input
                value={button.title}
                disabled={disabled}
                placeholder="Title"
                onChange={(_, data) => change(button.key, { title: data.value })}
              />
            </Field>
            <Field className={styles.url} label={`Address of button ${index + 1}`} {...at('url')}>
              <Input
                type="url"
                value={button.url}
                disabled={disabled}
                placeholder="https://"
                onChange={(_, data) => change(button.key, { url: data.value })}
              />
            </Field>
            <Button
              className={styles.remove}
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={`Remove button ${index + 1}`}
              disabled={disabled}
              onClick={() => onChange(buttons.filter(({ key }) => key !== button.key))}
            />
          </div>
        );
      })}
      {buttons.length < MOST_BUTTONS && (
        <div>
          <Button
            size="small"
            icon={<AddRegular />}
            disabled={disabled}
            onClick={() => onChange([...buttons, { key: crypto.randomUUID(), title: '', url: '' }])}
          >
            Add a button
          </Button>
        </div>
      )}
      {buttons.length > 2 && (
        <Text className={styles.quiet}>
          The first two are buttons; the others are links in the card, as Teams shows six buttons at most.
        </Text>
      )}
    </fieldset>
  );
}
