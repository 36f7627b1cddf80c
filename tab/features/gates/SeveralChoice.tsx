import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { ScopePicker } from '../../ui/form/ScopePicker.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import { type SeveralKind, severalName } from './several.ts';

interface SeveralChoiceProps {
  readonly kind: SeveralKind;
  readonly onKind: (kind: SeveralKind) => void;
  /** On which it can be decided like this. */
  readonly offered: readonly GateSummary[];
  /** Gates in the list behind. */
  readonly waiting: number;
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
}

/** What to decide, and on which gates. */
export function SeveralChoice({ kind, onKind, offered, waiting, picked, onPick }: SeveralChoiceProps) {
  const format = useFormat();
  const left = waiting - offered.length;
  return (
    <>
      <Field label="Decision">
        <RadioGroup value={kind} onChange={(_, data) => onKind(data.value === 'hold' ? 'hold' : 'go')}>
          <Radio value="go" label="Go, for those that pass" />
          <Radio value="hold" label="Hold, with one reason for all of them" />
        </RadioGroup>
      </Field>
      {offered.length === 0 ? (
        <Text>No gate in the list passes as it stands, so none can go without an override.</Text>
      ) : (
        <ScopePicker
          title="Gates"
          all={kind === 'go' ? 'All that pass' : 'All of them'}
          options={offered.map((gate) => ({ id: gate.wave.id, name: severalName(gate, format) }))}
          picked={picked}
          onChange={onPick}
        />
      )}
      {left > 0 && offered.length > 0 && (
        <Text size={200}>
          {kind === 'go'
            ? `${format.count(left, 'gate is', 'gates are')} not here: open one to hold it, or to override with a reason of its own.`
            : `${format.count(left, 'gate is', 'gates are')} not here, for other leads decide on ${left === 1 ? 'it' : 'them'}.`}
        </Text>
      )}
    </>
  );
}
