import { Tab, TabList } from '@fluentui/react-components';
import { useParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { RolloutChoice } from '../../../bot/contract/rollout/rollouts.ts';
import { useRollouts } from '../../api/rollouts.ts';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { rolloutsInSight, useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { useGo } from '../../ui/rollouts/use-go.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { GatesOfWaves } from './GatesOfWaves.tsx';
import { LimitsPage } from './LimitsPage.tsx';
import { SafeguardsOf } from './SafeguardsOf.tsx';

const PARTS = ['limits', 'holds'] as const;
type Part = (typeof PARTS)[number];

/**
 * Whether each wave may go: what its gate asks, what was decided, and what is held for a known issue; of all rollouts
 * in sight, or of one.
 */
export function GatesScreen({ me }: { me: Me }) {
  const rollouts = useRollouts();
  const { rollout: chosen, all } = useChosenRollout();
  if (rollouts.data === undefined) {
    return <LoadingOrProblem query={rollouts} what="the gates" problem="The gates could not be loaded" />;
  }
  const shown = chosen === undefined ? rolloutsInSight(all) : [chosen];
  if (shown.length === 0) {
    return (
      <Empty title="There are no gates yet">
        Every wave of a rollout has one. Once a rollout is planned on the Status screen, you'll find its gates
        here.
      </Empty>
    );
  }
  return <Gates me={me} only={shown.length === 1 ? shown[0] : undefined} />;
}

interface GatesProps {
  readonly me: Me;
  /** The rollout that is shown; undefined for several. */
  readonly only: RolloutChoice | undefined;
}

function Gates({ me, only }: GatesProps) {
  const go = useGo();
  const { id } = useChosenRollout();
  const asked = useParams()['*'] ?? '';
  const part = PARTS.find((name) => name === asked);
  const waveId = part === undefined && asked !== '' ? asked : undefined;
  const open = (place: string): void => go(`/gates/${encodeURIComponent(place)}`);
  return (
    <ScreenFrame
      title="Gates"
      explains={`Whether each wave of ${only?.name ?? 'all running rollouts'} may go ahead, and why.`}
      actions={<RolloutPicker />}
    >
      <MissingRollout />
      <TabList
        aria-label="Parts of this screen"
        selectedValue={part ?? ''}
        onTabSelect={(_, data) => open(String(data.value))}
      >
        <Tab value="">Waves</Tab>
        <Tab value="limits">Limits</Tab>
        <Tab value="holds">Safeguard holds</Tab>
      </TabList>
      {part === undefined ? (
        <GatesOfWaves key={id} me={me} rolloutId={id} waveId={waveId} onOpen={open} />
      ) : (
        <PartOfOne me={me} part={part} only={only} />
      )}
    </ScreenFrame>
  );
}

/** What each rollout has by itself. */
function PartOfOne({ me, part, only }: GatesProps & { part: Part }) {
  if (only === undefined) {
    return (
      <Empty title="Choose a rollout">
        {part === 'limits' ? 'Limits are set' : 'Safeguard holds are put'} on each rollout by itself. Choose
        one at the top of this page.
      </Empty>
    );
  }
  return part === 'limits' ? (
    <LimitsPage key={only.id} rolloutId={only.id} />
  ) : (
    <SafeguardsOf key={only.id} me={me} rolloutId={only.id} />
  );
}
