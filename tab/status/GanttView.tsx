import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useFormat } from '../format/format-context.tsx';
import type { Gantt, GanttRow } from './gantt.ts';
import { WAVE_STATE_WORDS, WAVE_STATES, WaveStateMark } from './WaveStateMark.tsx';

const LANE_PX = 26;

const useStyles = makeStyles({
  root: { position: 'relative', display: 'grid', gap: '2px', minWidth: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(92px, 15%) 1fr',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
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
  bar: {
    position: 'absolute',
    height: '22px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall,
    padding: '0 2px',
    fontSize: tokens.fontSizeBase100,
    lineHeight: '20px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    containerType: 'inline-size',
  },
  name: { '@container (max-width: 110px)': { display: 'none' } },
  complete: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    color: tokens.colorPaletteGreenForeground1,
    border: `1px solid ${tokens.colorPaletteGreenBorder1}`,
  },
  'in-progress': {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  planned: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  held: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground1,
    color: tokens.colorPaletteDarkOrangeForeground1,
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorder1}`,
  },
  today: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    marginInlineStart: '-1px',
    backgroundColor: tokens.colorPaletteRedBorderActive,
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
  todayMark: {
    display: 'inline-block',
    width: '2px',
    height: '14px',
    marginInlineEnd: tokens.spacingHorizontalXS,
    verticalAlign: 'middle',
    backgroundColor: tokens.colorPaletteRedBorderActive,
  },
});

/** All waves over time, with a line at today. The same facts stand in the table beside it. */
export function GanttView({ gantt, today }: { gantt: Gantt; today: string }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <div
        className={styles.root}
        role="img"
        aria-label={`Waves over time, today is ${format.day(today)}. The table has the same dates.`}
      >
        <div className={styles.line}>
          <span />
          <div className={styles.months}>
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
        {gantt.rows.map((row) => (
          <Line key={row.group.id} row={row} today={gantt.today} />
        ))}
      </div>
      <div className={styles.legend}>
        {gantt.steps.map((name, index) => (
          <span key={name}>
            {index + 1} {name}
          </span>
        ))}
      </div>
      <div className={styles.legend}>
        {WAVE_STATES.map((state) => (
          <WaveStateMark key={state} state={state} />
        ))}
        {gantt.today !== null && (
          <span>
            <span className={styles.todayMark} aria-hidden />
            Today, {format.shortDay(today)}
          </span>
        )}
      </div>
    </>
  );
}

function Line({ row, today }: { row: GanttRow; today: number | null }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.line}>
      <span className={styles.group}>{row.group.name}</span>
      <div className={styles.track} style={{ height: row.lanes * LANE_PX }}>
        {today !== null && <div className={styles.today} style={{ insetInlineStart: `${today * 100}%` }} />}
        {row.bars.map((bar) => (
          <div
            key={bar.id}
            className={mergeClasses(styles.bar, styles[bar.state])}
            style={{
              insetInlineStart: `${bar.from * 100}%`,
              inlineSize: `${bar.length * 100}%`,
              top: bar.lane * LANE_PX + 2,
            }}
            title={`${bar.phase}, ${WAVE_STATE_WORDS[bar.state]}, ${format.longDays(bar.start, bar.end)}`}
          >
            {bar.step} <span className={styles.name}>{bar.phase}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
