import { Tab, TabList } from '@fluentui/react-components';
import { Navigate, Route, Routes, useParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { PlanLink } from '../../ui/rollouts/PlanLink.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { RolloutsLink } from '../../ui/rollouts/RolloutsLink.tsx';
import { useGo } from '../../ui/rollouts/use-go.ts';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { GroupScreen } from './group/GroupScreen.tsx';
import { MyRollout } from './mine/MyRollout.tsx';
import { Overview } from './Overview.tsx';
import { ChangesPart } from './parts/ChangesPart.tsx';
import { PeoplePart } from './parts/PeoplePart.tsx';
import { TeamPart } from './parts/TeamPart.tsx';
import { useActionsStyles } from './use-actions-styles.ts';
import { useStatusTitle } from './use-status-title.tsx';

const PARTS = ['', 'people', 'team', 'changes'] as const;
type Part = (typeof PARTS)[number];

/** How far each business group has come, and a page for each of them; a member sees their own way through it. */
export function StatusScreen({ me }: { me: Me }) {
  if (me.role === 'member') return <MyRollout />;
  return (
    <Routes>
      <Route index element={<Whole me={me} part="" />} />
      <Route path="group/:groupId" element={<GroupScreen />} />
      <Route path=":part" element={<PartAsked me={me} />} />
      <Route path="*" element={<Navigate to="/status" replace />} />
    </Routes>
  );
}

function PartAsked({ me }: { me: Me }) {
  const asked = useParams().part;
  const part = PARTS.find((name) => name === asked);
  return part === undefined ? <Navigate to="/status" replace /> : <Whole me={me} part={part} />;
}

function Whole({ me, part }: { me: Me; part: Part }) {
  const styles = useActionsStyles();
  const go = useGo();
  const { title, explains } = useStatusTitle();
  return (
    <ScreenFrame
      title={title}
      explains={explains}
      actions={
        <div className={styles.actions}>
          <RolloutPicker />
          <RolloutsLink />
          {me.role === 'lead' && me.leads === null && <PlanLink />}
        </div>
      }
    >
      <MissingRollout />
      <TabList
        aria-label="Parts of this screen"
        selectedValue={part}
        onTabSelect={(_, data) => go(`/status/${String(data.value)}`)}
      >
        <Tab value="">Overview</Tab>
        <Tab value="people">People</Tab>
        <Tab value="team">Team</Tab>
        <Tab value="changes">Changes</Tab>
      </TabList>
      {part === '' && <Overview me={me} />}
      {part === 'people' && <PeoplePart me={me} />}
      {part === 'team' && <TeamPart />}
      {part === 'changes' && <ChangesPart />}
    </ScreenFrame>
  );
}
