import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { useDecideGates } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { SeveralChoice } from './SeveralChoice.tsx';
import { SeveralConfirmation } from './SeveralConfirmation.tsx';
import { SeveralOutcome } from './SeveralOutcome.tsx';
import { type SeveralKind, type SeveralResult, severalFor, severalName, severalResult } from './several.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface SeveralStepsProps {
  readonly gates: readonly GateSummary[];
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: () => void;
}

/** Choose, confirm with all of them before one's eyes, and read what became of each that was refused. */
export function SeveralSteps({ gates, onBusy, onDone }: SeveralStepsProps) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const saving = useDecideGates();
  const [kind, setKind] = useState<SeveralKind>('go');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [confirming, setConfirming] = useState(false);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState(0);
  const [result, setResult] = useState<SeveralResult>();
  // What somebody else decided in the meantime is not there to be chosen any more.
  const offered = severalFor(gates, kind);
  const chosen = offered.filter(({ wave }) => picked.includes(wave.id));
  const complete = chosen.length > 0 && (kind === 'go' || reason.trim() !== '');

  const decide = (): void => {
    const names = new Map(chosen.map((gate) => [gate.wave.id, severalName(gate, format)]));
    setDone(0);
    onBusy(true);
    saving.mutate(
      {
        decision: kind,
        reason: reason.trim(),
        gates: chosen.map(({ wave, seen }) => ({ waveId: wave.id, seen })),
        onProgress: setDone,
      },
      {
        onSuccess: (answers) => {
          const became = severalResult(answers, (waveId) => names.get(waveId) ?? waveId);
          if (became.refused.length > 0) return setResult(became);
          saved(`${format.count(became.decided, 'gate is', 'gates are')} decided.`);
          onDone();
        },
        onSettled: () => onBusy(false),
      },
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (saving.isPending) return;
    if (confirming) decide();
    else setConfirming(true);
  };

  if (result !== undefined) return <SeveralOutcome kind={kind} result={result} onDone={onDone} />;
  const waves = format.count(chosen.length, 'wave', 'waves');
  return (
    <form onSubmit={submit}>
      <DialogBody>
        <DialogTitle>{confirming ? QUESTIONS[kind](waves) : 'Decide several gates'}</DialogTitle>
        <DialogContent className={styles.content}>
          {confirming ? (
            <SeveralConfirmation kind={kind} chosen={chosen} reason={reason} onReason={setReason} />
          ) : (
            <SeveralChoice
              kind={kind}
              onKind={(next) => {
                setKind(next);
                setPicked([]);
              }}
              offered={offered}
              waiting={gates.length}
              picked={picked}
              onPick={setPicked}
            />
          )}
          {saving.isError && <ProblemNotice title="Not all of them were decided" error={saving.error} />}
          <div role="status">
            {saving.isPending &&
              `Deciding: ${format.number(done)} of ${format.number(chosen.length)} are done …`}
          </div>
        </DialogContent>
        <DialogActions>
          <Button disabled={saving.isPending} onClick={() => (confirming ? setConfirming(false) : onDone())}>
            {confirming ? 'Back' : 'Cancel'}
          </Button>
          <Button
            appearance="primary"
            type="submit"
            disabled={saving.isPending || (confirming ? !complete : chosen.length === 0)}
          >
            {confirming ? SUBMITS[kind](waves) : 'Continue'}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

const QUESTIONS = {
  go: (waves: string) => `Let ${waves} go?`,
  hold: (waves: string) => `Hold ${waves}?`,
};
const SUBMITS = {
  go: (waves: string) => `Let ${waves} go`,
  hold: (waves: string) => `Hold ${waves}`,
};
