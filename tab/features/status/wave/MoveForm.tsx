import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { WaveDetails } from '../../../../bot/contract/overview/moves.ts';
import { useMovePreview, useMoveWave } from '../../../api/moves.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ChangeReason } from '../../../ui/waves/ChangeReason.tsx';
import { PlanChanges } from '../../../ui/waves/PlanChanges.tsx';
import { mayMove } from './move-words.ts';
import { useUndoMoveToast } from './use-undo-move-toast.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface MoveFormProps {
  readonly wave: WaveDetails;
  /** The day that is asked about first. */
  readonly firstDay: string;
  readonly onCancel: () => void;
  readonly onMoved: () => void;
}

/** Moves a wave: a day, what it would change, and a reason. */
export function MoveForm({ wave, firstDay, onCancel, onMoved }: MoveFormProps) {
  const styles = useStyles();
  const format = useFormat();
  const [start, setStart] = useState(firstDay);
  const [reason, setReason] = useState('');
  const asked = start === wave.start ? '' : start;
  const preview = useMovePreview(wave.id, asked);
  const moving = useMoveWave(wave.id);
  const moved = useUndoMoveToast();
  const ready = !preview.isFetching && mayMove(preview.data, reason);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || preview.data === undefined || moving.isPending) return;
    moving.mutate(
      {
        start,
        reason: reason.trim(),
        seen: preview.data.seen,
        // What is written below it is said to answer for both.
        ...(preview.data.collisions && { collisionReason: reason.trim() }),
      },
      {
        onSuccess: (move) => {
          moved(`Moved: ${format.count(move.waves, 'wave has', 'waves have')} new dates.`, {
            waveId: wave.id,
            moveId: move.moveId,
            seen: move.seen,
          });
          onMoved();
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={save}>
      <Field label="New first day" required>
        <Input type="date" value={start} onChange={(_, data) => setStart(data.value)} />
      </Field>
      <div aria-live="polite">
        {asked !== '' && preview.isPending && <Spinner size="tiny" label="Working out what changes" />}
        {preview.isError && <ProblemNotice title="The move could not be previewed" error={preview.error} />}
        {preview.data && <PlanChanges preview={preview.data} onChoose={setStart} />}
      </div>
      <ChangeReason value={reason} collides={Boolean(preview.data?.collisions)} onChange={setReason} />
      {moving.isError && <ProblemNotice title="The wave was not moved" error={moving.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabled={!ready || moving.isPending}>
          Move
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
