import type { ImportReport } from '../../../bot/contract/common.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { BadLines } from './BadLines.tsx';

interface ImportOutcomeProps {
  readonly what: string;
  readonly fileName: string | null;
  readonly report: ImportReport;
}

/** What was taken, and line by line what was not. */
export function ImportOutcome({ what, fileName, report }: ImportOutcomeProps) {
  const format = useFormat();

  return (
    <>
      <Notice intent={report.bad.length === 0 ? 'success' : 'warning'} title={fileName}>
        {format.count(report.taken, 'row was taken', 'rows were taken')},{' '}
        {format.count(report.bad.length, 'row was not', 'rows were not')}. {report.notes.join(' ')}
      </Notice>
      <BadLines caption={`Rows with ${what} that were not taken`} bad={report.bad} />
    </>
  );
}
