import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useRef } from 'react';
import { useDuplicateAnnouncement } from '../../../api/announcement.ts';
import { sentenceOf } from '../../../api/problem-error.ts';
import { useGo } from '../../../ui/rollouts/use-go.ts';
import { TOASTER, useSavedToast } from '../../../ui/use-saved-toast.tsx';

/** Makes a draft like this announcement and opens it in the composer. */
export function useDuplicate(id: string): () => void {
  const go = useGo();
  const saved = useSavedToast();
  const { dispatchToast } = useToastController(TOASTER);
  const duplicating = useDuplicateAnnouncement(id);

  // A second press can come before the first one is on the screen.
  const busy = useRef(false);

  return () => {
    if (busy.current) return;
    busy.current = true;
    const made = crypto.randomUUID();
    duplicating.mutate(
      { ids: [made], waves: [] },
      {
        onSuccess: () => {
          saved('Duplicated. This is the new draft.');
          go(`/compose/${made}`);
        },
        onError: (error) =>
          dispatchToast(
            <Toast>
              <ToastTitle>{sentenceOf(error)}</ToastTitle>
            </Toast>,
            { intent: 'error' },
          ),
        onSettled: () => {
          busy.current = false;
        },
      },
    );
  };
}
