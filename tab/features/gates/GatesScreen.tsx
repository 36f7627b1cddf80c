import { Select, Tab, TabList } from '@fluentui/react-components';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { type GatesView, useGates } from '../../api/gates.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { GatesOfWaves } from './GatesOfWaves.tsx';
import { LimitsPage } from './LimitsPage.tsx';
import { SafeguardsPage } from './SafeguardsPage.tsx';

const PARTS = ['limits', 'holds'] as const;
type Part = (typeof PARTS)[number];

/** Whether each wave may go: what its gate asks, what was decided, and what is held for a known issue. */
export function GatesScreen({ me }: { me: Me }) {
  const asked = useParams()['*'] ?? '';
  const [query] = useSearchParams();
  const part = PARTS.find((name) => name === asked);
  const waveId = part === undefined && asked !== '' ? asked : undefined;
  // A deep link to one wave names its rollout by the way.
  const gates = useGates(query.get('rollout') ?? waveId?.split('.')[0]);

  if (gates.data === undefined) {
    return <LoadingOrProblem query={gates} what="the gates" problem="The gates could not be loaded" />;
  }
  const { rollout } = gates.data;
  if (rollout === null) {
    return (
      <Empty title="There are no gates yet">
        Every wave of a rollout has one. Once a rollout is planned on the Status screen, you'll find its gates
        here.
      </Empty>
    );
  }
  return <Gates me={me} view={gates.data} rollout={rollout} part={part} waveId={waveId} />;
}

interface GatesProps {
  readonly me: Me;
  readonly view: GatesView;
  readonly rollout: { readonly id: string; readonly title: string };
  readonly part: Part | undefined;
  readonly waveId: string | undefined;
}

function Gates({ me, view, rollout, part, waveId }: GatesProps) {
  const navigate = useNavigate();
  const open = (place: string, rolloutId = rollout.id): void => {
    navigate(`/gates/${encodeURIComponent(place)}?rollout=${rolloutId}`);
  };
  return (
    <ScreenFrame
      title="Gates"
      explains={`Whether each wave of ${rollout.title} may go ahead, and why.`}
      actions={
        view.rollouts.length > 1 && (
          <Select
            aria-label="Rollout"
            value={rollout.id}
            onChange={(_, data) => open(part ?? '', data.value)}
          >
            {view.rollouts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )
      }
    >
      <TabList
        aria-label="Parts of this screen"
        selectedValue={part ?? ''}
        onTabSelect={(_, data) => open(String(data.value))}
      >
        <Tab value="">Waves</Tab>
        <Tab value="limits">Limits</Tab>
        <Tab value="holds">Safeguard holds</Tab>
      </TabList>
      {part === undefined && (
        <GatesOfWaves
          key={rollout.id}
          me={me}
          rolloutId={rollout.id}
          gates={view.gates}
          waveId={waveId}
          onOpen={open}
        />
      )}
      {part === 'limits' && <LimitsPage key={rollout.id} rolloutId={rollout.id} />}
      {part === 'holds' && (
        <SafeguardsPage key={rollout.id} me={me} rolloutId={rollout.id} gates={view.gates} />
      )}
    </ScreenFrame>
  );
}
