import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type Ref, useCallback, useId, useMemo, useState } from 'react';
import type { FreezeWindow } from '../../../../bot/contract/rollout/rollout.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { FreezeBands } from '../../../ui/freezes/FreezeBands.tsx';
import { type FreezeBand, freezeBands } from '../../../ui/freezes/freeze-bands.ts';
import { useRowsInSight } from '../../../ui/states/use-rows-in-sight.ts';
import type { Gantt, GanttBar, GanttRow } from '../../../ui/waves/gantt.ts';
import { statesToShow, WaveStateMark } from '../../../ui/waves/WaveStateMark.tsx';
import { GroupLink } from '../GroupLink.tsx';
import { Bar, type BarActions, MovableBar } from './GanttBars.tsx';
import { LANE_PX } from './use-bar-styles.ts';
import { walkBars } from './walk-bars.ts';
import { proposalWords } from './wave-shift.ts';

/** Between one row and the next. */
const LINE_GAP_PX = 2;

const useStyles = makeStyles({
  root: { position: 'relative', minWidth: 0, maxHeight: '560px', overflowY: 'auto' },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 5,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(92px, 15%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    paddingBottom: '2px',
  },
  group: {
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  track: { position: 'relative', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  months: { position: 'relative', height: '20px', fontSize: tokens.fontSizeBase100 },
  month: {
    position: 'absolute',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    paddingInlineStart: '3px',
    boxSizing: 'border-box',
  },
  today: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    marginInlineStart: '-1px',
    // A border, since high contrast takes backgrounds away.
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorPaletteRedBorderActive,
    zIndex: 1,
    pointerEvents: 'none',
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    alignItems: 'center',
  },
  steps: { display: 'inline-flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  todayMark: {
    display: 'inline-block',
    height: '14px',
    marginInlineEnd: tokens.spacingHorizontalXS,
    verticalAlign: 'middle',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorPaletteRedBorderActive,
  },
  keys: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // Only heard: what it says stands beside the bar for those who see it.
  live: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface GanttViewProps {
  readonly gantt: Gantt;
  /** Of all rollouts that are shown. */
  readonly freezes: readonly FreezeWindow[];
  readonly today: string;
  /** Loads the rows after those that are here; undefined where there are no more. */
  readonly loadMore: (() => unknown) | undefined;
  /** Which waves this reader may move. */
  readonly mayMove: (row: GanttRow, bar: GanttBar) => boolean;
  /** Called with a wave to look at, and with the first day that was proposed for it by dragging or by key. */
  readonly onOpen: (waveId: string, newStart?: string) => void;
}

/** All waves over time, with a line at today. The same facts stand in the table beside it. */
export function GanttView({ gantt, freezes, today, loadMore, mayMove, onOpen }: GanttViewProps) {
  const styles = useStyles();
  const format = useFormat();
  const keysId = useId();
  const [walkedTo, setWalkedTo] = useState<string>();
  const [said, setSaid] = useState('');
  const bars = gantt.rows.flatMap((row) => row.bars);
  const reached = (bars.find(({ id }) => id === walkedTo) ?? bars[0])?.id;
  const rows = useRowsInSight<HTMLElement>({
    count: gantt.rows.length,
    height: (index) => (gantt.rows[index]?.lanes ?? 1) * LANE_PX + LINE_GAP_PX,
    loadMore,
  });
  const bands = useMemo(() => freezeBands(gantt, freezes), [gantt, freezes]);
  const anyMovable = gantt.rows.some((row) => row.bars.some((bar) => mayMove(row, bar)));

  const sayShift = useCallback(
    (bar: GanttBar, shift: number | null) =>
      setSaid(
        shift === null
          ? `Given back: it starts on ${format.day(bar.start)}, as planned.`
          : `Start on ${proposalWords(bar.start, shift, format)}. Enter shows what that would change.`,
      ),
    [format],
  );

  return (
    <>
      <section
        ref={rows.frame}
        className={styles.root}
        aria-label={`Waves over time, today is ${format.day(today)}. The table has the same dates.`}
        onKeyDown={walkBars}
        onFocus={(event) => {
          const { wave } = event.target.dataset;
          if (wave !== undefined) setWalkedTo(wave);
        }}
      >
        <div className={mergeClasses(styles.line, styles.head)}>
          <span />
          <div className={styles.months} aria-hidden>
            {gantt.months.map((month, index) => (
              <span
                key={month.date}
                className={styles.month}
                style={{ insetInlineStart: `${month.at * 100}%`, inlineSize: `${month.width * 100}%` }}
              >
                {format.month(month.date, index === 0 || month.date.slice(5, 7) === '01')}
              </span>
            ))}
          </div>
        </div>
        <div style={{ height: rows.before }} aria-hidden />
        {rows.indexes.map((index) => {
          const row = gantt.rows[index];
          if (row === undefined) return null;
          return (
            <Line
              key={row.group.id}
              measure={rows.measure}
              index={index}
              row={row}
              bands={bands}
              today={gantt.today}
              days={gantt.days}
              keysId={keysId}
              reached={row.bars.some(({ id }) => id === reached) ? reached : undefined}
              mayMove={mayMove}
              onOpen={onOpen}
              onShift={sayShift}
            />
          );
        })}
        <div style={{ height: rows.after }} aria-hidden />
      </section>
      <div role="status" aria-live="polite" className={styles.live}>
        {said}
      </div>
      <div className={styles.legend}>
        {gantt.legends.length === 0 ? (
          <Steps steps={gantt.steps} letter="" />
        ) : (
          gantt.legends.map(({ letter, rollout, steps }) => (
            <span key={letter} className={styles.steps}>
              <strong>{rollout}:</strong>
              <Steps steps={steps} letter={letter} />
            </span>
          ))
        )}
      </div>
      <div className={styles.legend}>
        {statesToShow(bars.some(({ state }) => state === 'cancelled')).map((state) => (
          <WaveStateMark key={state} state={state} />
        ))}
        {gantt.today !== null && (
          <span>
            <span className={styles.todayMark} aria-hidden />
            Today, {format.shortDay(today)}
          </span>
        )}
      </div>
      {anyMovable && (
        <span id={keysId} className={styles.keys}>
          Drag a wave to another day, or use the keyboard: Up and Down go from wave to wave, Left and Right
          shift one by a day, or by a week with Shift. Enter shows what would change, and Escape cancels.
          Nothing moves until you have seen it.
        </span>
      )}
    </>
  );
}

/** What the marks on the bars stand for. */
function Steps({ steps, letter }: { steps: readonly string[]; letter: string }) {
  return steps.map((name, index) => (
    <span key={name}>
      {letter}
      {index + 1} {name}
    </span>
  ));
}

interface LineProps extends BarActions {
  readonly measure: Ref<HTMLDivElement>;
  readonly index: number;
  readonly row: GanttRow;
  readonly bands: readonly FreezeBand[];
  readonly today: number | null;
  /** The wave that Tab comes to, if it is in this row. */
  readonly reached: string | undefined;
  readonly mayMove: GanttViewProps['mayMove'];
}

// Hundreds of groups: while one wave is dragged, the rows of all others stay as they are.
const Line = memo(function Line({
  measure,
  index,
  row,
  bands,
  today,
  reached,
  mayMove,
  ...actions
}: LineProps) {
  const styles = useStyles();
  return (
    <div className={styles.line} ref={measure} data-index={index}>
      <span className={styles.group}>
        <GroupLink group={row.group} />
      </span>
      <div className={styles.track} style={{ height: row.lanes * LANE_PX }}>
        <FreezeBands bands={bands} groupId={row.group.id} />
        {today !== null && <div className={styles.today} style={{ insetInlineStart: `${today * 100}%` }} />}
        {row.bars.map((bar) => {
          const props = { bar, groupName: row.group.name, reachable: bar.id === reached, ...actions };
          return mayMove(row, bar) ? <MovableBar key={bar.id} {...props} /> : <Bar key={bar.id} {...props} />;
        })}
      </div>
    </div>
  );
});
