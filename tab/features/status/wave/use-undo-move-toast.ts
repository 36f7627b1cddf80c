import { useUndoMove } from '../../../api/moves.ts';
import { useUndoToast } from '../../../ui/use-undo-toast.tsx';

/** Says that a wave was moved, and for a while offers to move everything back. */
export function useUndoMoveToast() {
  const { mutateAsync: undo } = useUndoMove();
  return useUndoToast({ undo, back: 'Everything is back where it was.', forMs: 10_000, pauseOnHover: true });
}
