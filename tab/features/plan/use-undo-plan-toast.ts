import { useUndoPlan } from '../../api/rollout-lives.ts';
import { useUndoToast } from '../../ui/use-undo-toast.tsx';

/** Under the minute for which the product takes a plan back, so that whoever sees the button can press it. */
const SHOWN_MS = 55_000;

/** Says that a rollout is planned, with a button that takes it back. It stays while one goes on to other screens. */
export function useUndoPlanToast() {
  const { mutateAsync: undo } = useUndoPlan();
  return useUndoToast({
    undo,
    back: 'The plan is undone. Nothing of it is left.',
    forMs: SHOWN_MS,
    pauseOnHover: false,
  });
}
