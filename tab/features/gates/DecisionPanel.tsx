import {
  Button,
  Dialog,
  DialogSurface,
  makeStyles,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular, FlagRegular, PauseCircleRegular } from '@fluentui/react-icons';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { DecisionKind, GateView } from '../../../bot/contract/gates/gates.ts';
import { useDecideGate } from '../../api/gates.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { choices } from './decisions.ts';
import { DECISION_WORDS } from './words.ts';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: 'none',
    ':focus': { outlineStyle: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const ICONS: Record<DecisionKind, ReactElement> = {
  go: <CheckmarkCircleRegular />,
  hold: <PauseCircleRegular />,
  override: <FlagRegular />,
};

/** What a lead can decide here; who may not is told who may. */
export function DecisionPanel({ gate }: { gate: GateView }) {
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const hintId = useId();
  const [deciding, setDeciding] = useState<DecisionKind>();
  const saving = useDecideGate(gate.wave.id);
  const offered = choices(gate);
  const panel = useRef<HTMLFieldSetElement>(null);
  const decided = saving.isSuccess && deciding === undefined;
  useEffect(() => {
    // The button that was pressed may be gone with the decision: the keyboard goes on from here.
    if (decided) panel.current?.focus();
  }, [decided]);
  const refusal = offered.find((choice) => choice.refusal !== undefined)?.refusal;

  if (offered.length === 0) {
    return (
      <Text className={styles.quiet}>
        {gate.wave.state === 'complete'
          ? 'This wave is over, so nothing is left to decide.'
          : 'The leads of this group decide here.'}
      </Text>
    );
  }
  const start = (kind: DecisionKind): void => {
    saving.reset();
    setDeciding(kind);
  };
  const close = () => setDeciding(undefined);
  return (
    <>
      <fieldset ref={panel} aria-label="Decision" tabIndex={-1} className={styles.buttons}>
        {offered.map(({ kind, refusal: why }) => (
          <Button
            {...restore}
            key={kind}
            appearance={kind === 'go' ? 'primary' : 'secondary'}
            icon={ICONS[kind]}
            disabledFocusable={why !== undefined}
            {...(why === undefined ? {} : { 'aria-describedby': hintId })}
            onClick={() => start(kind)}
          >
            {DECISION_WORDS[kind]}
          </Button>
        ))}
      </fieldset>
      {refusal !== undefined && (
        <Text id={hintId} className={styles.quiet}>
          {refusal}
        </Text>
      )}
      <Dialog
        open={deciding !== undefined}
        onOpenChange={(_, data) => {
          if (!data.open && !saving.isPending) close();
        }}
      >
        <DialogSurface>
          {deciding !== undefined && (
            <DecisionForm kind={deciding} gate={gate} saving={saving} onDone={close} />
          )}
        </DialogSurface>
      </Dialog>
    </>
  );
}
