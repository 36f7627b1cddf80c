import { makeStyles, tokens } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { usePlaybooks } from '../../api/rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { PlaybookList } from './PlaybookList.tsx';
import { PlaybookReader } from './PlaybookReader.tsx';
import { UploadPlaybook } from './UploadPlaybook.tsx';

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(280px, 1fr) minmax(0, 2.4fr)' },
  },
});

/** What a rollout can follow: read each playbook, and bring one of your own. */
export function PlaybooksScreen({ me }: { me: Me }) {
  const styles = useStyles();
  const playbooks = usePlaybooks();
  const [address, setAddress] = useSearchParams();
  const all = playbooks.data?.playbooks ?? [];
  const opened = address.get('playbook') ?? all[0]?.id;
  const open = (id: string): void => setAddress({ playbook: id });
  const leadsAll = me.role === 'lead' && me.leads === null;

  return (
    <ScreenFrame
      title="Playbooks"
      explains="A playbook says what a rollout goes through: phases, what must be done, what people are told."
    >
      {leadsAll && <UploadPlaybook onAdded={open} />}
      <LoadingOrProblem query={playbooks} what="playbooks" problem="The playbooks could not be loaded" />
      {playbooks.isSuccess && all.length === 0 && (
        <Empty title="No playbooks yet">
          A lead of all groups can upload one of your own. Until then nothing can be planned.
        </Empty>
      )}
      {opened !== undefined && all.length > 0 && (
        <div className={styles.both}>
          <PlaybookList playbooks={all} opened={opened} onOpen={open} />
          <PlaybookReader key={opened} id={opened} onDeleted={() => setAddress({})} />
        </div>
      )}
    </ScreenFrame>
  );
}
