import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { useSavedToast } from '../use-saved-toast.tsx';

const useStyles = makeStyles({ fields: { display: 'grid', gap: tokens.spacingVerticalL } });

interface DialogFormProps<Wish, Answer> {
  readonly title: string;
  readonly submit: string;
  /** The title of the notice when it could not be saved. */
  readonly problem: string;
  /** Whether everything that is needed is filled in. */
  readonly complete: boolean;
  readonly saving: UseMutationResult<Answer, Error, Wish>;
  readonly wish: () => Wish;
  /** What a toast says once it is saved. */
  readonly thanks: (answer: Answer) => string;
  readonly onDone: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** The form in a dialog: saves once however often it is pressed, keeps what was typed if that fails. */
export function DialogForm<Wish, Answer>(props: DialogFormProps<Wish, Answer>) {
  const { title, submit, problem, complete, saving, wish, thanks, onDone, children } = props;
  const styles = useStyles();
  const saved = useSavedToast();

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (saving.isPending) return;
    saving.mutate(wish(), {
      onSuccess: (answer) => {
        saved(thanks(answer));
        onDone();
      },
    });
  };

  return (
    <form onSubmit={save}>
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={styles.fields}>
          {children}
          {saving.isError && <ProblemNotice title={problem} error={saving.error} />}
        </DialogContent>
        <DialogActions>
          <DialogTrigger disableButtonEnhancement>
            <Button>Cancel</Button>
          </DialogTrigger>
          <Button appearance="primary" type="submit" disabled={!complete || saving.isPending}>
            {submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
