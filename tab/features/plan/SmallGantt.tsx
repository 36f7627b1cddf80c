import { makeStyles, tokens } from '@fluentui/react-components';
import type { Gantt } from '../../ui/waves/gantt.ts';

const ROW = 12;
const TALLEST_PX = 220;
const WIDTH = 1000;

const CONFIGURATION_COLOUR = tokens.colorNeutralForeground3;
const COLOURS = [
  tokens.colorPaletteBlueBorderActive,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteTealBorderActive,
  tokens.colorPaletteBerryBorderActive,
  tokens.colorPaletteLightGreenBorderActive,
  tokens.colorPalettePurpleBorderActive,
];

const useStyles = makeStyles({
  picture: { display: 'block', width: '100%', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  month: { stroke: tokens.colorNeutralStroke3, strokeWidth: 1, vectorEffect: 'non-scaling-stroke' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
  },
  swatch: {
    display: 'inline-block',
    width: '12px',
    height: '12px',
    marginInlineEnd: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusSmall,
    verticalAlign: 'middle',
  },
});

/** One plan at a glance: a row per group, a colour per phase. Its dates stand beside it and in the confirmation. */
export function SmallGantt({ gantt, name }: { gantt: Gantt; name: string }) {
  const styles = useStyles();
  const lines = gantt.rows.reduce((sum, row) => sum + row.lanes, 0);
  const height = lines * ROW;
  let top = 0;
  return (
    <svg
      className={styles.picture}
      role="img"
      aria-label={name}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      style={{ height: Math.min(height, TALLEST_PX) }}
    >
      {gantt.months.map(({ date, at }) => (
        <line key={date} className={styles.month} x1={at * WIDTH} x2={at * WIDTH} y1={0} y2={height} />
      ))}
      {gantt.rows.map((row) => {
        const from = top;
        top += row.lanes * ROW;
        return row.bars.map((bar) => (
          <rect
            key={bar.id}
            x={bar.from * WIDTH}
            y={from + bar.lane * ROW + 1}
            width={Math.max(1, bar.length * WIDTH - 1)}
            height={ROW - 2}
            style={{ fill: colourOf(bar.step) }}
          />
        ));
      })}
    </svg>
  );
}

/** Which colour is which phase, for all pictures. */
export function PhaseLegend({ steps, configuration }: { steps: readonly string[]; configuration: boolean }) {
  const styles = useStyles();
  const entries = [
    ...(configuration ? [{ name: 'IT configures', colour: CONFIGURATION_COLOUR }] : []),
    ...steps.map((name, index) => ({ name, colour: colourOf(index + 1) })),
  ];
  return (
    <div className={styles.legend}>
      {entries.map(({ name, colour }) => (
        <span key={name}>
          <span className={styles.swatch} style={{ backgroundColor: colour }} aria-hidden />
          {name}
        </span>
      ))}
    </div>
  );
}

/** Phases beyond the colours begin again; 0 is the time before all phases. */
function colourOf(step: number): string {
  if (step === 0) return CONFIGURATION_COLOUR;
  return COLOURS[(step - 1) % COLOURS.length] ?? CONFIGURATION_COLOUR;
}
