import { makeStyles, Radio, RadioGroup, Switch, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementRules } from '../../../../bot/contract/announcements/announcement-rules.ts';
import type { RulesView } from '../../../api/announcement-rules.ts';
import { Panel } from '../../../ui/states/Panel.tsx';
import { QuietHours } from './QuietHours.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface RulesFieldsProps {
  readonly view: Pick<RulesView, 'mayChange' | 'canInstall'>;
  readonly draft: AnnouncementRules;
  /** What is wrong with the quiet hours; null while nothing is. */
  readonly fault: string | null;
  readonly onChange: (part: Partial<AnnouncementRules>) => void;
}

/** Before an announcement goes out, when people hear of it, and who gets the app for it. */
export function RulesFields({ view, draft, fault, onChange }: RulesFieldsProps) {
  const styles = useStyles();
  const locked = !view.mayChange;
  return (
    <>
      <Panel title="Before it goes out">
        <Choice
          label="Approval by a second person"
          value={draft.approval}
          locked={locked}
          required="Required: nothing goes out before somebody else approved it"
          optional="Optional: a lead can send what they wrote"
          onChange={(approval) => onChange({ approval })}
        />
        <Choice
          label="Review by pilot people"
          value={draft.pilotReview}
          locked={locked}
          required="Required: somebody of the pilot set approves the material first"
          optional="Optional: pilot people can comment, and nothing waits for them"
          onChange={(pilotReview) => onChange({ pilotReview })}
        />
      </Panel>
      <Panel title="When people hear of it">
        <QuietHours rules={draft} fault={fault} locked={locked} onChange={onChange} />
        <Switch
          label="On working days only"
          checked={draft.workingDaysOnly}
          disabled={locked}
          onChange={(_, data) => onChange({ workingDaysOnly: data.checked })}
        />
      </Panel>
      <Panel title="People without the app">
        <Switch
          label="Install the app for them while an announcement is sent, and send it to them then"
          checked={draft.installApp === 'automatic'}
          disabled={locked || (!view.canInstall && draft.installApp === 'by-hand')}
          onChange={(_, data) => onChange({ installApp: data.checked ? 'automatic' : 'by-hand' })}
        />
        <Text className={styles.quiet}>
          {view.canInstall
            ? 'Switched off, a lead can install it from the page of each announcement.'
            : 'Groundswell is not set up to install its app through Microsoft Graph. Until it is, people without the app are only listed.'}
        </Text>
      </Panel>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: AnnouncementRules['approval'];
  readonly locked: boolean;
  readonly required: string;
  readonly optional: string;
  readonly onChange: (value: AnnouncementRules['approval']) => void;
}

function Choice({ label, value, locked, required, optional, onChange }: ChoiceProps) {
  return (
    <fieldset style={{ border: 'none', margin: 0, padding: 0 }}>
      <legend style={{ padding: 0 }}>
        <Text weight="semibold">{label}</Text>
      </legend>
      <RadioGroup
        value={value}
        disabled={locked}
        aria-label={label}
        onChange={(_, data) => onChange(data.value === 'required' ? 'required' : 'optional')}
      >
        <Radio value="required" label={required} />
        <Radio value="optional" label={optional} />
      </RadioGroup>
    </fieldset>
  );
}
