import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { FreezeWindow } from '../../../bot/contract/rollout/rollout.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FreezeBands } from '../../ui/freezes/FreezeBands.tsx';
import { type FreezeBand, freezeBands } from '../../ui/freezes/freeze-bands.ts';
import { runsInto } from '../../ui/freezes/freeze-draft.ts';
import type { Gantt, GanttRow } from '../../ui/waves/gantt.ts';
import { colourOf } from './phase-colours.ts';

const LANE_PX = 14;
/** Of the phases that a group has together there is room for their colours only. */
const NARROW_LANE_PX = 5;
/** With more groups the picture says how many there are; the confirmation has them all. */
const MOST_ROWS = 12;
/** So many names of months have room on a phone. */
const MOST_MONTHS = 5;

const useStyles = makeStyles({
  picture: {
    display: 'grid',
    gridTemplateColumns: 'minmax(64px, 26%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase100,
    lineHeight: `${LANE_PX}px`,
    margin: 0,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  months: { position: 'relative', gridColumn: 2, height: '16px', color: tokens.colorNeutralForeground2 },
  month: { position: 'absolute', top: 0, whiteSpace: 'nowrap' },
  track: { position: 'relative', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  line: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '1px',
    backgroundColor: tokens.colorNeutralStroke3,
  },
  bar: { position: 'absolute', minWidth: '2px', borderRadius: tokens.borderRadiusSmall },
  frozen: { outline: `2px dashed ${tokens.colorNeutralForeground1}`, outlineOffset: '-1px' },
  more: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2 },
});

interface SmallGanttProps {
  readonly gantt: Gantt;
  readonly name: string;
  readonly freezes: readonly FreezeWindow[];
}

/** One plan at a glance: a row per group, a colour per phase, its freezes and whose waves run into one. */
export function SmallGantt({ gantt, name, freezes }: SmallGanttProps) {
  const styles = useStyles();
  const format = useFormat();
  const rows = gantt.rows.slice(0, MOST_ROWS);
  const bands = freezeBands(gantt, freezes);
  const every = Math.ceil(gantt.months.length / MOST_MONTHS);
  return (
    <figure className={styles.picture} role="img" aria-label={name}>
      <div className={styles.months}>
        {gantt.months.map(({ date, at }, index) =>
          index % every === 0 ? (
            <span key={date} className={styles.month} style={{ insetInlineStart: percent(at) }}>
              {format.month(date, index === 0 || date.slice(5, 7) === '01')}
            </span>
          ) : null,
        )}
      </div>
      {rows.map((row) => (
        <Row key={row.group.id} row={row} gantt={gantt} bands={bands} freezes={freezes} />
      ))}
      {gantt.rows.length > rows.length && (
        <Text className={styles.more} size={200}>
          And {format.count(gantt.rows.length - rows.length, 'more group', 'more groups')}, all in the last
          look before it is planned.
        </Text>
      )}
    </figure>
  );
}

interface RowProps {
  readonly row: GanttRow;
  readonly gantt: Gantt;
  readonly bands: readonly FreezeBand[];
  readonly freezes: readonly FreezeWindow[];
}

function Row({ row, gantt, bands, freezes }: RowProps) {
  const styles = useStyles();
  const { id, name } = row.group;
  const lane = row.lanes > 2 ? NARROW_LANE_PX : LANE_PX;
  return (
    <>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <div className={styles.track} style={{ height: Math.max(LANE_PX, row.lanes * lane) }}>
        {gantt.months.map(({ date, at }) => (
          <span key={date} className={styles.line} style={{ insetInlineStart: percent(at) }} />
        ))}
        <FreezeBands bands={bands} groupId={id} />
        {row.bars.map((bar) => (
          <span
            key={bar.id}
            className={mergeClasses(
              styles.bar,
              runsInto({ groupId: id, ...bar }, freezes).length > 0 && styles.frozen,
            )}
            style={{
              insetInlineStart: percent(bar.from),
              width: percent(bar.length),
              top: bar.lane * lane + lane / 7,
              height: (lane * 5) / 7,
              backgroundColor: colourOf(bar.step),
            }}
          />
        ))}
      </div>
    </>
  );
}

function percent(part: number): string {
  return `${part * 100}%`;
}
