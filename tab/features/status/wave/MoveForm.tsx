import {
  Button,
  Field,
  Input,
  makeStyles,
  Spinner,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { MovePreviewView, WaveDetails } from '../../../../bot/contract/overview/moves.ts';
import { LONGEST_MOVE_REASON } from '../../../../bot/contract/rollout/limits.ts';
import { useMovePreview, useMoveWave } from '../../../api/moves.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { announcementWords, mayMove, previewSummary } from './move-words.ts';
import { useUndoToast } from './use-undo-toast.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalS,
    maxHeight: '40vh',
    overflowY: 'auto',
  },
  item: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
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
  const moved = useUndoToast();
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
        {preview.data && <Changes preview={preview.data} onChoose={setStart} />}
      </div>
      <Field
        label="Reason"
        required
        hint={
          preview.data?.collisions
            ? 'Also why these people may be in two rollouts at once. It stays in the history of the plan.'
            : 'It stays in the history of the plan.'
        }
      >
        <Textarea
          value={reason}
          maxLength={LONGEST_MOVE_REASON}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
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

interface ChangesProps {
  readonly preview: MovePreviewView;
  /** Called with a day that would do, where the one asked for does not. */
  readonly onChoose: (start: string) => void;
}

function Changes({ preview, onChoose }: ChangesProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.form}>
      {preview.refusals.map(({ code, why, earliest }) => (
        <Notice
          key={code}
          intent="error"
          actions={
            earliest !== null && (
              <Button onClick={() => onChoose(earliest)}>Take {format.day(earliest)}</Button>
            )
          }
        >
          {why}
        </Notice>
      ))}
      {preview.collisions && !preview.collisions.refused && (
        <Notice
          actions={
            preview.collisions.nextStart !== null && (
              <Button onClick={() => onChoose(preview.collisions?.nextStart ?? '')}>
                Take {format.day(preview.collisions.nextStart)}
              </Button>
            )
          }
        >
          {preview.collisions.why}
        </Notice>
      )}
      {preview.notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      {preview.changed.length > 0 && (
        <>
          <Text>{previewSummary(preview, format)}</Text>
          <ul className={styles.list} aria-label="Waves that change">
            {preview.changed.map((wave) => (
              <li key={wave.id} className={styles.item}>
                <Text weight="semibold">
                  {wave.phase.name}, {wave.group.name}
                </Text>
                <span>
                  {format.longDays(wave.from.start, wave.from.end)} →{' '}
                  {format.longDays(wave.to.start, wave.to.end)}
                </span>
                <span className={styles.quiet}>
                  {format.people(wave.people)} · {announcementWords(wave.announcement, format)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
