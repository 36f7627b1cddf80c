import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useGate } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { ConditionTable } from './ConditionTable.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { GateHistory } from './GateHistory.tsx';
import { NotAsked } from './NotAsked.tsx';
import { RecordButtons } from './RecordButtons.tsx';
import { Verdict } from './Verdict.tsx';
import { WavesBefore } from './WavesBefore.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  back: { '@media (min-width: 900.1px)': { display: 'none' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface GatePageProps {
  readonly me: Me;
  readonly waveId: string;
  readonly onBack: () => void;
}

/** One gate in full: what it asks, what is known, who decided what. */
export function GatePage({ me, waveId, onBack }: GatePageProps) {
  const styles = useStyles();
  const gate = useGate(waveId);
  return (
    <div className={styles.root}>
      <div className={styles.back}>
        <Button icon={<ArrowLeftRegular />} onClick={onBack}>
          All gates
        </Button>
      </div>
      {gate.data ? (
        <Gate me={me} gate={gate.data} />
      ) : (
        <LoadingOrProblem query={gate} what="the gate" problem="The gate could not be loaded" />
      )}
    </div>
  );
}

function Gate({ me, gate }: { me: Me; gate: GateView }) {
  const styles = useStyles();
  const format = useFormat();
  const { wave, previous, notAsked, events } = gate;
  return (
    <>
      <Panel title={`${wave.phase.name}, ${wave.group.name}`}>
        <Text className={styles.quiet}>
          {format.longDays(wave.start, wave.end)} · {format.people(wave.people)} · {gate.rollout}
        </Text>
        <Verdict gate={gate} />
        <DecisionPanel gate={gate} />
      </Panel>
      <Panel title="Conditions">
        <Text className={styles.quiet}>
          Facts of {format.moment(gate.factsAt)}.{' '}
          {previous.length === 0
            ? 'There is no wave before this one to judge it by.'
            : 'Judged by the waves before: '}
          {previous.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              <ScreenLink to={`/gates/${encodeURIComponent(id)}`}>{name}</ScreenLink>
            </span>
          ))}
        </Text>
        <WavesBefore gate={gate} />
        {gate.conditions.length > 0 && <ConditionTable gate={gate} role={me.role} />}
        {notAsked.length > 0 && <NotAsked conditions={notAsked} />}
      </Panel>
      <Panel
        title="History"
        actions={gate.state === 'coming' ? undefined : <RecordButtons waveId={wave.id} />}
      >
        <GateHistory events={events} />
      </Panel>
    </>
  );
}
