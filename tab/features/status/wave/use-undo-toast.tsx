import { Link, Toast, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components';
import { useUndoMove } from '../../../api/moves.ts';
import { sentenceOf } from '../../../api/problem-error.ts';
import { TOASTER } from '../../../ui/use-saved-toast.tsx';

const UNDO_MS = 10_000;

/** Says that a wave was moved, and for a while offers to move everything back. */
export function useUndoToast() {
  const { dispatchToast } = useToastController(TOASTER);
  const { mutateAsync: undo } = useUndoMove();

  const say = (sentence: string, intent: 'success' | 'error') =>
    dispatchToast(
      <Toast>
        <ToastTitle>{sentence}</ToastTitle>
      </Toast>,
      { intent },
    );

  const goBack = (move: { waveId: string; moveId: string; seen: number }) =>
    undo(move).then(
      () => say('Everything is back where it was.', 'success'),
      (error: unknown) => say(sentenceOf(error), 'error'),
    );

  return (sentence: string, move: { waveId: string; moveId: string; seen: number }) =>
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            <ToastTrigger>
              <Link as="button" onClick={() => goBack(move)}>
                Undo
              </Link>
            </ToastTrigger>
          }
        >
          {sentence}
        </ToastTitle>
      </Toast>,
      { intent: 'success', timeout: UNDO_MS, pauseOnHover: true },
    );
}
