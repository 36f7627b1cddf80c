import { makeStyles, Text } from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { faultRows, moreFaults } from './faults.ts';

const useStyles = makeStyles({ place: { overflowWrap: 'anywhere' } });

/** Why a file was not taken: each fault with its line. */
export function UploadFaults({ fileName, error }: { fileName: string; error: unknown }) {
  const styles = useStyles();
  const table = useStyledTable();
  const format = useFormat();
  const rows = faultRows(error, fileName);
  const more = moreFaults(error);
  if (rows.length === 0) return <ProblemNotice title={`${fileName} was not taken`} error={error} />;

  return (
    <>
      <Notice intent="error" title={`${fileName} was not taken`} alert>
        {format.count(rows.length + more, 'place has', 'places have')} to be mended first. Change the file,
        then choose it again.
      </Notice>
      <div className={table.frame}>
        <table className={table.table}>
          <caption>What to mend in {fileName}</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Where</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.line} ${row.place} ${row.what}`}>
                <td>{row.line === null ? '–' : format.number(row.line)}</td>
                <td className={styles.place}>{row.place || 'The file'}</td>
                <td>{row.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <Text>And {format.count(more, 'more place', 'more places')}.</Text>}
    </>
  );
}
