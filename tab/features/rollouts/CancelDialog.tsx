import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import { LONGEST_MOVE_REASON } from '../../../bot/contract/rollout/limits.ts';
import { useCancelPreview, useCancelRollout } from '../../api/rollout-lives.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { stopsWords } from './life-words.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  stops: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Says what stops before it does, and asks for the reason that people read. */
export function CancelDialog({ rollout, onDone }: { rollout: RolloutLifeView; onDone: () => void }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const preview = useCancelPreview(rollout.id);
  const saving = useCancelRollout(rollout.id);
  const [reason, setReason] = useState('');
  const refusal = preview.data?.refusal ?? null;
  const complete = reason.trim() !== '' && preview.data !== undefined && refusal === null;

  const cancel = (event: FormEvent): void => {
    event.preventDefault();
    if (!preview.data || !complete || saving.isPending) return;
    saving.mutate(
      { reason: reason.trim(), seen: preview.data.seen },
      {
        onSuccess: () => {
          saved(`${rollout.name} is cancelled.`);
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={cancel}>
      <DialogBody>
        <DialogTitle>Cancel {rollout.name}?</DialogTitle>
        <DialogContent className={styles.content}>
          <LoadingOrProblem query={preview} what="what stops" problem="What would stop could not be loaded" />
          {refusal !== null && <Notice>{refusal}</Notice>}
          {preview.data && refusal === null && (
            <ul className={styles.stops}>
              {stopsWords(preview.data, format).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <Notice title="This cannot be undone.">To stop for a while only, hold its waves instead.</Notice>
          <Field label="Why is it cancelled?" hint="People who were told of it read this." required>
            <Textarea
              value={reason}
              maxLength={LONGEST_MOVE_REASON}
              resize="vertical"
              onChange={(_, data) => setReason(data.value)}
            />
          </Field>
          {saving.isError && <ProblemNotice title="The rollout was not cancelled" error={saving.error} />}
        </DialogContent>
        <DialogActions>
          <Button disabled={saving.isPending} onClick={onDone}>
            Keep it
          </Button>
          <Button appearance="primary" type="submit" disabled={!complete || saving.isPending}>
            Cancel the rollout
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
