import { makeStyles, Text, Title2, ToggleButton, tokens } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Me } from '../../bot/contract/people.ts';
import type { RolloutView, StatusView } from '../../bot/contract/rollout.ts';
import { useStatus } from '../api/rollout.ts';
import { useFormat } from '../format/format-context.tsx';
import { Loading } from '../states/Loading.tsx';
import { Panel } from '../states/Panel.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { GanttView } from './GanttView.tsx';
import { gantt } from './gantt.ts';
import { HeadlineView } from './HeadlineView.tsx';
import { headline } from './headline.ts';
import { ImportPeople } from './ImportPeople.tsx';
import { MatrixView } from './MatrixView.tsx';
import { MyRollout } from './MyRollout.tsx';
import { matrix } from './matrix.ts';
import { NothingPlanned } from './NothingPlanned.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { strategyName } from './strategies.ts';
import { WaveDates } from './WaveDates.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  title: { display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How far each business group has come; a member sees their own way through it. */
export function StatusScreen({ me }: { me: Me }) {
  const status = useStatus();

  if (status.isPending) return <Loading what="the rollout" />;
  if (status.isError) {
    return (
      <ProblemNotice
        title="The rollout could not be loaded"
        error={status.error}
        onRetry={() => status.refetch()}
      />
    );
  }
  if (status.data.rollout === null) return <NothingPlanned me={me} />;
  if (me.role === 'member') return <MyRollout status={status.data} rollout={status.data.rollout} />;
  return <Overview me={me} status={status.data} rollout={status.data.rollout} />;
}

function Overview({ me, status, rollout }: { me: Me; status: StatusView; rollout: RolloutView }) {
  const styles = useStyles();
  const format = useFormat();
  const leadsAll = me.role === 'lead' && me.leads === null;

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Title2 as="h1">{rollout.title}</Title2>
          <Text className={styles.quiet}>
            {strategyName(rollout.strategy)} · {rollout.playbook.name} ·{' '}
            {format.longDays(rollout.start, rollout.end)} · Today is {format.day(status.today)}
          </Text>
        </div>
        {leadsAll && <PlanDialog />}
      </div>
      <HeadlineView headline={headline(status)} />
      <Panel title="Business groups and phases">
        <MatrixView matrix={matrix(status)} />
      </Panel>
      <Calendar status={status} />
      {leadsAll && <ImportPeople />}
    </div>
  );
}

function Calendar({ status }: { status: StatusView }) {
  const [asTable, setAsTable] = useState(false);
  const picture = gantt(status);
  return (
    <Panel
      title="Over time"
      actions={
        <ToggleButton
          size="small"
          icon={<TableRegular />}
          checked={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Show as table
        </ToggleButton>
      }
    >
      {asTable ? <WaveDates gantt={picture} /> : <GanttView gantt={picture} today={status.today} />}
    </Panel>
  );
}
