import { Link, Toast, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components';
import { sentenceOf } from '../api/problem-error.ts';
import { TOASTER } from './use-saved-toast.tsx';

interface UndoToast<Done> {
  /** Takes back what was done. */
  readonly undo: (done: Done) => Promise<unknown>;
  /** Said once it is taken back. */
  readonly back: string;
  /** How long it is offered. */
  readonly forMs: number;
  /** Offered for longer while the pointer is on it; not where it could not be taken back any more. */
  readonly pauseOnHover: boolean;
}

/** Says that something was done, for as long as it can be taken back with one press, and what came of the press. */
export function useUndoToast<Done>({ undo, back, forMs, pauseOnHover }: UndoToast<Done>) {
  const { dispatchToast } = useToastController(TOASTER);

  const say = (sentence: string, intent: 'success' | 'error') =>
    dispatchToast(
      <Toast>
        <ToastTitle>{sentence}</ToastTitle>
      </Toast>,
      { intent },
    );

  // Whatever did it may be gone by now: the callbacks of a hook would not be called.
  const goBack = (done: Done) =>
    undo(done).then(
      () => say(back, 'success'),
      (error: unknown) => say(sentenceOf(error), 'error'),
    );

  return (sentence: string, done: Done): void =>
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            <ToastTrigger>
              <Link as="button" onClick={() => goBack(done)}>
                Undo
              </Link>
            </ToastTrigger>
          }
        >
          {sentence}
        </ToastTitle>
      </Toast>,
      { intent: 'success', timeout: forMs, pauseOnHover },
    );
}
