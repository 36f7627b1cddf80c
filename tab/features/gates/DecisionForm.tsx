import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DecisionKind, GateView } from '../../../bot/contract/gates/gates.ts';
import { LONGEST_DECISION_REASON } from '../../../bot/contract/gates/limits.ts';
import type { useDecideGate } from '../../api/gates.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { choices, consequences } from './decisions.ts';
import { EVENT_WORDS, GATE_STATE_WORDS } from './words.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL } });

const TITLES: Record<DecisionKind, string> = {
  go: 'Let this wave go?',
  hold: 'Hold this wave?',
  override: 'Override this gate?',
};

const SUBMITS: Record<DecisionKind, string> = {
  go: 'Let it go',
  hold: 'Hold the wave',
  override: 'Override',
};

const DONE: Record<DecisionKind, string> = {
  go: 'The wave goes ahead.',
  hold: 'The wave is on hold.',
  override: 'The wave goes ahead. Your reason is in the record.',
};

interface DecisionFormProps {
  readonly kind: DecisionKind;
  readonly gate: GateView;
  readonly saving: ReturnType<typeof useDecideGate>;
  readonly onDone: () => void;
}

/** The last question before a decision: what it does, to how many people, and why. */
export function DecisionForm({ kind, gate, saving, onDone }: DecisionFormProps) {
  const styles = useStyles();
  const format = useFormat();
  const [seenAtStart] = useState(gate.seen);
  const [reason, setReason] = useState('');
  const needsReason = kind !== 'go';
  // After somebody else has decided, the same decision may make no sense any more.
  const offered = choices(gate).some((choice) => choice.kind === kind && choice.refusal === undefined);
  return (
    <DialogForm
      title={TITLES[kind]}
      submit={SUBMITS[kind]}
      problem="Your decision was not taken"
      complete={offered && (!needsReason || reason.trim() !== '')}
      saving={saving}
      wish={() => ({ decision: kind, reason: reason.trim(), seen: gate.seen })}
      thanks={() => DONE[kind]}
      onDone={onDone}
    >
      <ul className={styles.list}>
        {consequences(kind, gate, format).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {gate.seen !== seenAtStart && <ChangedMeanwhile gate={gate} offered={offered} />}
      <Field
        label={needsReason ? 'Reason' : 'Note (optional)'}
        required={needsReason}
        hint={
          kind === 'hold'
            ? 'Write it for the people of the wave: they read it.'
            : 'It stays in the history and in the decision record.'
        }
      >
        <Textarea
          value={reason}
          rows={3}
          maxLength={LONGEST_DECISION_REASON}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
    </DialogForm>
  );
}

function ChangedMeanwhile({ gate, offered }: { gate: GateView; offered: boolean }) {
  const last = gate.events[0];
  return (
    <Notice title={`The gate has changed: ${GATE_STATE_WORDS[gate.state]}`}>
      {last !== undefined && `${EVENT_WORDS[last.kind]} by ${last.by}. ${last.reason} `}
      {offered ? 'If you go on, your decision takes its place.' : "This decision can't be made any more."}
    </Notice>
  );
}
