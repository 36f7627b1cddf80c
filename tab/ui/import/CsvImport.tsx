import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportReport } from '../../../bot/contract/common.ts';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { FileButton } from './FileButton.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface CsvImportProps {
  /** What the file holds, as in "people"; it names the file field and the result. */
  readonly what: string;
  readonly importing: UseMutationResult<ImportReport, Error, string>;
  /** What columns the file needs. */
  readonly children: ReactNode;
}

/** Sends one CSV file and says what was taken, and line by line what was not. */
export function CsvImport({ what, importing, children }: CsvImportProps) {
  const styles = useStyles();
  const [fileName, setFileName] = useState<string | null>(null);

  return (
    <div className={styles.root}>
      <Text className={styles.quiet}>{children}</Text>
      <FileButton
        what={what}
        busy={importing.isPending ? `Reading ${fileName}` : undefined}
        onChoose={({ name, text }) => {
          setFileName(name);
          importing.mutate(text);
        }}
      />
      <div role="status">
        {importing.isSuccess && <ImportOutcome what={what} fileName={fileName} report={importing.data} />}
      </div>
      {importing.isError && <ProblemNotice title="The file was not taken" error={importing.error} />}
    </div>
  );
}
