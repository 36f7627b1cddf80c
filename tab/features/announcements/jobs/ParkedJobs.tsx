import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { ParkedJob, UnreadRow } from '../../../../bot/contract/jobs/jobs.ts';
import type { Me } from '../../../../bot/contract/people/people.ts';
import { useParkedJobs, useRetryJob } from '../../../api/jobs.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { announcementOf, jobWords } from './job-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  job: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'start' },
  what: { display: 'grid', gap: '2px', flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  reason: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** For leads of all groups, and only when there are some: jobs that failed for good. */
export function ParkedJobs({ me }: { me: Me }) {
  const styles = useStyles();
  const parked = useParkedJobs(me.role === 'lead' && me.leads === null);
  // An extra on this screen: where they cannot be loaded the rest still works, and logs tell of them as well.
  if (parked.data === undefined) return null;
  const { jobs, unread } = parked.data;
  return (
    <>
      {jobs.length > 0 && (
        <Panel title="Jobs that need a person">
          <Text className={styles.quiet}>
            These jobs failed several times and were set aside. They will not run again by themselves. Once
            the cause is fixed, put a job back; running it twice does no harm.
          </Text>
          <ul className={styles.list}>
            {jobs.map((job) => (
              <Job key={job.id} job={job} />
            ))}
          </ul>
        </Panel>
      )}
      {unread.length > 0 && <UnreadRows rows={unread} />}
    </>
  );
}

/** Rows told one by one; whoever mends them has the log as well. */
const MOST_ROWS = 5;

function UnreadRows({ rows }: { rows: readonly UnreadRow[] }) {
  const styles = useStyles();
  const title =
    rows.length === 1 ? '1 stored row could not be read' : `${rows.length} stored rows could not be read`;
  return (
    <Panel title={title}>
      <Text className={styles.quiet}>
        What is in them is missing from screens and messages until somebody who runs Groundswell has repaired
        them. They were left untouched.
      </Text>
      <ul className={styles.list}>
        {rows.slice(0, MOST_ROWS).map(({ table, partitionKey, rowKey, why }) => (
          <li key={`${table} ${partitionKey} ${rowKey}`} className={styles.reason}>
            Table {table}, row {partitionKey} / {rowKey} ({why})
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Job({ job }: { job: ParkedJob }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const retrying = useRetryJob();
  const announcement = announcementOf(job.kind, job.data);
  return (
    <li className={styles.job}>
      <div className={styles.what}>
        <span className={styles.title}>{jobWords(job.kind)}</span>
        <span className={styles.reason}>{job.reason}</span>
        <span className={styles.quiet}>
          Set aside {format.moment(job.parkedAt)}
          {announcement !== null && (
            <>
              {' · '}
              <ScreenLink to={`/announce/${announcement}`}>The announcement</ScreenLink>
            </>
          )}
        </span>
        {retrying.isError && <ProblemNotice title="It was not put back" error={retrying.error} />}
      </div>
      <Button
        icon={<ArrowClockwiseRegular />}
        aria-label={`Try again: ${jobWords(job.kind)}`}
        disabled={retrying.isPending}
        onClick={() => retrying.mutate(job.id, { onSuccess: () => saved('Groundswell will try again.') })}
      >
        Try again
      </Button>
    </li>
  );
}
