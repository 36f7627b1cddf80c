import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { GroupInRollout, GroupPage } from '../../../../bot/contract/overview/group-page.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { RowButton } from '../../../ui/states/RowButton.tsx';
import { addedWords } from '../added/added-words.ts';
import { WaveFacts } from '../wave/WaveFacts.tsx';

const useStyles = makeStyles({
  waves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& dt': { fontWeight: tokens.fontWeightSemibold, paddingInlineStart: tokens.spacingHorizontalS },
    '& dd': { margin: 0 },
  },
  added: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: {
    display: 'block',
    padding: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface GroupWavesProps {
  readonly page: GroupPage;
  readonly onOpen: (waveId: string) => void;
}

/** The waves of a group, phase by phase and rollout by rollout; each one opens. */
export function GroupWaves({ page, onOpen }: GroupWavesProps) {
  if (page.rollouts.length === 0) {
    return (
      <Panel title="Waves">
        <Text>As soon as a rollout is planned, you'll see the waves of this group here.</Text>
      </Panel>
    );
  }
  return page.rollouts.map((rollout) => (
    <Panel key={rollout.id} title={page.rollouts.length === 1 ? 'Waves' : rollout.name}>
      <OfRollout rollout={rollout} groupName={page.group.name} onOpen={onOpen} />
    </Panel>
  ));
}

interface OfRolloutProps {
  readonly rollout: GroupInRollout;
  readonly groupName: string;
  readonly onOpen: (waveId: string) => void;
}

function OfRollout({ rollout, groupName, onOpen }: OfRolloutProps) {
  const styles = useStyles();
  const format = useFormat();
  if (rollout.waves.every(({ wave }) => wave === null)) {
    return <Text>{`${groupName} has no part in ${rollout.name}.`}</Text>;
  }
  return (
    <dl className={styles.waves}>
      {rollout.waves.map(({ phase, wave, added }) => (
        <div key={phase.id}>
          <dt>{phase.name}</dt>
          <dd>
            {wave === null ? (
              <span className={styles.none}>No wave</span>
            ) : (
              <RowButton onClick={() => onOpen(wave.id)}>
                <WaveFacts wave={wave} />
                <span className={styles.added}>Added: {addedWords(added, wave.people, format)}</span>
              </RowButton>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
