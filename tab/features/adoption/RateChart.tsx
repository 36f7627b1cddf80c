import { type ChartProps, DataVizPalette, getColorFromToken, LineChart } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useThemeName } from '../../host/Themed.tsx';
import { useMediaQuery } from '../../host/use-browser-theme.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import type { RateLine } from './lines.ts';

const COLOURS = [
  DataVizPalette.color1,
  DataVizPalette.color2,
  DataVizPalette.color3,
  DataVizPalette.color4,
  DataVizPalette.color5,
  DataVizPalette.color6,
  DataVizPalette.color7,
  DataVizPalette.color8,
  DataVizPalette.color9,
  DataVizPalette.color10,
];

const useStyles = makeStyles({
  root: {
    minHeight: '380px',
    width: '100%',
    overflow: 'hidden',
    // The legend would write every word of a group's name with a capital.
    '& .fui-legend__legend': { textTransform: 'none' },
  },
});

/** The rates as lines; the legend picks which ones stand out. */
export function RateChart({ lines }: { lines: readonly RateLine[] }) {
  const styles = useStyles();
  const format = useFormat();
  const narrow = useMediaQuery('(max-width: 720px)');
  const dark = useThemeName() !== 'light';

  const data: ChartProps = {
    chartTitle: 'Adoption rate by business group over time',
    lineChartData: lines.map((line, index) => ({
      legend: line.name,
      color: line.total
        ? tokens.colorNeutralForeground1
        : getColorFromToken(COLOURS[(index - 1) % COLOURS.length] ?? DataVizPalette.color1, dark),
      hideNonActiveDots: true,
      lineOptions: { strokeWidth: line.total ? 4 : 2 },
      data: line.points.map((point) => ({
        x: point.at,
        y: point.rate,
        xAxisCalloutData: format.day(point.date),
        yAxisCalloutData: format.percent(point.rate),
      })),
    })),
  };

  return (
    <div className={styles.root}>
      <LineChart
        data={data}
        height={380}
        culture={format.locale}
        useUTC
        yMinValue={0}
        yMaxValue={1}
        yAxisTickFormat={(rate: number) => format.percent(rate)}
        tickFormat="%d %b"
        margins={{ left: 52, right: 48 }}
        legendProps={{ canSelectMultipleLegends: true, allowFocusOnLegends: true, enabledWrapLines: !narrow }}
      />
    </div>
  );
}
