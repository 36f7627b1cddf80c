import { Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { PauseCircleRegular, PlayCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import { LONGEST_DECISION_REASON } from '../../../bot/contract/gates/limits.ts';
import { useChangeWavesBefore } from '../../api/gates.ts';
import { DialogForm } from '../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../ui/form/FormDialog.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Change = 'hold' | 'release';

/** While the waves before this gate go badly they can be held as well, and let go on again. */
export function WavesBefore({ gate }: { gate: GateView }) {
  const styles = useStyles();
  const own = gate.previous.filter(({ mayHold }) => mayHold);
  const held = own.filter((wave) => wave.held);
  if (own.length === 0) return null;
  const names = held.map(({ name }) => name).join(', ');
  return (
    <div className={styles.root}>
      {held.length > 0 && (
        <Text className={styles.quiet}>
          On hold: {names}. Nothing more of {held.length === 1 ? 'it' : 'them'} is sent, and who joins later
          does not begin.
        </Text>
      )}
      {held.length < own.length && (
        <FormDialog opener="Hold the wave before" icon={<PauseCircleRegular />} appearance="secondary">
          {(onDone) => <ChangeForm waveId={gate.wave.id} change="hold" onDone={onDone} />}
        </FormDialog>
      )}
      {held.length > 0 && (
        <FormDialog opener="Let the wave before go on" icon={<PlayCircleRegular />} appearance="secondary">
          {(onDone) => <ChangeForm waveId={gate.wave.id} change="release" onDone={onDone} />}
        </FormDialog>
      )}
    </div>
  );
}

interface ChangeFormProps {
  readonly waveId: string;
  readonly change: Change;
  readonly onDone: () => void;
}

function ChangeForm({ waveId, change, onDone }: ChangeFormProps) {
  const [reason, setReason] = useState('');
  const saving = useChangeWavesBefore(waveId, change);
  const holds = change === 'hold';
  return (
    <DialogForm
      title={holds ? 'Hold the wave before' : 'Let the wave before go on'}
      submit={holds ? 'Hold' : 'Let it go on'}
      problem={holds ? 'The wave was not held' : 'The wave was not released'}
      complete={reason.trim() !== ''}
      saving={saving}
      wish={() => ({ reason: reason.trim() })}
      thanks={() => (holds ? 'The wave is on hold.' : 'The wave goes on.')}
      onDone={onDone}
    >
      <Text>
        {holds
          ? 'What is not sent yet of its announcements and reminders stops, and people who join the group later do not begin.'
          : 'Its announcements and reminders go out again, and people who joined in the meantime begin.'}
      </Text>
      <Field
        label="Reason"
        required
        hint={
          holds
            ? 'People of the wave read it when they ask for their turn.'
            : 'It stays in the history of the plan.'
        }
      >
        <Textarea
          value={reason}
          maxLength={LONGEST_DECISION_REASON}
          onChange={(_, data) => setReason(data.value)}
        />
      </Field>
    </DialogForm>
  );
}
