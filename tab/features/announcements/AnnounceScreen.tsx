import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { EditRegular, SendRegular } from '@fluentui/react-icons';
import { Navigate, useParams, useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { useGo } from '../../ui/rollouts/use-go.ts';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { ChannelsPart } from './channels/ChannelsPart.tsx';
import { NotArrived } from './jobs/NotArrived.tsx';
import { ParkedJobs } from './jobs/ParkedJobs.tsx';
import { AnnouncementsPart } from './list/AnnouncementsPart.tsx';
import { AnnouncementPage } from './page/AnnouncementPage.tsx';
import { RulesPart } from './rules/RulesPart.tsx';
import { WavesPart } from './waves/WavesPart.tsx';

const PARTS = ['', 'waves', 'channels', 'rules'] as const;

const useStyles = makeStyles({
  parts: { flexWrap: 'wrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Where a lead writes to people, watches it arrive, and sees what they did with it. */
export function AnnounceScreen({ me }: { me: Me }) {
  const asked = useParams()['*'] ?? '';
  const [query] = useSearchParams();
  const part = PARTS.find((name) => name === asked);

  // Links from other screens name a wave.
  if (part === '' && query.has('wave')) return <Navigate to={`/announce/waves?${query}`} replace />;
  if (part === undefined) return <AnnouncementPage key={asked} id={asked} />;
  return <Desk me={me} part={part} />;
}

function Desk({ me, part }: { me: Me; part: (typeof PARTS)[number] }) {
  const styles = useStyles();
  const go = useGo();
  return (
    <ScreenFrame
      title="Announce"
      explains="What people hear, when, and what they did with it."
      actions={
        <div className={styles.actions}>
          <RolloutPicker />
          <Button icon={<SendRegular />} onClick={() => go('/announce/waves')}>
            Send the playbook's announcement
          </Button>
          <Button appearance="primary" icon={<EditRegular />} onClick={() => go('/compose/new')}>
            Write your own
          </Button>
        </div>
      }
    >
      <MissingRollout />
      <TabList
        className={styles.parts}
        aria-label="Parts of this screen"
        selectedValue={part}
        onTabSelect={(_, data) => go(`/announce/${String(data.value)}`)}
      >
        <Tab value="">Announcements</Tab>
        <Tab value="waves">Waves</Tab>
        <Tab value="channels">Channels</Tab>
        <Tab value="rules">Rules</Tab>
      </TabList>
      {part === '' && <AnnouncementsPart />}
      {part === 'waves' && <WavesPart />}
      {part === 'channels' && <ChannelsPart />}
      {part === 'rules' && <RulesPart />}
      <NotArrived me={me} />
      <ParkedJobs me={me} />
    </ScreenFrame>
  );
}
