import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { GroupPage } from '../../../../bot/contract/overview/group-page.ts';
import { useGroupPage } from '../../../api/group-page.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { MissingRollout } from '../../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../../ui/rollouts/RolloutPicker.tsx';
import { useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../../ui/states/ScreenFrame.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { WaveDrawer } from '../wave/WaveDrawer.tsx';
import { GroupAdoptionPanel } from './GroupAdoptionPanel.tsx';
import { GroupHelp } from './GroupHelp.tsx';
import { GroupIssues } from './GroupIssues.tsx';
import { GroupWaves } from './GroupWaves.tsx';
import { peopleWords } from './group-words.ts';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  page: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  side: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
  },
});

/** One business group, or the pilot set: how far it is, who helps it, what troubles it. */
export function GroupScreen() {
  const styles = useStyles();
  const { groupId = '' } = useParams();
  const { id: rollout } = useChosenRollout();
  const page = useGroupPage(groupId, rollout);
  return (
    <div className={styles.page}>
      <span>
        <ScreenLink to="/status">
          <span className={styles.back}>
            <ArrowLeftRegular aria-hidden /> All business groups
          </span>
        </ScreenLink>
      </span>
      {page.data ? (
        <Loaded page={page.data} />
      ) : (
        <LoadingOrProblem query={page} what="the business group" problem="The group could not be loaded" />
      )}
    </div>
  );
}

function Loaded({ page }: { page: GroupPage }) {
  const styles = useStyles();
  const format = useFormat();
  const [opened, setOpened] = useState<string>();
  const { group, rollouts, champions, issues, adoption } = page;
  return (
    <ScreenFrame title={group.name} explains={peopleWords(page, format)} actions={<RolloutPicker />}>
      <MissingRollout />
      <GroupWaves page={page} onOpen={setOpened} />
      <div className={styles.side}>
        {champions !== null && <GroupHelp rollouts={rollouts} champions={champions} />}
        {issues !== null && <GroupIssues group={group} waiting={issues.waiting} />}
        {champions !== null && <GroupAdoptionPanel adoption={adoption} />}
      </div>
      <WaveDrawer
        opened={opened === undefined ? undefined : { id: opened }}
        onClose={() => setOpened(undefined)}
      />
    </ScreenFrame>
  );
}
