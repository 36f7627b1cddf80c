import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { colourOf } from './phase-colours.ts';

const useStyles = makeStyles({
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
  freeze: {
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorNeutralForeground3} 0 1px, transparent 1px 5px)`,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  frozen: { outline: `2px dashed ${tokens.colorNeutralForeground1}`, outlineOffset: '-1px' },
});

interface PhaseLegendProps {
  readonly steps: readonly string[];
  readonly configuration: boolean;
  readonly freezes: boolean;
}

/** Which colour is which phase, for all pictures. */
export function PhaseLegend({ steps, configuration, freezes }: PhaseLegendProps) {
  const styles = useStyles();
  const entries = [
    ...(configuration ? [{ name: 'IT configures', colour: colourOf(0) }] : []),
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
      {freezes && (
        <>
          <span>
            <span className={mergeClasses(styles.swatch, styles.freeze)} aria-hidden />
            Freeze
          </span>
          <span>
            <span className={mergeClasses(styles.swatch, styles.frozen)} aria-hidden />
            Runs into a freeze
          </span>
        </>
      )}
    </div>
  );
}
