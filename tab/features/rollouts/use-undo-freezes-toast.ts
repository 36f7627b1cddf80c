import { useUndoFreezes } from '../../api/freezes.ts';
import { sentenceOf } from '../../api/problem-error.ts';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { useProblemToast, useUndoToast } from '../../ui/use-undo-toast.tsx';

const SHOWN_MS = 10_000;

interface Changed {
  rolloutId: string;
  moveId: string;
  seen: number;
}

/** Says that freeze windows were changed, and for a while offers to put them and all waves back. */
export function useUndoFreezesToast(): (sentence: string, changed: Changed) => void {
  const undo = useUndoFreezes();
  const offer = useUndoToast();
  const saved = useSavedToast();
  const problem = useProblemToast();
  return (sentence, changed) =>
    offer(
      sentence,
      () => {
        // The dialog is gone by now: its callbacks would not be called.
        undo.mutateAsync(changed).then(
          () => saved('The windows and all waves are back where they were.'),
          (error: unknown) => problem(sentenceOf(error)),
        );
      },
      SHOWN_MS,
    );
}
