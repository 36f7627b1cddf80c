import { useUndoFreezes } from '../../api/freezes.ts';
import { useUndoToast } from '../../ui/use-undo-toast.tsx';

/** Says that freeze windows were changed, and for a while offers to put them and all waves back. */
export function useUndoFreezesToast() {
  const { mutateAsync: undo } = useUndoFreezes();
  return useUndoToast({
    undo,
    back: 'The windows and all waves are back where they were.',
    forMs: 10_000,
    pauseOnHover: true,
  });
}
