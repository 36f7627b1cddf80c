import { Field, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { MOST_TRAINING } from '../../../../../bot/contract/announcements/limits.ts';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { Panel } from '../../../../ui/states/Panel.tsx';
import type { ComposeDraft } from '../compose-draft.ts';
import type { Choice } from '../compose-facts.ts';
import { faultsAt, validation } from '../faults.ts';

const useStyles = makeStyles({
  option: { display: 'grid' },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    paddingInlineStart: '48px',
  },
});

interface OptionsPanelProps {
  readonly draft: ComposeDraft;
  readonly training: readonly Choice[];
  readonly faults: readonly AnnouncementFault[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ComposeDraft>) => void;
}

/** What comes with it, and how far it reaches. */
export function OptionsPanel({ draft, training, faults, disabled, onChange }: OptionsPanelProps) {
  const styles = useStyles();
  // What does not fit any more stays in sight, so that it can be taken off.
  const strange = draft.training.filter((id) => !training.some((item) => item.id === id));
  const options = [...training, ...strange.map((id) => ({ id, name: id }))];

  return (
    <Panel title="What comes with it">
      {options.length > 0 && !disabled && (
        <Field {...validation(faultsAt(faults, 'training'))}>
          <ScopePicker
            title={`Training that the card links to, ${MOST_TRAINING} items at most`}
            all={options.length > MOST_TRAINING ? null : 'All of it'}
            options={options}
            picked={draft.training}
            onChange={(picked) => onChange({ training: picked.slice(0, MOST_TRAINING) })}
          />
        </Field>
      )}
      <div className={styles.option}>
        <Switch
          label="Essential"
          checked={draft.essential}
          disabled={disabled}
          onChange={(_, data) => onChange({ essential: data.checked })}
        />
        <Text className={styles.hint}>
          It also reaches people who paused announcements, and the card says so. Keep it for what nobody may
          miss.
        </Text>
      </div>
    </Panel>
  );
}
