import { Dialog, DialogSurface, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useRolloutLives } from '../../api/rollout-lives.ts';
import { PlanLink } from '../../ui/rollouts/PlanLink.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { FreezesDialog } from './FreezesDialog.tsx';
import { inOrder } from './life-words.ts';
import { PilotsDialog } from './PilotsDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { RolloutCard } from './RolloutCard.tsx';
import { type LifeAct, RolloutMenu } from './RolloutMenu.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))',
    alignItems: 'start',
  },
});

/** Every rollout with how far it is; leads of all groups rename, duplicate, cancel and delete them. */
export function RolloutsScreen({ me }: { me: Me }) {
  const lives = useRolloutLives();
  const leadsAll = me.role === 'lead' && me.leads === null;
  return (
    <ScreenFrame
      title="Rollouts"
      explains="Everything that is planned, running or over. Open one to see it on the Status screen."
      actions={leadsAll && <PlanLink />}
    >
      <LoadingOrProblem query={lives} what="the rollouts" problem="The rollouts could not be loaded" />
      {lives.data?.rollouts.length === 0 && (
        <Empty title="No rollout is planned yet" {...(leadsAll && { ways: <PlanLink primary /> })}>
          {leadsAll
            ? 'Choose a playbook and a start date. Groundswell works out whose turn is when.'
            : 'A lead of all business groups can plan one.'}
        </Empty>
      )}
      {lives.data !== undefined && lives.data.rollouts.length > 0 && (
        <RolloutList rollouts={inOrder(lives.data.rollouts)} mayChange={lives.data.mayChange} />
      )}
    </ScreenFrame>
  );
}

interface RolloutListProps {
  readonly rollouts: readonly RolloutLifeView[];
  readonly mayChange: boolean;
}

function RolloutList({ rollouts, mayChange }: RolloutListProps) {
  const styles = useStyles();
  const [asked, setAsked] = useState<{ act: LifeAct; id: string }>();
  const rollout = rollouts.find(({ id }) => id === asked?.id);
  const close = (): void => setAsked(undefined);
  return (
    <>
      <ul className={styles.list}>
        {rollouts.map((one) => (
          <RolloutCard
            key={one.id}
            rollout={one}
            menu={mayChange && <RolloutMenu rollout={one} onAct={(act) => setAsked({ act, id: one.id })} />}
          />
        ))}
      </ul>
      {asked !== undefined && rollout !== undefined && (
        <Dialog open onOpenChange={(_, data) => !data.open && close()}>
          <DialogSurface>
            {asked.act === 'rename' && <RenameDialog rollout={rollout} onDone={close} />}
            {asked.act === 'freezes' && <FreezesDialog rollout={rollout} onDone={close} />}
            {asked.act === 'pilots' && <PilotsDialog rollout={rollout} onDone={close} />}
            {asked.act === 'cancel' && <CancelDialog rollout={rollout} onDone={close} />}
            {asked.act === 'delete' && <DeleteDialog rollout={rollout} onDone={close} />}
          </DialogSurface>
        </Dialog>
      )}
    </>
  );
}
