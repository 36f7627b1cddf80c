import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GateLimitsView } from '../../../bot/contract/gates/gate-limits.ts';
import { useChangeGateLimits, useGateLimits } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { LimitsFields } from './LimitsFields.tsx';
import { draftOf, faultsIn, limitsOf, sameLimits } from './limits-draft.ts';
import { ReplayPanel } from './ReplayPanel.tsx';

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  form: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What the gates of a rollout ask; leads of all groups change it, and try it on past waves first. */
export function LimitsPage({ rolloutId }: { rolloutId: string }) {
  const limits = useGateLimits(rolloutId);
  if (limits.data === undefined) {
    return <LoadingOrProblem query={limits} what="the limits" problem="The limits could not be loaded" />;
  }
  return <Limits rolloutId={rolloutId} view={limits.data} />;
}

function Limits({ rolloutId, view }: { rolloutId: string; view: GateLimitsView }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const saving = useChangeGateLimits(rolloutId);
  const [seen, setSeen] = useState(view.seen);
  const [draft, setDraft] = useState(() => draftOf(view.limits, view.defaults));
  const limits = limitsOf(draft);
  const unchanged = limits !== undefined && sameLimits(limits, view.limits);

  const save = (): void => {
    if (limits === undefined || saving.isPending) return;
    saving.mutate(
      { limits, seen: view.seen },
      {
        onSuccess: (now) => {
          setSeen(now.seen);
          setDraft(draftOf(now.limits, now.defaults));
          saved('Saved. Gates that are decided keep their decision.');
        },
      },
    );
  };

  return (
    <div className={styles.both}>
      <form
        className={styles.form}
        aria-label="Limits"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Text className={styles.quiet}>
          {view.changedBy === null || view.changedAt === null
            ? 'These are the defaults. Nobody has changed them.'
            : `Changed by ${view.changedBy}, ${format.moment(view.changedAt)}.`}
          {!view.mayChange && ' Leads of all groups can change them; you can try others on past waves.'}
        </Text>
        <LimitsFields draft={draft} defaults={view.defaults} faults={faultsIn(draft)} onChange={setDraft} />
        {saving.isError && <ProblemNotice title="The limits were not saved" error={saving.error} />}
        {view.seen !== seen && !unchanged && (
          <Notice title={`${view.changedBy ?? 'Somebody'} has changed the limits`}>
            Your fields are as you left them. If you save now, yours take the place of theirs; or look at
            theirs first.
          </Notice>
        )}
        <div className={styles.buttons}>
          {view.mayChange && (
            <Button
              appearance="primary"
              type="submit"
              disabled={limits === undefined || unchanged || saving.isPending}
            >
              Save limits
            </Button>
          )}
          <Button
            disabled={unchanged}
            onClick={() => {
              setSeen(view.seen);
              setDraft(draftOf(view.limits, view.defaults));
            }}
          >
            Back to what is saved
          </Button>
          <Button
            disabled={limits !== undefined && sameLimits(limits, view.defaults)}
            onClick={() => setDraft(draftOf(view.defaults, view.defaults))}
          >
            Back to the defaults
          </Button>
        </div>
      </form>
      <ReplayPanel rolloutId={rolloutId} limits={limits} />
    </div>
  );
}
