import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { WaveDetails } from '../../../../bot/contract/overview/moves.ts';
import { LONGEST_MOVE_REASON } from '../../../../bot/contract/rollout/limits.ts';
import { useHoldWave, useReleaseWave } from '../../../api/moves.ts';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** Stops a wave for a reason, or lets a held one go on. */
export function HoldForm({ wave, onDone }: { wave: WaveDetails; onDone: () => void }) {
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const holding = useHoldWave(wave.id);
  const releasing = useReleaseWave(wave.id);
  const saved = useSavedToast();
  const held = wave.mayRelease;
  const saving = held ? releasing : holding;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '' || saving.isPending) return;
    saving.mutate(
      { reason: reason.trim() },
      {
        onSuccess: () => {
          saved(held ? 'The wave goes on.' : 'The wave is on hold.');
          onDone();
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={save}>
      <Field
        label="Reason"
        required
        hint={
          held
            ? 'It stays in the history of the plan.'
            : 'People of this wave read it when they ask for their turn.'
        }
      >
        <Textarea
          value={reason}
          maxLength={LONGEST_MOVE_REASON}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
      {saving.isError && (
        <ProblemNotice
          title={held ? 'The wave was not released' : 'The wave was not held'}
          error={saving.error}
        />
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabled={reason.trim() === '' || saving.isPending}>
          {held ? 'Release' : 'Hold'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
