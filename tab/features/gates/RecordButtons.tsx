import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useDecisionRecord } from '../../api/gates.ts';
import { saveFile } from '../../host/save-file.ts';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const TYPES = { csv: 'text/csv', json: 'application/json' } as const;

/** The decision record of a wave as a file, for whoever asks later why it went. */
export function RecordButtons({ waveId }: { waveId: string }) {
  const styles = useStyles();
  const record = useDecisionRecord(waveId);
  const save = (kind: 'csv' | 'json'): void => {
    record.mutate(kind, {
      onSuccess: ({ text }) =>
        saveFile({ name: `decision-record-${waveId}.${kind}`, text, type: TYPES[kind] }),
    });
  };
  return (
    <div className={styles.root}>
      Decision record:
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label="Save the decision record as CSV"
        disabled={record.isPending}
        onClick={() => save('csv')}
      >
        CSV
      </Button>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label="Save the decision record as JSON"
        disabled={record.isPending}
        onClick={() => save('json')}
      >
        JSON
      </Button>
      {record.isError && <ProblemNotice title="The record could not be saved" error={record.error} />}
    </div>
  );
}
