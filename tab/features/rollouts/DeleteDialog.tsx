import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import { useDeleteRollout } from '../../api/rollout-lives.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** The last question before a rollout that nobody was told of is gone. */
export function DeleteDialog({ rollout, onDone }: { rollout: RolloutLifeView; onDone: () => void }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const saving = useDeleteRollout(rollout.id);
  const remove = (): void => {
    if (saving.isPending) return;
    saving.mutate(rollout.seen, {
      onSuccess: () => {
        saved(`${rollout.name} is deleted.`);
        onDone();
      },
    });
  };

  return (
    <DialogBody>
      <DialogTitle>Delete {rollout.name}?</DialogTitle>
      <DialogContent className={styles.content}>
        <Text>
          Nobody was told of it. Its plan of {format.count(rollout.waves.all, 'wave', 'waves')} and the
          announcements that were written for it are deleted as well. This cannot be undone.
        </Text>
        {saving.isError && <ProblemNotice title="The rollout was not deleted" error={saving.error} />}
      </DialogContent>
      <DialogActions>
        <Button disabled={saving.isPending} onClick={onDone}>
          Keep it
        </Button>
        <Button appearance="primary" disabled={saving.isPending} onClick={remove}>
          Delete the rollout
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
