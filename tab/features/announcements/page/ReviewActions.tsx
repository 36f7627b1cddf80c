import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CommentEditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AnnouncementView, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import { useStepAnnouncement } from '../../../api/announcement.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { QuestionDialog } from '../life/QuestionDialog.tsx';
import { questionOf, STEP_WORDS, thanksFor } from '../life/steps.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Says yes or no to what is on the screen, in the version that is on the screen. */
export function ReviewActions({ view }: { view: AnnouncementView }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const stepping = useStepAnnouncement(view.id);
  const [asking, setAsking] = useState(false);
  const question = questionOf('send-back', view, undefined, format);
  const take = (step: LifeStep, note: string): void => {
    if (stepping.isPending) return;
    stepping.mutate(
      { step, note, seen: view.seen },
      { onSuccess: (now) => saved(thanksFor(step, now, format)), onSettled: () => setAsking(false) },
    );
  };

  if (!view.steps.includes('approve') && !view.steps.includes('send-back')) return null;
  return (
    <div className={styles.root}>
      <div className={styles.buttons}>
        {view.steps.includes('approve') && (
          <Button
            appearance="primary"
            icon={<CheckmarkRegular />}
            disabled={stepping.isPending}
            onClick={() => take('approve', '')}
          >
            {STEP_WORDS.approve}
          </Button>
        )}
        {view.steps.includes('send-back') && (
          <Button icon={<CommentEditRegular />} disabled={stepping.isPending} onClick={() => setAsking(true)}>
            {STEP_WORDS['send-back']}
          </Button>
        )}
      </div>
      {stepping.isError && <ProblemNotice title="The step was not taken" error={stepping.error} />}
      {asking && question !== undefined && (
        <QuestionDialog
          question={question}
          busy={stepping.isPending}
          onConfirm={(note) => take('send-back', note)}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
