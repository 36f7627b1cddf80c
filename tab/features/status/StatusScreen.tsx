import { useCallback, useMemo, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { RolloutView, StatusView } from '../../../bot/contract/rollout/rollout.ts';
import { useStatus } from '../../api/rollout.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ImportNotice } from '../../ui/import/ImportNotice.tsx';
import { ImportPeople } from '../../ui/import/ImportPeople.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { PictureOrTable } from '../../ui/states/PictureOrTable.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { type GanttBar, type GanttRow, gantt } from '../../ui/waves/gantt.ts';
import { DirectoryPanel } from './added/DirectoryPanel.tsx';
import { GanttView } from './gantt/GanttView.tsx';
import { mayMoveBar } from './gantt/wave-shift.ts';
import { GroupScreen } from './group/GroupScreen.tsx';
import { HeadlineView } from './HeadlineView.tsx';
import { headline } from './headline.ts';
import { MatrixView } from './MatrixView.tsx';
import { MembershipPanel } from './MembershipPanel.tsx';
import { matrix } from './matrix.ts';
import { MaterialPanel } from './mine/MaterialPanel.tsx';
import { MyRollout } from './mine/MyRollout.tsx';
import { PausePanel } from './mine/PausePanel.tsx';
import { NothingPlanned } from './NothingPlanned.tsx';
import { PhaseHeadlines } from './PhaseHeadlines.tsx';
import { PlanLink } from './PlanLink.tsx';
import { phaseHeadlines } from './phase-headline.ts';
import { TeamPanel } from './team/TeamPanel.tsx';
import { HistoryPanel } from './wave/HistoryPanel.tsx';
import { WaveDates } from './wave/WaveDates.tsx';
import { type OpenedWave, WaveDrawer } from './wave/WaveDrawer.tsx';

/** How far each business group has come, and a page for each of them; a member sees their own way through it. */
export function StatusScreen({ me }: { me: Me }) {
  if (me.role === 'member') return <MyRollout />;
  return (
    <Routes>
      <Route index element={<WholeRollout me={me} />} />
      <Route path="group/:groupId" element={<GroupScreen />} />
      <Route path="*" element={<Navigate to="/status" replace />} />
    </Routes>
  );
}

function WholeRollout({ me }: { me: Me }) {
  const status = useStatus();

  if (status.data === undefined) {
    return <LoadingOrProblem query={status} what="the rollout" problem="The rollout could not be loaded" />;
  }
  if (status.data.rollout === null) return <NothingPlanned me={me} today={status.data.today} />;
  return <Overview me={me} status={status.data} rollout={status.data.rollout} />;
}

function Overview({ me, status, rollout }: { me: Me; status: StatusView; rollout: RolloutView }) {
  const format = useFormat();
  const [opened, setOpened] = useState<OpenedWave>();
  const open = useCallback(
    (id: string, newStart?: string) => setOpened(newStart === undefined ? { id } : { id, newStart }),
    [],
  );
  const leadsAll = me.role === 'lead' && me.leads === null;

  return (
    <ScreenFrame
      title={rollout.title}
      explains={
        <>
          {rollout.strategyName !== null && `${rollout.strategyName} · `}
          {rollout.playbook.name} · {format.longDays(rollout.start, rollout.end)} · Today is{' '}
          {format.day(status.today)}
        </>
      }
      actions={leadsAll && <PlanLink />}
    >
      <ImportNotice />
      <HeadlineView headline={headline(status)} />
      <PhaseHeadlines headlines={phaseHeadlines(status)} />
      <MaterialPanel />
      <Panel title="Business groups and phases">
        <MatrixView matrix={matrix(status)} onOpen={open} />
      </Panel>
      <Calendar me={me} status={status} onOpen={open} />
      <DirectoryPanel rolloutId={rollout.id} />
      <TeamPanel rolloutId={rollout.id} />
      {me.role === 'lead' && <MembershipPanel rolloutId={rollout.id} />}
      <HistoryPanel rolloutId={rollout.id} />
      {leadsAll && <ImportPeople />}
      <PausePanel today={status.today} />
      <WaveDrawer opened={opened} onClose={() => setOpened(undefined)} />
    </ScreenFrame>
  );
}

interface CalendarProps {
  readonly me: Me;
  readonly status: StatusView;
  readonly onOpen: (waveId: string, newStart?: string) => void;
}

function Calendar({ me, status, onOpen }: CalendarProps) {
  const picture = useMemo(() => gantt(status), [status]);
  const mayMove = useCallback((row: GanttRow, bar: GanttBar) => mayMoveBar(me, row, bar), [me]);
  return (
    <PictureOrTable
      title="Over time"
      picture={<GanttView gantt={picture} today={status.today} mayMove={mayMove} onOpen={onOpen} />}
      table={<WaveDates gantt={picture} />}
    />
  );
}
