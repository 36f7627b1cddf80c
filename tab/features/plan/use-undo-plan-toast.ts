import { sentenceOf } from '../../api/problem-error.ts';
import { useUndoPlan } from '../../api/rollout-lives.ts';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { useProblemToast, useUndoToast } from '../../ui/use-undo-toast.tsx';

/** Under the minute for which the product takes a plan back, so that whoever sees the button can press it. */
const SHOWN_MS = 55_000;

/** Says that a rollout is planned, with a button that takes it back. It stays while one goes on to other screens. */
export function useUndoPlanToast(): (id: string, sentence: string) => void {
  const undo = useUndoPlan();
  const offer = useUndoToast();
  const saved = useSavedToast();
  const problem = useProblemToast();
  return (id, sentence) =>
    offer(
      sentence,
      () => {
        // The form that planned it may be gone by now: its callbacks would not be called.
        undo.mutateAsync(id).then(
          () => saved('The plan is undone. Nothing of it is left.'),
          (error: unknown) => problem(sentenceOf(error)),
        );
      },
      SHOWN_MS,
    );
}
