import { Link, Toast, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components';
import { TOASTER } from './use-saved-toast.tsx';

/** Says that something was done, for as long as it can be taken back with one press. `forMs`: so long. */
export function useUndoToast(): (sentence: string, undo: () => void, forMs: number) => void {
  const { dispatchToast } = useToastController(TOASTER);
  return (sentence, undo, forMs) =>
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            <ToastTrigger>
              <Link as="button" onClick={undo}>
                Undo
              </Link>
            </ToastTrigger>
          }
        >
          {sentence}
        </ToastTitle>
      </Toast>,
      { intent: 'success', timeout: forMs },
    );
}

/** Says that something could not be done after all. */
export function useProblemToast(): (sentence: string) => void {
  const { dispatchToast } = useToastController(TOASTER);
  return (sentence) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{sentence}</ToastTitle>
      </Toast>,
      { intent: 'error' },
    );
}
