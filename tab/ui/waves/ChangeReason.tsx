import { Field, Textarea } from '@fluentui/react-components';
import { LONGEST_MOVE_REASON } from '../../../bot/contract/rollout/limits.ts';

interface ChangeReasonProps {
  readonly value: string;
  /** Whether people would be in two rollouts at once: then it is said to answer for that as well. */
  readonly collides: boolean;
  readonly onChange: (reason: string) => void;
}

/** Why a plan is changed. */
export function ChangeReason({ value, collides, onChange }: ChangeReasonProps) {
  const kept = 'It stays in the history of the plan.';
  return (
    <Field
      label="Reason"
      required
      hint={collides ? `Also why these people may be in two rollouts at once. ${kept}` : kept}
    >
      <Textarea
        value={value}
        maxLength={LONGEST_MOVE_REASON}
        resize="vertical"
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
