import { Button, Dialog, DialogSurface, DialogTrigger, makeStyles } from '@fluentui/react-components';
import { TaskListLtrRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { SeveralSteps } from './SeveralSteps.tsx';
import { severalFor } from './several.ts';

const useStyles = makeStyles({ opener: { justifySelf: 'start' } });

interface DecideSeveralProps {
  /** Those that wait for a decision, as far as they are loaded. */
  readonly gates: readonly GateSummary[];
  /** Loads more of them; undefined when all are there. */
  readonly loadMore: (() => void) | undefined;
}

/** Several gates in one go, for whoever has many of them before their eyes. */
export function DecideSeveral({ gates, loadMore }: DecideSeveralProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (open) loadMore?.();
  }, [open, loadMore]);
  // While it is open it stays, also when the last of them is decided: what became of them is told in it.
  if (!open && severalFor(gates, 'hold').length < 2) return null;
  return (
    <Dialog open={open} onOpenChange={(_, data) => (data.open || !busy) && setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button className={styles.opener} icon={<TaskListLtrRegular />}>
          Decide several
        </Button>
      </DialogTrigger>
      <DialogSurface>
        {open && <SeveralSteps gates={gates} onBusy={setBusy} onDone={() => setOpen(false)} />}
      </DialogSurface>
    </Dialog>
  );
}
