import { Button, makeStyles, Radio, RadioGroup, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnnouncingRules } from '../../../bot/contract/announcing-rules.ts';
import { type RulesView, useAnnouncingRules, useChangeRules } from '../../api/announcing-rules.ts';
import { useSavedToast } from '../../shell/use-saved-toast.tsx';
import { LoadingOrProblem } from '../../states/LoadingOrProblem.tsx';
import { Notice } from '../../states/Notice.tsx';
import { Panel } from '../../states/Panel.tsx';
import { ProblemNotice } from '../../states/ProblemNotice.tsx';
import { QuietHours } from './QuietHours.tsx';
import { faultOfQuiet, sameRules } from './rules-draft.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    maxWidth: '760px',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What holds for every announcement; an approver of all groups changes it, everybody else reads it. */
export function RulesPart() {
  const rules = useAnnouncingRules();
  if (!rules.isSuccess) {
    return <LoadingOrProblem query={rules} what="the rules" problem="The rules could not be loaded" />;
  }
  return <Rules view={rules.data} />;
}

function Rules({ view }: { view: RulesView }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const changing = useChangeRules();
  const [seen, setSeen] = useState(view.seen);
  const [draft, setDraft] = useState(view.rules);
  const fault = faultOfQuiet(draft);
  const unchanged = sameRules(draft, view.rules);
  const change = (over: Partial<AnnouncingRules>): void => setDraft({ ...draft, ...over });

  const save = (): void => {
    if (fault !== null || changing.isPending) return;
    changing.mutate(
      { rules: draft, seen: view.seen },
      {
        onSuccess: (now) => {
          setSeen(now.seen);
          setDraft(now.rules);
          saved('Saved. It holds for everything that has not gone out.');
        },
      },
    );
  };

  return (
    <form
      className={styles.form}
      aria-label="Rules"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {!view.mayChange && (
        <Text className={styles.quiet}>
          These rules hold for all announcements. An approver who leads all groups can change them.
        </Text>
      )}
      <Panel title="Before it goes out">
        <Choice
          label="Approval by a second person"
          value={draft.approval}
          locked={!view.mayChange}
          required="Required: nothing goes out before somebody else approved it"
          optional="Optional: a lead can send what they wrote"
          onChange={(approval) => change({ approval })}
        />
        <Choice
          label="Review by pilot people"
          value={draft.pilotReview}
          locked={!view.mayChange}
          required="Required: somebody of the pilot set approves the material first"
          optional="Optional: pilot people can comment, and nothing waits for them"
          onChange={(pilotReview) => change({ pilotReview })}
        />
      </Panel>
      <Panel title="When people hear of it">
        <QuietHours rules={draft} fault={fault} locked={!view.mayChange} onChange={change} />
        <Switch
          label="On working days only"
          checked={draft.workingDaysOnly}
          disabled={!view.mayChange}
          onChange={(_, data) => change({ workingDaysOnly: data.checked })}
        />
      </Panel>
      <Panel title="People without the app">
        <Switch
          label="Install the app for them while an announcement is sent, and send it to them then"
          checked={draft.installApp === 'automatic'}
          disabled={!view.mayChange || (!view.canInstall && draft.installApp === 'by-hand')}
          onChange={(_, data) => change({ installApp: data.checked ? 'automatic' : 'by-hand' })}
        />
        <Text className={styles.quiet}>
          {view.canInstall
            ? 'Switched off, a lead can install it from the page of each announcement.'
            : 'Groundswell is not set up to install its app through Microsoft Graph. Until it is, people without the app are only listed.'}
        </Text>
      </Panel>
      {changing.isError && <ProblemNotice title="The rules were not saved" error={changing.error} />}
      {view.seen !== seen && (
        <Notice title="Somebody has changed the rules">
          Your choices are as you left them. If you save now, yours take the place of theirs; or look at
          theirs first.
        </Notice>
      )}
      {view.mayChange && (
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            type="submit"
            disabled={unchanged || fault !== null || changing.isPending}
          >
            Save rules
          </Button>
          <Button
            disabled={unchanged}
            onClick={() => {
              setSeen(view.seen);
              setDraft(view.rules);
            }}
          >
            Back to what is saved
          </Button>
        </div>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: AnnouncingRules['approval'];
  readonly locked: boolean;
  readonly required: string;
  readonly optional: string;
  readonly onChange: (value: AnnouncingRules['approval']) => void;
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
