import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';

export const TOASTER = 'saved';

/** Says briefly that something was kept. */
export function useSavedToast(): (sentence: string) => void {
  const { dispatchToast } = useToastController(TOASTER);
  return (sentence) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{sentence}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );
}
