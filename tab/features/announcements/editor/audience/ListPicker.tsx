import { Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { LONGEST_LIST_NAME } from '../../../../../bot/contract/announcements/limits.ts';
import { useKeepList, useLists } from '../../../../api/audience-lists.ts';
import { DialogForm } from '../../../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import { readTextFile } from '../../../../ui/form/read-text-file.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { Notice } from '../../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { useStyledTable } from '../../../../ui/states/use-styled-table.ts';
import type { KeptList } from '../../replies.ts';

/** More bad lines than these help nobody mend a list. */
const SHOWN_BAD = 50;

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, flexBasis: '180px', minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

interface ListPickerProps {
  readonly label: string;
  /** What stands there while no list is chosen. */
  readonly none: string;
  readonly listId: string;
  readonly disabled: boolean;
  readonly onChange: (listId: string) => void;
}

/** A list of people that was kept, or a new one from sign-in names. */
export function ListPicker({ label, none, listId, disabled, onChange }: ListPickerProps) {
  const styles = useStyles();
  const format = useFormat();
  const lists = useLists();
  const [kept, setKept] = useState<KeptList | null>(null);

  return (
    <div className={styles.root}>
      <div className={styles.row}>
        <Field className={styles.field} label={label}>
          <Select value={listId} disabled={disabled} onChange={(_, data) => onChange(data.value)}>
            <option value="">{none}</option>
            {lists.data?.lists.map(({ id, name, people, by }) => (
              <option key={id} value={id}>
                {name} ({format.people(people)}, by {by})
              </option>
            ))}
          </Select>
        </Field>
        {!disabled && (
          <FormDialog opener="New list" icon={<AddRegular />} appearance="secondary">
            {(onDone) => (
              <ListForm
                onDone={onDone}
                onKept={(list) => {
                  setKept(list);
                  onChange(list.id);
                }}
              />
            )}
          </FormDialog>
        )}
      </div>
      {lists.isError && (
        <ProblemNotice
          title="The lists could not be loaded"
          error={lists.error}
          onRetry={() => lists.refetch()}
        />
      )}
      <div role="status">{kept !== null && kept.bad.length > 0 && <BadLines list={kept} />}</div>
    </div>
  );
}

function ListForm({ onKept, onDone }: { onKept: (list: KeptList) => void; onDone: () => void }) {
  const keeping = useKeepList();
  const format = useFormat();
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [upns, setUpns] = useState('');
  const [skipUnknown, setSkipUnknown] = useState(false);

  return (
    <DialogForm
      title="A list of people"
      submit="Keep the list"
      problem="The list was not kept"
      complete={name.trim() !== '' && upns.trim() !== ''}
      saving={keeping}
      wish={() => ({ id, name: name.trim(), upns, skipUnknown })}
      thanks={(list) => {
        onKept(list);
        return `${list.name} is kept: ${format.people(list.people)}.`;
      }}
      onDone={onDone}
    >
      <Field label="Name of the list" required>
        <Input value={name} maxLength={LONGEST_LIST_NAME} onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label="Sign-in names" required hint="One a line, or with commas between, as in ada@contoso.com.">
        <Textarea rows={8} resize="vertical" value={upns} onChange={(_, data) => setUpns(data.value)} />
      </Field>
      <Field label="Or from a file" hint="A text or CSV file with one sign-in name a line.">
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={async (event) => {
            const file = event.target.files?.[0];
            if (file === undefined) return;
            setUpns(await readTextFile(file));
            setName((before) => before || file.name.replace(/\.\w+$/, ''));
          }}
        />
      </Field>
      <Checkbox
        label="Leave out names that nobody here has"
        checked={skipUnknown}
        onChange={(_, data) => setSkipUnknown(data.checked === true)}
      />
    </DialogForm>
  );
}

function BadLines({ list }: { list: KeptList }) {
  const format = useFormat();
  const table = useStyledTable();
  return (
    <>
      <Notice title={`${format.count(list.bad.length, 'name', 'names')} of ${list.name}`}>
        left out. The list has {format.people(list.people)}.
      </Notice>
      <div className={table.frame}>
        <table className={table.table}>
          <caption>Names that were left out</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {list.bad.slice(0, SHOWN_BAD).map(({ line, reason }) => (
              <tr key={`${line} ${reason}`}>
                <td>{format.number(line)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
