import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DeliveryCounts, SendingView } from '../../../../bot/contract/delivery/sending.ts';
import type { Format } from '../../../ui/format/format.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ReasonList } from '../reach/ReasonList.tsx';
import { Figures } from './Figures.tsx';
import { outcomeFigures, receiptFigures } from './figures.ts';
import { type Progress, progressOf, tenthsOf } from './progress.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

interface DeliveryPanelProps {
  readonly sending: SendingView;
  /** Why nothing goes out at the moment although it is being sent, in a sentence. */
  readonly held?: string | null;
  readonly actions?: ReactNode;
}

/** How far an announcement has come, and what became of everybody in its audience. */
export function DeliveryPanel({ sending, held = null, actions }: DeliveryPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const { counts, wave, by } = sending;
  const progress = progressOf(sending);
  return (
    <Panel title={progress.done ? 'Delivery' : 'Sending'} actions={actions}>
      <Text className={styles.quiet}>
        {wave && `${wave.phase.name}, ${wave.group.name} · `}by {by.name} · {format.moment(sending.startedAt)}
      </Text>
      <Stopped sending={sending} />
      {held !== null && !progress.done && <Notice title="It waits, and goes on by itself">{held}</Notice>}
      <Bar progress={progress} />
      <div role="status" aria-label="Delivery progress" className={styles.spoken}>
        {spoken(progress, counts, format)}
      </div>
      <Text>{pace(progress, counts, held !== null, format)}</Text>
      <Figures figures={outcomeFigures(counts, progress.done)} label="Deliveries by outcome" />
      <ReasonList reasons={sending.reasons} />
    </Panel>
  );
}

/** What people did with what they got. */
export function ReceiptsPanel({ sending, actions }: Omit<DeliveryPanelProps, 'held'>) {
  const { counts, countsOpenings } = sending;
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="What people did" actions={actions}>
      <Figures figures={receiptFigures(counts, countsOpenings)} label="Receipts" />
      <Text className={styles.quiet}>
        Of {format.people(counts.sent)} who got it.
        {!countsOpenings &&
          ' Training opens directly from the card: without a public address, Groundswell does not see it.'}
      </Text>
    </Panel>
  );
}

function Stopped({ sending: { state, stoppedBecause, counts } }: { sending: SendingView }) {
  const format = useFormat();
  if (state !== 'stopped') return null;
  // As under it: whoever was in a worker's hands when it stopped is let go a moment later.
  const missed = counts.pending + counts.claimed;
  return (
    <Notice title="Sending was stopped">
      {stoppedBecause}
      {missed > 0 && ` ${format.people(missed)} did not get it.`}
    </Notice>
  );
}

function Bar({ progress }: { progress: Progress }) {
  const label = { 'aria-label': 'Recipients settled', thickness: 'large' } as const;
  if (progress.share === null) return <ProgressBar {...label} />;
  return <ProgressBar {...label} value={progress.share} color={progress.share === 1 ? 'success' : 'brand'} />;
}

function pace(progress: Progress, { claimed }: DeliveryCounts, held: boolean, format: Format): string {
  if (progress.share === null) return progress.done ? '' : 'Working out who is in the audience.';
  const settled = `${format.number(progress.settled)} of ${format.people(progress.audience)} done`;
  // The clock of a wait says nothing about how fast it goes on afterwards.
  if (progress.done || progress.perSecond === null || (held && claimed === 0)) return `${settled}.`;
  const left = progress.secondsLeft === null ? '' : `, about ${format.duration(progress.secondsLeft)} left`;
  return `${settled}, ${format.decimal(progress.perSecond)} each second${left}.`;
}

function spoken(progress: Progress, counts: DeliveryCounts, format: Format): string {
  const unconfirmed = format.number(counts.unreachable + counts.failed + counts.unknown);
  const outcome = `${format.people(counts.sent)} got the announcement. Not confirmed: ${unconfirmed}.`;
  if (progress.done)
    return progress.share === 1 ? `Delivery is finished. ${outcome}` : `It was stopped. ${outcome}`;
  if (progress.share === null) return 'Working out who is in the audience.';
  return `${format.percent(tenthsOf(progress) / 100)} done.`;
}
