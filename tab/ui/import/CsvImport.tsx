import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ImportReport } from '../../../bot/contract/common.ts';
import { readTextFile } from '../form/read-text-file.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { useStyledTable } from '../states/use-styled-table.ts';

type Report = z.output<typeof ImportReport>;

/** More bad lines than these help nobody fix a file. */
const SHOWN_BAD_LINES = 50;

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  way: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface CsvImportProps {
  /** What the file holds, as in "people"; it names the file field and the result. */
  readonly what: string;
  readonly importing: UseMutationResult<Report, Error, string>;
  /** What columns the file needs. */
  readonly children: ReactNode;
}

/** Sends one CSV file and says what was taken, and line by line what was not. */
export function CsvImport({ what, importing, children }: CsvImportProps) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState<string | null>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    setFileName(file.name);
    importing.mutate(await readTextFile(file));
    // Choosing the same file again, once it is mended, must count as a choice.
    event.target.value = '';
  };

  return (
    <div className={styles.root}>
      <Text className={styles.quiet}>{children}</Text>
      <div className={styles.way}>
        <input
          ref={field}
          type="file"
          accept=".csv,text/csv"
          aria-label={`CSV file with ${what}`}
          hidden
          onChange={choose}
        />
        <Button
          icon={<ArrowUploadRegular />}
          disabled={importing.isPending}
          onClick={() => field.current?.click()}
        >
          Choose a CSV file with {what}
        </Button>
        {importing.isPending && <Spinner size="tiny" label={`Reading ${fileName}`} />}
      </div>
      <div role="status">
        {importing.isSuccess && <ImportOutcome what={what} fileName={fileName} report={importing.data} />}
      </div>
      {importing.isError && <ProblemNotice title="The file was not taken" error={importing.error} />}
    </div>
  );
}

/** What was taken, and line by line what was not. */
export function ImportOutcome({
  what,
  fileName,
  report,
}: {
  what: string;
  fileName: string | null;
  report: Report;
}) {
  const table = useStyledTable();
  const format = useFormat();
  const rest = report.bad.length - SHOWN_BAD_LINES;

  return (
    <>
      <Notice intent={report.bad.length === 0 ? 'success' : 'warning'} title={fileName}>
        {format.count(report.taken, 'row was taken', 'rows were taken')},{' '}
        {format.count(report.bad.length, 'row was not', 'rows were not')}. {report.notes.join(' ')}
      </Notice>
      {report.bad.length > 0 && (
        <div className={table.frame}>
          <table className={table.table}>
            <caption>Rows with {what} that were not taken</caption>
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {report.bad.slice(0, SHOWN_BAD_LINES).map((row) => (
                <tr key={`${row.line} ${row.reason}`}>
                  <td>{format.number(row.line)}</td>
                  <td>{row.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rest > 0 && <Text>And {format.count(rest, 'more row', 'more rows')}.</Text>}
        </div>
      )}
    </>
  );
}
