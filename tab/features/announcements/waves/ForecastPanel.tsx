import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import type { Forecast } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { WithoutAppNote } from '../installing/WithoutAppNote.tsx';
import { ReasonList } from '../reach/ReasonList.tsx';

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Before sending: whom it reaches, whom not and why, and how long it takes. */
export function ForecastPanel({ forecast }: { forecast: Forecast }) {
  const styles = useStyles();
  const format = useFormat();
  const unreachable = forecast.people - forecast.reachable;

  return (
    <Panel title="Who gets it">
      <div className={styles.figures}>
        <span>
          <Title3>{format.number(forecast.people)}</Title3> in the wave
        </span>
        <span>
          <Title3>{format.number(forecast.reachable)}</Title3> reachable
        </span>
        <span>
          <Title3>{format.number(unreachable)}</Title3> not reachable
        </span>
      </div>
      {forecast.people === 0 ? (
        <Text>There is nobody in this wave. Check the people of the group, then come back.</Text>
      ) : (
        <>
          <ReasonList reasons={forecast.unreachable} />
          <WithoutAppNote unreachable={forecast.unreachable} />
          <Text className={styles.quiet}>Sending takes about {format.duration(forecast.seconds)}.</Text>
        </>
      )}
    </Panel>
  );
}
