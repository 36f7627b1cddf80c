import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import { LONGEST_DECISION_REASON } from '../../../bot/contract/gates/limits.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { type SeveralKind, severalConsequences, severalName } from './several.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  names: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    maxHeight: '200px',
    overflowY: 'auto',
    overflowWrap: 'anywhere',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface SeveralConfirmationProps {
  readonly kind: SeveralKind;
  readonly chosen: readonly GateSummary[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** The last question before several decisions: what they do, on which waves, and why. */
export function SeveralConfirmation({ kind, chosen, reason, onReason }: SeveralConfirmationProps) {
  const styles = useStyles();
  const format = useFormat();
  const holds = kind === 'hold';
  return (
    <>
      <ul className={styles.list}>
        {severalConsequences(kind, chosen, format).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to take the focus */}
      <ol className={styles.names} aria-label="Chosen gates" tabIndex={0}>
        {chosen.map((gate) => (
          <li key={gate.wave.id}>{severalName(gate, format)}</li>
        ))}
      </ol>
      <Field
        label={holds ? 'Reason for all of them' : 'Note for all of them (optional)'}
        required={holds}
        hint={
          holds
            ? 'Write it for the people of the waves: they read it.'
            : 'It stays in the history and in the decision records.'
        }
      >
        <Textarea
          value={reason}
          rows={3}
          maxLength={LONGEST_DECISION_REASON}
          onChange={(_, data) => onReason(data.value)}
        />
      </Field>
    </>
  );
}
