import { useRemoveAnnouncement } from '../../../api/announcement.ts';
import { ConfirmDialog } from '../../../ui/form/ConfirmDialog.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';

interface RemoveDialogProps {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  /** Called once it is gone. */
  readonly onRemoved?: () => void;
}

/** The last question before a draft is gone. */
export function RemoveDialog({ id, title, onClose, onRemoved }: RemoveDialogProps) {
  const saved = useSavedToast();
  const removing = useRemoveAnnouncement(id);
  return (
    <ConfirmDialog
      open
      title="Delete this draft?"
      confirm="Delete"
      busy={removing.isPending}
      onConfirm={() =>
        removing.mutate(undefined, {
          onSuccess: () => {
            saved('Deleted.');
            onClose();
            onRemoved?.();
          },
        })
      }
      onCancel={onClose}
    >
      "{title}" was not sent to anyone. It cannot be restored.
      {removing.isError && <ProblemNotice title="It was not deleted" error={removing.error} />}
    </ConfirmDialog>
  );
}
