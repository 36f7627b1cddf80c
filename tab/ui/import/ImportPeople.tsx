import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MissingPeople } from '../../../bot/contract/importing/import-people.ts';
import { useImportPeople, usePreviewPeople } from '../../api/importing.ts';
import { Panel } from '../states/Panel.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { type ChosenFile, FileButton } from './FileButton.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { PeoplePreview } from './PeoplePreview.tsx';
import { useFollowImport } from './use-follow-import.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where a lead brings in who works in which business group, and sees first what that changes. */
export function ImportPeople() {
  const styles = useStyles();
  const [file, setFile] = useState<ChosenFile>();
  const [missing, setMissing] = useState<MissingPeople>('stay');
  const preview = usePreviewPeople();
  const importing = useImportPeople();
  const { busy, report } = useFollowImport(importing);

  const look = (chosen: ChosenFile, wish: MissingPeople = 'stay'): void => {
    setFile(chosen);
    setMissing(wish);
    importing.reset();
    preview.mutate({ csv: chosen.text, missing: wish });
  };
  const cancel = (): void => {
    setFile(undefined);
    preview.reset();
  };
  const seen = importing.isIdle ? preview.data : undefined;

  return (
    <Panel title="Import people">
      <div className={styles.root}>
        <Text className={styles.quiet}>
          The first line names the columns: id, userPrincipalName, displayName, businessGroup, and if you have
          them pilot, role, leads, approver, preferredLanguage and timeZone. People who are already known are
          updated; what has no column stays as it is. You see what changes before anything is imported.
        </Text>
        <FileButton
          what="people"
          busy={preview.isPending ? `Reading ${file?.name}` : busy}
          onChoose={(chosen) => look(chosen)}
        />
        <div role="status">
          {file && seen && (
            <PeoplePreview
              fileName={file.name}
              preview={seen}
              missing={missing}
              onMissing={(wish) => look(file, wish)}
              onImport={() => importing.mutate({ csv: file.text, missing, confirm: seen.confirm })}
              onCancel={cancel}
            />
          )}
          {file && report && <ImportOutcome what="people" fileName={file.name} report={report} />}
        </div>
        {preview.isError && <ProblemNotice title="The file can't be imported" error={preview.error} />}
        {file && importing.isError && (
          <ProblemNotice
            title="The file was not imported"
            error={importing.error}
            onRetry={() => look(file, missing)}
          />
        )}
      </div>
    </Panel>
  );
}
