import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { LONGEST_NOTE } from '../../../../bot/contract/announcements/limits.ts';
import { useAnnouncement, useStepAnnouncement } from '../../../api/announcement.ts';
import type { Format } from '../../../ui/format/format.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import type { stepOf } from './deeds.ts';
import { laterRunQuestion } from './later-run.ts';
import { whyNotStep } from './state-words.ts';
import { type Question as Asked, questionOf, thanksFor } from './steps.ts';

/** Sending is only asked about here once it was stopped. */
const GO_ON = {
  title: 'Go on sending?',
  text: 'It goes to the people who do not have it yet. Nobody gets it twice.',
  confirm: 'Go on sending',
};

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalL } });

interface StepDialogProps {
  readonly id: string;
  readonly step: NonNullable<ReturnType<typeof stepOf>>;
  readonly onClose: () => void;
}

/** The last question before an announcement is stopped or taken back; asked of how it stands at this moment. */
export function StepDialog({ id, step, onClose }: StepDialogProps) {
  const announcement = useAnnouncement(id, false);
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface>
        {announcement.isSuccess ? (
          <Question view={announcement.data} step={step} onClose={onClose} />
        ) : (
          <DialogBody>
            <DialogTitle>One moment</DialogTitle>
            <DialogContent>
              <LoadingOrProblem
                query={announcement}
                what="the announcement"
                problem="The announcement could not be loaded"
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Close</Button>
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}

function questionFor(
  step: StepDialogProps['step'],
  view: AnnouncementView,
  format: Format,
): Asked | undefined {
  if (step === 'send') return GO_ON;
  const ofRun = step === 'cancel' ? laterRunQuestion(view) : undefined;
  return ofRun ?? questionOf(step, view, undefined, format);
}

function Question({ view, step, onClose }: Omit<StepDialogProps, 'id'> & { view: AnnouncementView }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const stepping = useStepAnnouncement(view.id);
  const [note, setNote] = useState('');
  // How it was when the question was asked: while a step is under way the view already changes.
  const [asked] = useState(() => questionFor(step, view, format));
  const refusal = stepping.isIdle ? whyNotStep(view, step) : null;

  const take = (): void => {
    if (stepping.isPending) return;
    stepping.mutate(
      { step, note: note.trim(), seen: view.seen },
      {
        onSuccess: (now) => {
          saved(thanksFor(step, now, format));
          onClose();
        },
      },
    );
  };

  return (
    <DialogBody>
      <DialogTitle>{asked?.title}</DialogTitle>
      <DialogContent className={styles.content}>
        {refusal ?? asked?.text}
        {refusal === null && (
          <Field label="Reason" hint="It is kept in the record of the announcement.">
            <Textarea value={note} maxLength={LONGEST_NOTE} onChange={(_, data) => setNote(data.value)} />
          </Field>
        )}
        {stepping.isError && <ProblemNotice title="It was not done" error={stepping.error} />}
      </DialogContent>
      <DialogActions>
        <Button disabled={stepping.isPending} onClick={onClose}>
          {refusal === null ? 'Leave it as it is' : 'Close'}
        </Button>
        {refusal === null && (
          <Button appearance="primary" disabled={stepping.isPending} onClick={take}>
            {asked?.confirm}
          </Button>
        )}
      </DialogActions>
    </DialogBody>
  );
}
