import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChatMailRegular, CopyRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AnnouncementView } from '../../../../../bot/contract/announcements/announcement.ts';
import { useRemoveAnnouncement, useTestAnnouncement } from '../../../../api/announcement.ts';
import { ConfirmDialog } from '../../../../ui/form/ConfirmDialog.tsx';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import { useGo } from '../../../../ui/rollouts/use-go.ts';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../../ui/use-saved-toast.tsx';
import { DuplicateForm } from './DuplicateForm.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface DraftActionsProps {
  readonly view: AnnouncementView;
  /** The language of a test; that of the reader where null. */
  readonly language: string | null;
  /** What is written could not be saved as it stands. */
  readonly incomplete: boolean;
  readonly save: () => Promise<{ seen: number } | undefined>;
  readonly onRemoved: () => void;
}

/** What can be done with it beside its life: try it, copy it, delete it. */
export function DraftActions({ view, language, incomplete, save, onRemoved }: DraftActionsProps) {
  const styles = useStyles();
  const saved = useSavedToast();
  const go = useGo();
  const testing = useTestAnnouncement(view.id);
  const removing = useRemoveAnnouncement(view.id);
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const test = async (): Promise<void> => {
    setRefusal(null);
    if (testing.isPending || (await save()) === undefined) return;
    testing.mutate(language, {
      onSuccess: ({ sent, why }) => {
        if (sent) saved('Sent to you. Look at your chat with Groundswell.');
        else setRefusal(why);
      },
    });
  };

  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <Button icon={<ChatMailRegular />} disabled={incomplete || testing.isPending} onClick={test}>
          Send a test to me
        </Button>
        <FormDialog opener="Duplicate" icon={<CopyRegular />} appearance="secondary">
          {(onDone) => (
            <DuplicateForm id={view.id} waveId={view.waveId} rollout={view.rollout.id} onDone={onDone} />
          )}
        </FormDialog>
        {['draft', 'in-review', 'approved'].includes(view.state) && (
          <Button icon={<DeleteRegular />} onClick={() => setAsked(true)}>
            Delete
          </Button>
        )}
      </div>
      {testing.isError && <ProblemNotice title="The test was not sent" error={testing.error} />}
      {refusal !== null && <ProblemNotice title="The test did not reach you" error={new Error(refusal)} />}
      <ConfirmDialog
        open={asked}
        title="Delete this announcement?"
        confirm="Delete"
        busy={removing.isPending}
        onCancel={() => setAsked(false)}
        onConfirm={() =>
          removing.mutate(undefined, {
            onSuccess: () => {
              onRemoved();
              go('/announce');
              saved('Deleted.');
            },
          })
        }
      >
        It is deleted for all of its authors and cannot be restored. It was not sent to anyone.
        {removing.isError && <ProblemNotice title="It was not deleted" error={removing.error} />}
      </ConfirmDialog>
    </div>
  );
}
