import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useMemo, useState } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import { useChangeFreezes, useFreezePreview, useFreezes } from '../../api/freezes.ts';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FreezeList } from '../../ui/freezes/FreezeList.tsx';
import { type DraftFreeze, draftOfWindow, freezesFault, windowOf } from '../../ui/freezes/freeze-draft.ts';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { ChangeReason } from '../../ui/waves/ChangeReason.tsx';
import { PlanChanges } from '../../ui/waves/PlanChanges.tsx';
import { useUndoFreezesToast } from './use-undo-freezes-toast.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface FreezesDialogProps {
  readonly rollout: RolloutLifeView;
  readonly onDone: () => void;
}

/** The freeze windows of a plan that is there already: what another one would change comes before it is done. */
export function FreezesDialog({ rollout, onDone }: FreezesDialogProps) {
  const styles = useStyles();
  const format = useFormat();
  const kept = useFreezes(rollout.id);
  const [draft, setDraft] = useState<readonly DraftFreeze[]>();
  const [choice, setDuring] = useState<'wait' | 'run'>();
  const [reason, setReason] = useState('');
  const saving = useChangeFreezes(rollout.id);
  const changed = useUndoFreezesToast();

  const freezes = useMemo(
    () => draft ?? kept.data?.freezes.map((window, index) => draftOfWindow(window, `kept-${index}`)) ?? [],
    [draft, kept.data],
  );
  const during = choice ?? kept.data?.duringFreezes ?? 'wait';
  const touched = draft !== undefined || choice !== undefined;
  const fault = freezesFault(freezes);
  // The same object for as long as nothing is typed: the preview is of what stood still.
  const wish = useMemo(
    () => (touched && fault === null ? { freezes: freezes.map(windowOf), duringFreezes: during } : null),
    [touched, fault, freezes, during],
  );
  const asked = useDebounced(wish);
  const preview = useFreezePreview(rollout.id, asked);
  const ready =
    wish !== null &&
    wish === asked &&
    preview.data !== undefined &&
    !preview.isFetching &&
    preview.data.refusals.length === 0 &&
    reason.trim() !== '';

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready || asked === null || saving.isPending) return;
    const { seen, collisions } = preview.data;
    const why = reason.trim();
    saving.mutate(
      { ...asked, reason: why, seen, ...(collisions && { collisionReason: why }) },
      {
        onSuccess: (done) => {
          changed(`Changed: ${format.count(done.waves, 'wave has', 'waves have')} new dates.`, {
            rolloutId: rollout.id,
            moveId: done.moveId,
            seen: done.seen,
          });
          onDone();
        },
      },
    );
  };

  return (
    <form onSubmit={save}>
      <DialogBody>
        <DialogTitle>Freeze windows of {rollout.name}</DialogTitle>
        <DialogContent className={styles.content}>
          <LoadingOrProblem
            query={kept}
            what="the freeze windows"
            problem="The freeze windows could not be loaded"
          />
          {kept.data && (
            <FreezeList
              freezes={freezes}
              fault={touched ? (fault ?? undefined) : undefined}
              groups={kept.data.groups}
              during={during}
              onChange={setDraft}
              onDuring={setDuring}
            />
          )}
          <div aria-live="polite">
            {asked !== null && preview.isPending && <Spinner size="tiny" label="Working out what changes" />}
            {preview.isError && (
              <ProblemNotice title="The change could not be previewed" error={preview.error} />
            )}
            {asked !== null && preview.data && <PlanChanges preview={preview.data} />}
            {!touched && kept.data && <Text>Nothing is changed yet.</Text>}
          </div>
          <ChangeReason
            value={reason}
            collides={Boolean(asked !== null && preview.data?.collisions)}
            onChange={setReason}
          />
          {saving.isError && <ProblemNotice title="The windows were not changed" error={saving.error} />}
        </DialogContent>
        <DialogActions>
          <Button disabled={saving.isPending} onClick={onDone}>
            Leave them
          </Button>
          <Button appearance="primary" type="submit" disabled={!ready || saving.isPending}>
            Change them
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
