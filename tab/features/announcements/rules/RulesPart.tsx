import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnnouncementRules } from '../../../../bot/contract/announcements/announcement-rules.ts';
import { type RulesView, useAnnouncementRules, useChangeRules } from '../../../api/announcement-rules.ts';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { RulesFields } from './RulesFields.tsx';
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
  const rules = useAnnouncementRules();
  if (rules.data === undefined) {
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
  const change = (over: Partial<AnnouncementRules>): void => setDraft({ ...draft, ...over });

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
      <RulesFields view={view} draft={draft} fault={fault} onChange={change} />
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
