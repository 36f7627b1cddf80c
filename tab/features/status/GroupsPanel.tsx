import { makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { LoadedStatus } from '../../api/status.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { type GanttBar, type GanttRow, ganttOf } from '../../ui/waves/gantt.ts';
import { type GroupFilter, GroupFilters } from './GroupFilters.tsx';
import { GanttView } from './gantt/GanttView.tsx';
import { mayMoveBar } from './gantt/wave-shift.ts';
import { MatrixView } from './MatrixView.tsx';
import { matrix } from './matrix.ts';
import { WaveDates } from './wave/WaveDates.tsx';

const VIEWS = ['time', 'waves', 'dates'] as const;
type View = (typeof VIEWS)[number];

/** With fewer groups nobody looks for one. */
const MANY_GROUPS = 12;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface GroupsPanelProps {
  readonly me: Me;
  readonly status: LoadedStatus;
  readonly filter: GroupFilter;
  readonly onFilter: (filter: GroupFilter) => void;
  readonly loadMore: (() => unknown) | undefined;
  readonly onOpen: (waveId: string, newStart?: string) => void;
}

/** The business groups with their waves: over time as a picture, by phase, and as dates to read. */
export function GroupsPanel({ me, status, filter, onFilter, loadMore, onOpen }: GroupsPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const [view, show] = useView();
  const [only, ...others] = status.rollouts;
  const isNarrowed = filter.search !== '' || filter.state !== undefined || filter.mine;
  return (
    <Panel
      title="Business groups"
      actions={
        <TabList
          size="small"
          aria-label="How the groups are shown"
          selectedValue={view}
          onTabSelect={(_, data) => show(VIEWS.find((one) => one === data.value) ?? 'time')}
        >
          <Tab value="time">Over time</Tab>
          <Tab value="waves">{only !== undefined && others.length === 0 ? 'By phase' : 'By rollout'}</Tab>
          <Tab value="dates">Dates</Tab>
        </TabList>
      }
    >
      {(status.groups > MANY_GROUPS || isNarrowed || filter.order !== undefined) && (
        <GroupFilters me={me} filter={filter} order={status.order} onChange={onFilter} />
      )}
      {status.groups === 0 && isNarrowed && <Text>No group fits. Change the search or the filters.</Text>}
      {status.rows.length < status.groups && (
        <Text className={styles.quiet}>
          {format.count(status.groups, 'group fits', 'groups fit')}; more are loaded as you scroll.
        </Text>
      )}
      {status.rows.length > 0 && view === 'waves' && (
        <MatrixView
          matrix={matrix(status.rollouts, status.rows)}
          groups={status.groups}
          loadMore={loadMore}
          onOpen={onOpen}
        />
      )}
      {status.rows.length > 0 && view !== 'waves' && (
        <OverTime me={me} status={status} view={view} loadMore={loadMore} onOpen={onOpen} />
      )}
    </Panel>
  );
}

/** How the groups are shown stands in the address as well. */
function useView(): [View, (view: View) => void] {
  const [query, setQuery] = useSearchParams();
  const view = VIEWS.find((one) => one === query.get('view')) ?? 'time';
  return [
    view,
    (next) =>
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          if (next === 'time') after.delete('view');
          else after.set('view', next);
          return after;
        },
        { replace: true },
      ),
  ];
}

type OverTimeProps = Pick<GroupsPanelProps, 'me' | 'status' | 'loadMore' | 'onOpen'> & { view: View };

function OverTime({ me, status, view, loadMore, onOpen }: OverTimeProps) {
  const freezes = useMemo(() => status.rollouts.flatMap((one) => one.freezes), [status]);
  const picture = useMemo(() => ganttOf(status, spanOf(status)), [status]);
  const mayMove = useCallback((row: GanttRow, bar: GanttBar) => mayMoveBar(me, row, bar), [me]);
  if (view === 'dates') return <WaveDates gantt={picture} loadMore={loadMore} />;
  return (
    <GanttView
      gantt={picture}
      freezes={freezes}
      today={status.today}
      loadMore={loadMore}
      mayMove={mayMove}
      onOpen={onOpen}
    />
  );
}

/** From the first day of all rollouts to the last: the axis stays while more groups are loaded. */
function spanOf({ rollouts }: LoadedStatus): { start: string; end: string } | undefined {
  const [first] = rollouts.map(({ start }) => start).toSorted();
  const last = rollouts
    .map(({ end }) => end)
    .toSorted()
    .at(-1);
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}
