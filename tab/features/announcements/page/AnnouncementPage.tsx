import { makeStyles, tokens } from '@fluentui/react-components';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import { useLiveAnnouncement } from '../../../api/announcement.ts';
import { usePosts } from '../../../api/channels.ts';
import { useSendingById } from '../../../api/sending.ts';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ScreenFrame } from '../../../ui/states/ScreenFrame.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { PostsPanel } from '../channels/PostsPanel.tsx';
import { WithoutAppPanel } from '../installing/WithoutAppPanel.tsx';
import { RecordPanel } from '../life/RecordPanel.tsx';
import { hasBegun, heldWords } from '../life/state-words.ts';
import { isDelivered } from '../life/steps.ts';
import { ResultsPanel } from '../results/ResultsPanel.tsx';
import { CardPanel } from './CardPanel.tsx';
import { DeliveryPanel, ReceiptsPanel } from './DeliveryPanel.tsx';
import { IssuesPanel } from './IssuesPanel.tsx';
import { LateJoiners } from './LateJoiners.tsx';
import { PageActions } from './PageActions.tsx';
import { progressOf } from './progress.ts';
import { RemindDialog } from './RemindDialog.tsx';
import { ResendDialog } from './ResendDialog.tsx';
import { SendRunsPanel } from './SendRunsPanel.tsx';
import { StandPanel } from './StandPanel.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  both: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  },
});

/** One announcement from its first draft to what people did with it. */
export function AnnouncementPage({ id }: { id: string }) {
  const announcement = useLiveAnnouncement(id);
  if (announcement.data === undefined) {
    return (
      <LoadingOrProblem
        query={announcement}
        what="the announcement"
        problem="The announcement could not be loaded"
      />
    );
  }
  return <Page view={announcement.data} />;
}

function Page({ view }: { view: AnnouncementView }) {
  const styles = useStyles();
  return (
    <ScreenFrame
      title={view.title || 'Without a title'}
      explains={
        <>
          <ScreenLink to="/announce">All announcements</ScreenLink> · {view.audience}
        </>
      }
      actions={<PageActions view={view} />}
    >
      <StandPanel view={view} />
      {hasBegun(view.state) && <Outcome view={view} />}
      {hasBegun(view.state) && <WithoutAppPanel id={view.id} />}
      <div className={styles.both}>
        <CardPanel view={view} />
        {view.audit.length > 0 && <RecordPanel audit={view.audit} />}
      </div>
      {hasBegun(view.state) && <PostsPanel id={view.id} title={view.title} />}
      {hasBegun(view.state) && <Results view={view} />}
    </ScreenFrame>
  );
}

/** What became of it; nothing where it was cancelled before it went out. */
function Outcome({ view }: { view: AnnouncementView }) {
  const styles = useStyles();
  const query = useSendingById(view.id, true);
  const sending = query.data;
  const posts = usePosts(view.id).data?.posts ?? [];
  const beforeItWent = view.state === 'cancelled' && query.isError;
  if (beforeItWent) return null;
  if (sending === undefined) {
    return <LoadingOrProblem query={query} what="the counts" problem="The counts could not be loaded" />;
  }

  const { counts } = sending;
  const { done } = progressOf(sending);
  // Also while a resend is under way: its counts tell by themselves.
  const again = done && isDelivered(standingOf(view));
  return (
    <div className={styles.root}>
      {query.isError && (
        <ProblemNotice title="These counts may be old" error={query.error} onRetry={() => query.refetch()} />
      )}
      <LateJoiners view={view} />
      <div className={styles.both}>
        <DeliveryPanel
          sending={sending}
          held={heldWords(view)}
          actions={again && <ResendDialog id={view.id} counts={counts} posts={posts} />}
        />
        <ReceiptsPanel sending={sending} actions={again && <RemindDialog id={view.id} counts={counts} />} />
      </div>
      {sending.runs.length > 0 && <SendRunsPanel view={view} runs={sending.runs} />}
    </div>
  );
}

/** The longest part stands last. */
function Results({ view }: { view: AnnouncementView }) {
  const { data } = useSendingById(view.id, true);
  if (data === undefined) return null;
  return (
    <>
      {data.counts.sent > 0 && <IssuesPanel id={view.id} />}
      <ResultsPanel id={view.id} title={view.title} counts={data.counts} />
    </>
  );
}
