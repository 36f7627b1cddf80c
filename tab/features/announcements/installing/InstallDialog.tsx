import { AppsAddInRegular } from '@fluentui/react-icons';
import { useInstallApp } from '../../../api/installing.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';

interface InstallDialogProps {
  readonly id: string;
  /** How many people have no app. */
  readonly people: number;
  /** It was tried before. */
  readonly again: boolean;
}

/** Gives people the app and then the announcement, once it is confirmed. */
export function InstallDialog({ id, people, again }: InstallDialogProps) {
  const format = useFormat();
  return (
    <FormDialog
      opener={
        again
          ? `Try again for ${format.people(people)}`
          : `Install the app for ${format.people(people)} and send`
      }
      icon={<AppsAddInRegular />}
      appearance="secondary"
    >
      {(onDone) => <InstallForm id={id} people={people} onDone={onDone} />}
    </FormDialog>
  );
}

function InstallForm({ id, people, onDone }: Omit<InstallDialogProps, 'again'> & { onDone: () => void }) {
  const format = useFormat();
  const installing = useInstallApp(id);
  return (
    <DialogForm
      title={`Install the app for ${format.people(people)}?`}
      submit="Install and send"
      problem="The app was not installed"
      complete
      saving={installing}
      wish={() => undefined}
      thanks={() => 'The app is being installed. Whoever has it gets the announcement.'}
      onDone={onDone}
    >
      Groundswell appears in their Teams, greets them, and brings them this announcement once. People who
      removed or blocked the app are left alone. It cannot be undone from here: your Teams admin can take the
      app away again.
    </DialogForm>
  );
}
