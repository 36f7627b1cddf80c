import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import { useDuplicateComposition } from '../../../api/composition.ts';
import { sentenceOf } from '../../../api/problem-error.ts';
import { TOASTER, useSavedToast } from '../../../ui/use-saved-toast.tsx';

/** Makes a draft like this announcement and opens it in the composer. */
export function useDuplicate(id: string): () => void {
  const navigate = useNavigate();
  const saved = useSavedToast();
  const { dispatchToast } = useToastController(TOASTER);
  const duplicating = useDuplicateComposition(id);

  return () => {
    if (duplicating.isPending) return;
    const made = crypto.randomUUID();
    duplicating.mutate(
      { ids: [made], waves: [] },
      {
        onSuccess: () => {
          saved('Duplicated. This is the new draft.');
          navigate(`/compose/${made}`);
        },
        onError: (error) =>
          dispatchToast(
            <Toast>
              <ToastTitle>{sentenceOf(error)}</ToastTitle>
            </Toast>,
            { intent: 'error' },
          ),
      },
    );
  };
}
