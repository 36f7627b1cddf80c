import { Button, Field, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useMarkListed } from '../../../api/directory.ts';
import { readTextFile } from '../../../ui/form/read-text-file.ts';
import { ImportOutcome } from '../../../ui/import/ImportOutcome.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Marks people of a wave by a list, pasted or from a file, and says line by line who was not marked. */
export function AddedForm({ waveId, onClose }: { waveId: string; onClose: () => void }) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const [list, setList] = useState('');
  const [source, setSource] = useState('Your list');
  const marking = useMarkListed(waveId);

  const mark = (event: FormEvent): void => {
    event.preventDefault();
    if (list.trim() === '' || marking.isPending) return;
    setSource('Your list');
    marking.mutate(list);
  };

  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    setSource(file.name);
    marking.mutate(await readTextFile(file));
    // Choosing the same file again, once it is mended, must count as a choice.
    event.target.value = '';
  };

  return (
    <form className={styles.form} onSubmit={mark}>
      <Field
        label="People who were added"
        hint="User principal names or object ids, one a line. A file may be such a list, a CSV with the column userPrincipalName, or the one that you gave to the Entra admin center."
      >
        <Textarea value={list} rows={5} resize="vertical" onChange={(_, data) => setList(data.value)} />
      </Field>
      <input
        ref={field}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="File with people who were added"
        hidden
        onChange={choose}
      />
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabled={list.trim() === '' || marking.isPending}>
          Mark these
        </Button>
        <Button
          icon={<ArrowUploadRegular />}
          disabled={marking.isPending}
          onClick={() => field.current?.click()}
        >
          Choose a file
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          Close
        </Button>
        {marking.isPending && <Spinner size="tiny" label="Looking them up" />}
      </div>
      <div role="status">
        {marking.isSuccess && <ImportOutcome what="people" fileName={source} report={marking.data} />}
      </div>
      {marking.isError && <ProblemNotice title="Nobody was marked" error={marking.error} />}
    </form>
  );
}
