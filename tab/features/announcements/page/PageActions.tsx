import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CopyRegular,
  DeleteRegular,
  DismissCircleRegular,
  EditRegular,
  SendRegular,
} from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import { useGo } from '../../../ui/rollouts/use-go.ts';
import { type Deed, deedsFor, stepOf } from '../life/deeds.ts';
import { RemoveDialog } from '../life/RemoveDialog.tsx';
import { StepDialog } from '../life/StepDialog.tsx';
import { hasBegun } from '../life/state-words.ts';
import { STEP_WORDS } from '../life/steps.ts';
import { useDuplicate } from '../life/use-duplicate.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const ICONS: Record<Deed, ReactElement> = {
  compose: <EditRegular />,
  duplicate: <CopyRegular />,
  cancel: <DismissCircleRegular />,
  'go-on': <SendRegular />,
  retract: <ArrowUndoRegular />,
  remove: <DeleteRegular />,
};

/** What can be done with one announcement, as buttons. */
export function PageActions({ view }: { view: AnnouncementView }) {
  const styles = useStyles();
  const go = useGo();
  const duplicate = useDuplicate(view.id);
  const [asking, setAsking] = useState<Deed | null>(null);
  const step = asking === null ? undefined : stepOf(asking);
  const close = (): void => setAsking(null);
  const start: Record<Deed, () => void> = {
    compose: () => go(`/compose/${view.id}`),
    duplicate,
    cancel: () => setAsking('cancel'),
    'go-on': () => setAsking('go-on'),
    retract: () => setAsking('retract'),
    remove: () => setAsking('remove'),
  };

  return (
    <div className={styles.root}>
      {deedsFor(standingOf(view)).map((deed) => (
        <Button
          key={deed}
          icon={ICONS[deed]}
          appearance={isMain(deed, view) ? 'primary' : 'secondary'}
          onClick={start[deed]}
        >
          {nameOf(deed, view)}
        </Button>
      ))}
      {step !== undefined && <StepDialog id={view.id} step={step} onClose={close} />}
      {asking === 'remove' && (
        <RemoveDialog id={view.id} title={view.title} onClose={close} onRemoved={() => go('/announce')} />
      )}
    </div>
  );
}

/** A draft waits in the composer, one in review for a yes; nothing that can be done later is what most people come for. */
function isMain(deed: Deed, { state, steps }: AnnouncementView): boolean {
  return deed === 'compose' && !hasBegun(state) && !steps.includes('approve');
}

function nameOf(deed: Deed, { state, mayEdit }: AnnouncementView): string {
  switch (deed) {
    case 'compose':
      return hasBegun(state) && mayEdit ? 'Edit' : 'Open in the composer';
    case 'duplicate':
      return 'Duplicate';
    case 'cancel':
      return STEP_WORDS.cancel;
    case 'go-on':
      return 'Go on sending';
    case 'retract':
      return 'Take back';
    case 'remove':
      return 'Delete';
  }
}
