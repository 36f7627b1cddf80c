import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AnnouncementView, DeliveryCounts } from '../../bot/contract/announcing.ts';
import { useAnnouncement } from '../api/announcing.ts';
import { Markdown } from '../cards/Markdown.tsx';
import type { Format } from '../format/format.ts';
import { useFormat } from '../format/format-context.tsx';
import { Panel } from '../states/Panel.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { type Progress, progressOf, tenthsOf } from './progress.ts';
import { ReasonList } from './ReasonList.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground2 },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& div': { display: 'flex', flexDirection: 'column-reverse' },
    '& dd': { margin: 0 },
    '& dt': { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

const OUTCOMES: readonly { key: keyof DeliveryCounts; name: string }[] = [
  { key: 'sent', name: 'Sent' },
  { key: 'unreachable', name: 'Unreachable' },
  { key: 'failed', name: 'Failed' },
  { key: 'unknown', name: 'Unknown' },
  { key: 'possibleRepeats', name: 'Possible repeats' },
];

const RECEIPTS: readonly { key: keyof DeliveryCounts; name: string }[] = [
  { key: 'acknowledged', name: 'Pressed "Got it"' },
];

/** An announcement on its way, and what people do with it afterwards. */
export function AnnouncementProgress({ announcement: known }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const format = useFormat();
  const cache = useQueryClient();
  const query = useAnnouncement(known);
  const announcement = query.data;
  const progress = progressOf(announcement);

  useEffect(() => {
    // The list beside it and the Status screen count this announcement too.
    if (!progress.done) return;
    cache.invalidateQueries({ queryKey: ['announcing'] });
    cache.invalidateQueries({ queryKey: ['status'] });
  }, [progress.done, cache]);

  return (
    <div className={styles.root}>
      <Panel title={progress.done ? 'Delivery' : 'Sending'}>
        <Text className={styles.quiet}>
          {announcement.wave && `${announcement.wave.phase.name}, ${announcement.wave.group.name} · `}by{' '}
          {announcement.by.name} · {format.moment(announcement.startedAt)}
        </Text>
        {announcement.state === 'stopped' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>Sending was stopped</MessageBarTitle>
              {announcement.stoppedBecause}
            </MessageBarBody>
          </MessageBar>
        )}
        <Bar progress={progress} />
        <div role="status" aria-label="Delivery progress" className={styles.spoken}>
          {spoken(progress, announcement.counts, format)}
        </div>
        <Text>{pace(progress, format)}</Text>
        <Figures figures={OUTCOMES} counts={announcement.counts} label="Deliveries by outcome" />
        <ReasonList reasons={announcement.reasons} />
      </Panel>
      <Panel title="What people did">
        <Figures figures={RECEIPTS} counts={announcement.counts} label="Receipts" />
      </Panel>
      <Panel title={announcement.title}>
        <Markdown text={announcement.text} />
      </Panel>
      {query.isError && (
        <ProblemNotice title="These counts may be old" error={query.error} onRetry={() => query.refetch()} />
      )}
    </div>
  );
}

function Bar({ progress }: { progress: Progress }) {
  const label = { 'aria-label': 'Recipients settled', thickness: 'large' } as const;
  if (progress.share === null) return <ProgressBar {...label} />;
  return <ProgressBar {...label} value={progress.share} color={progress.done ? 'success' : 'brand'} />;
}

interface FiguresProps {
  readonly figures: readonly { key: keyof DeliveryCounts; name: string }[];
  readonly counts: DeliveryCounts;
  readonly label: string;
}

function Figures({ figures, counts, label }: FiguresProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <dl className={styles.figures} aria-label={label}>
      {figures.map(({ key, name }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <Title3>{format.number(counts[key])}</Title3>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function pace(progress: Progress, format: Format): string {
  if (progress.share === null) return 'Working out who is in the wave.';
  const settled = `${format.number(progress.settled)} of ${format.people(progress.audience)} settled`;
  if (progress.done || progress.perSecond === null) return `${settled}.`;
  const left = progress.secondsLeft === null ? '' : `, about ${format.duration(progress.secondsLeft)} left`;
  return `${settled}, ${format.decimal(progress.perSecond)} each second${left}.`;
}

function spoken(progress: Progress, counts: DeliveryCounts, format: Format): string {
  if (progress.done) {
    return `Everybody is settled. ${format.people(counts.sent)} got the announcement, ${format.number(counts.unreachable + counts.failed + counts.unknown)} did not for certain.`;
  }
  if (progress.share === null) return 'Working out who is in the wave.';
  return `${format.percent(tenthsOf(progress) / 100)} settled.`;
}
